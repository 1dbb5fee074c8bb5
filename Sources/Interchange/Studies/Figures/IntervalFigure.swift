/// Points with their intervals, one under the other: shares, forest plots, how well factors tell, sensitivity indices.
struct IntervalFigure: Sendable {
    struct Row: Sendable {
        var label: String
        var value: Double
        var lower: Double
        var upper: Double
        var ink: Ink
        /// Printed right of the plot.
        var text: String
        /// Under the pointer.
        var what: String { "\(label): \(text)" }
    }

    /// Colour and shape together, so that neither is needed alone.
    enum Ink: Sendable {
        case plain, open, better, worse, other

        var colour: String {
            switch self {
            case .plain, .better: ChartPalette.local
            case .open: ChartPalette.muted
            case .worse: ChartPalette.systemic
            case .other: ChartPalette.teal
            }
        }

        var shape: String {
            switch self {
            case .plain, .open, .better: "circle"
            case .worse: "square"
            case .other: "diamond"
            }
        }

        var fill: String { self == .open ? "#ffffff" : colour }
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
        /// The axis is at least so long.
        var least = 1e-9
    }

    var panels: [Panel]
    /// px for the labels.
    var left = 240.0
    /// px for the printed numbers; nought leaves them out.
    var right = 130.0
    var columns = 1

    func specification(title: String) -> JSONValue {
        let drawn = panels.filter { !$0.rows.isEmpty }.map(panel)
        let layout: JSONValue = columns > 1 ? ["columns": .number(Double(columns)), "concat": .array(drawn)] : ["vconcat": .array(drawn)]
        return ChartPieces.frame(
            title: title, margin: left + right + 16, columns: columns, days: 1,
            members: layout.adding(["spacing": columns > 1 ? ["row": 20, "column": 18] : 22]))
    }

    private func panel(_ panel: Panel) -> JSONValue {
        let values = panel.rows.enumerated().map { place, row -> JSONValue in
            [
                "row": .string("\(place)"), "v": .number(row.value), "low": .number(row.lower), "high": .number(row.upper),
                "colour": .string(row.ink.colour), "fill": .string(row.ink.fill), "shape": .string(row.ink.shape),
                "text": .string(row.text), "what": .string(row.what),
            ]
        }
        func layer(_ mark: JSONValue, _ more: JSONValue) -> JSONValue {
            ["mark": mark, "encoding": (["y": y(panel)] as JSONValue).adding(more)]
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
        guard right > 0 else { return frame(panel, values, layers) }
        layers.append(
            layer(
                ["type": "text", "align": "left", "dx": 10, "fontSize": 10.5, "color": .string(ChartPalette.muted)],
                ["x": ["value": ["expr": "width"]], "text": ["field": "text"]]))
        return frame(panel, values, layers)
    }

    private func frame(_ panel: Panel, _ values: [JSONValue], _ layers: [JSONValue]) -> JSONValue {
        [
            "title": ["text": .string(panel.title), "frame": "group", "offset": 6, "dx": .number(-left)],
            "data": ["values": .array(values)],
            "width": 420, "height": .number(Double(panel.rows.count) * 24), "layer": .array(layers),
        ]
    }

    private func x(_ panel: Panel, _ field: String) -> JSONValue {
        let ends = panel.rows.flatMap { [$0.lower, $0.upper, $0.value] }.filter(\.isFinite) + (panel.rule.map { [$0] } ?? [])
        let (low, high) = (ends.min() ?? 0, ends.max() ?? 1)
        let room = max((high - low) * 0.05, (panel.least - (high - low)) / 2)
        let domain = panel.domain ?? (low - room)...(high + room)
        return [
            "field": .string(field), "type": "quantitative",
            "scale": ["domain": [.number(domain.lowerBound), .number(domain.upperBound)], "nice": false, "zero": false],
            "axis": [
                "title": .string(panel.axis), "titleFontWeight": "normal", "tickCount": 6, "grid": true, "domain": false,
                "labelExpr": StudyAxis.thousands,
            ],
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
