/// A figure of the report: a Vega-Lite specification and the same numbers as a table.
struct ChartFigure: Sendable {
    /// Also the id of its element.
    var id: String
    var title: String
    /// What to see in it.
    var caption: String
    var specification: JSONValue
    /// The accessible and the chartless form; markup.
    var table: String
}

/// Parts that every specification shares.
enum ChartPieces {
    static let fontStack =
        "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"

    static let config: JSONValue = [
        "font": .string(fontStack),
        "background": nil,
        "view": ["stroke": nil],
        "axis": [
            "labelColor": .string(ChartPalette.muted), "titleColor": .string(ChartPalette.ink), "labelFontSize": 11,
            "titleFontSize": 11.5, "titleFontWeight": 600, "gridColor": .string(ChartPalette.hair), "domainColor": "#b9c1ca",
            "tickColor": "#b9c1ca", "tickSize": 4,
        ],
        "title": ["color": .string(ChartPalette.ink), "fontSize": 11.5, "fontWeight": 600, "anchor": "start"],
        "legend": [
            "labelColor": .string(ChartPalette.muted), "titleColor": .string(ChartPalette.muted), "labelFontSize": 10.5,
            "titleFontSize": 10.5, "titleFontWeight": "normal",
        ],
        "text": ["fontSize": 11],
    ]

    /// - Parameters:
    ///   - margin: Width in px that stands left and right of a plot; the page gives the rest to the plot.
    ///   - days: Length of the time axis, from which the page works out pixels a day.
    ///   - columns: How many plots stand side by side where there is room.
    static func frame(title: String, margin: Double, columns: Int = 1, days: Double, members: JSONValue) -> JSONValue {
        let layout: JSONValue = [
            "margin": .number(margin), "columns": .number(Double(columns)), "twoColumnsFrom": 860, "days": .number(days),
        ]
        let head: JSONValue = [
            "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
            "description": .string(title),
            "usermeta": ["squall": layout],
            "params": [["name": "pxPerDay", "value": .number((640 / days).rounded())]],
            "config": config,
            "padding": 2,
            "autosize": ["type": "pad"],
        ]
        return head.adding(members)
    }

    /// Rows of named columns; values that are not finite become null.
    static func rows(_ columns: [(name: String, values: [Double])]) -> JSONValue {
        let count = columns.map(\.values.count).min() ?? 0
        let rows = (0..<count).map { row in
            JSONValue.object(columns.map { (key: $0.name, value: .number(Digits.chart($0.values[row]))) })
        }
        return .array(rows)
    }
}

/// The one time axis that all figures share.
struct TimeAxis: Sendable {
    let window: ClosedRange<Double>
    let title = "Days since CAR-T infusion"

    init(_ content: ReportContent) {
        if let window = content.window {
            self.window = window
            return
        }
        let first = min(content.doses.map(\.day).min() ?? 0, 0)
        let last = content.times.last ?? 1
        let start = (max(first, content.times.first ?? first) - 0.5).rounded(.down)
        self.window = start...max(start + 1, min(last, 21))
    }

    private var ticks: JSONValue {
        let step = window.upperBound - window.lowerBound > 40 ? 5 : window.upperBound - window.lowerBound > 12 ? 2 : 1
        let first = (window.lowerBound / Double(step)).rounded(.up)
        let last = (window.upperBound / Double(step)).rounded(.down)
        return .array(stride(from: first, through: last, by: 1).map { .number($0 * Double(step)) })
    }

    /// An encoding of x by a field, on the shared domain.
    func encoding(_ field: String, labelled: Bool, grid: Bool = true) -> JSONValue {
        let domain: JSONValue = [.number(window.lowerBound), .number(window.upperBound)]
        let axis: JSONValue = [
            "values": ticks, "grid": .bool(grid), "labels": .bool(labelled), "ticks": .bool(labelled),
            "title": labelled ? .string(title) : nil,
            "titlePadding": 6, "format": "d", "labelFlush": false, "domain": .bool(labelled), "titleFontWeight": "normal",
        ]
        return [
            "field": .string(field), "type": "quantitative", "scale": ["domain": domain, "nice": false, "zero": false], "axis": axis,
        ]
    }

    /// Times within the window, thinned to at most `count`, as row numbers.
    func rows(of times: [Double], atMost count: Int = 420) -> [Int] {
        let inside = times.indices.filter { window.contains(times[$0]) }
        guard inside.count > count else { return inside }
        let stride = Double(inside.count - 1) / Double(count - 1)
        return (0..<count).map { inside[Int((Double($0) * stride).rounded())] }
    }

    func clamp(_ day: Double) -> Double { min(max(day, window.lowerBound), window.upperBound) }
    func overlaps(_ from: Double, _ to: Double) -> Bool { to >= window.lowerBound && from <= window.upperBound }
}
