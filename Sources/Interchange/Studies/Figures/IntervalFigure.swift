/// Points with their intervals, one under the other: shares, forest plots, how well factors tell, sensitivity indices.
struct IntervalFigure: Sendable {
    struct Row: Sendable {
        var label: String
        var marks: [Mark]
    }

    struct Mark: Sendable {
        var value: Double
        var lower: Double
        var upper: Double
        var ink: Ink
        /// Printed right of the plot; empty for nothing.
        var text = ""
        /// Under the pointer.
        var what: String
    }

    /// Colour and shape together, so that neither is needed alone.
    enum Ink: Sendable, CaseIterable {
        case plain, open, better, worse, second, third, fourth

        var colour: String {
            switch self {
            case .plain, .better: ChartPalette.local
            case .open: ChartPalette.muted
            case .worse, .second: ChartPalette.systemic
            case .third: ChartPalette.teal
            case .fourth: ChartPalette.ochre
            }
        }

        var shape: String {
            switch self {
            case .plain, .open: "circle"
            case .better: "triangle-left"
            case .worse: "triangle-right"
            case .second: "square"
            case .third: "diamond"
            case .fourth: "triangle-up"
            }
        }

        var fill: String { self == .open ? "#ffffff" : colour }

        /// For arms and groups side by side.
        static func series(_ index: Int) -> Ink { [.plain, .second, .third, .fourth][index % 4] }
    }

    struct Panel: Sendable {
        var title: String
        /// With its unit.
        var axis: String
        var rows: [Row]
        /// A value to compare with, drawn as a rule.
        var rule: Double?
        /// Fixed ends of the axis, or `nil` for what the intervals need.
        var domain: ClosedRange<Double>?
    }

    var panels: [Panel]
    /// What each ink of several series means; empty without a key.
    var key: [(name: String, ink: Ink)] = []
    /// px for the labels.
    var left = 210.0
    /// px for the printed numbers.
    var right = 150.0
    var columns = 1

    func specification(title: String) -> JSONValue {
        let drawn = panels.filter { !$0.rows.isEmpty }.map(panel)
        return ChartPieces.frame(
            title: title, margin: left + right + 8, columns: columns, days: 1,
            members: [columns > 1 ? "concat" : "vconcat": .array(drawn), "spacing": 22])
    }

    private func panel(_ panel: Panel) -> JSONValue {
        let marks = panel.rows.enumerated().flatMap { row, entry in entry.marks.enumerated().map { (row, entry.marks.count, $0, $1) } }
        let values = marks.map { row, count, place, mark -> JSONValue in
            [
                "row": .string("\(row)"), "v": .number(mark.value), "low": .number(mark.lower), "high": .number(mark.upper),
                "colour": .string(mark.ink.colour), "fill": .string(mark.ink.fill), "shape": .string(mark.ink.shape),
                "text": .string(mark.text), "what": .string(mark.what), "shift": .number(Double(place) - Double(count - 1) / 2),
            ]
        }
        let most = panel.rows.map(\.marks.count).max() ?? 1
        let step = most == 1 ? 24.0 : 9 + Double(most) * 15
        let shift: JSONValue = [
            "field": "shift", "type": "quantitative", "scale": ["domain": [-1, 1], "range": [-15, 15]], "legend": nil,
        ]
        func layer(_ mark: JSONValue, _ more: JSONValue) -> JSONValue {
            ["mark": mark, "encoding": (["y": y(panel), "yOffset": shift] as JSONValue).adding(more)]
        }
        let colour: JSONValue = ["field": "colour", "type": "nominal", "scale": nil]
        let tip: JSONValue = ["field": "what", "type": "nominal", "title": "reading"]
        var layers: [JSONValue] = []
        if let rule = panel.rule {
            layers.append([
                "data": ["values": [["at": .number(rule)]]],
                "mark": ["type": "rule", "strokeDash": [4, 3], "color": .string(ChartPalette.muted), "strokeWidth": 1.2],
                "encoding": ["x": x(panel, "at")],
            ])
        }
        layers.append(
            layer(
                ["type": "rule", "strokeWidth": 2, "clip": true],
                ["x": x(panel, "low"), "x2": ["field": "high"], "color": colour, "tooltip": tip]))
        layers.append(
            layer(
                ["type": "point", "size": 62, "opacity": 1, "strokeWidth": 1.6],
                [
                    "x": x(panel, "v"), "stroke": colour, "fill": ["field": "fill", "type": "nominal", "scale": nil],
                    "shape": ["field": "shape", "type": "nominal", "scale": nil], "tooltip": tip,
                ]))
        layers.append(
            layer(
                ["type": "text", "align": "left", "dx": 10, "fontSize": 10.5, "color": .string(ChartPalette.muted)],
                ["x": ["value": ["expr": "width"]], "text": ["field": "text"]]))
        return [
            "title": ["text": .string(panel.title), "frame": "group", "offset": 6, "dx": .number(-left)],
            "data": ["values": .array(values)],
            "width": 420, "height": .number(Double(panel.rows.count) * step), "layer": .array(layers),
        ]
    }

    private func x(_ panel: Panel, _ field: String) -> JSONValue {
        let marks = panel.rows.flatMap(\.marks)
        let ends = marks.flatMap { [$0.lower, $0.upper, $0.value] }.filter(\.isFinite) + (panel.rule.map { [$0] } ?? [])
        let (low, high) = (ends.min() ?? 0, ends.max() ?? 1)
        let room = max(high - low, 1e-9) * 0.05
        let domain = panel.domain ?? (low - room)...(high + room)
        return [
            "field": .string(field), "type": "quantitative",
            "scale": ["domain": [.number(domain.lowerBound), .number(domain.upperBound)], "nice": false, "zero": false],
            "axis": ["title": .string(panel.axis), "titleFontWeight": "normal", "tickCount": 6, "grid": true, "domain": false],
        ]
    }

    private func y(_ panel: Panel) -> JSONValue {
        let labels = JSONValue.array(panel.rows.map { .string($0.label) }).text
        return [
            "field": "row", "type": "nominal", "sort": nil,
            "scale": ["domain": .array(panel.rows.indices.map { .string("\($0)") }), "padding": 0.1],
            "axis": [
                "title": nil, "domain": false, "ticks": false, "labelPadding": 8, "labelLimit": .number(left - 12),
                "labelColor": .string(ChartPalette.ink), "labelExpr": .string("\(labels)[toNumber(datum.value)]"), "grid": true,
                "tickBand": "extent",
            ],
        ]
    }
}
