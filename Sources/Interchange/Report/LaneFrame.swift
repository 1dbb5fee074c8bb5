/// Rows of bars over the shared time axis, and what may stand in them.
struct LaneFrame: Sendable {
    let axis: TimeAxis
    /// Lanes from the top.
    let names: [String]
    /// Space for the names left of the plot, in px; nil leaves them out.
    let left: Double?

    static let colour: JSONValue = ["field": "colour", "type": "nominal", "scale": nil]
    /// Paler where assumed.
    static let strength: JSONValue = ["field": "strength", "type": "quantitative", "scale": nil]

    func y() -> JSONValue {
        let scale: JSONValue = ["domain": .array(names.map { .string($0) }), "paddingInner": 0.28, "paddingOuter": 0.14]
        return ["field": "lane", "type": "nominal", "scale": scale, "axis": labels]
    }

    private var labels: JSONValue {
        guard let left else { return nil }
        return [
            "title": nil, "labelAlign": "left", "labelPadding": .number(left), "ticks": false, "domain": false, "grid": true, "zindex": 0,
            "tickBand": "extent", "labelLimit": .number(left - 6), "labelColor": .string(ChartPalette.ink),
        ]
    }

    /// Rows carry `lane`, `from`, `to`, `colour`, `strength` and `what`, the words under the pointer.
    func bar(_ rows: [JSONValue]) -> JSONValue {
        [
            "data": ["values": .array(rows)], "mark": ["type": "rect", "clip": true, "cornerRadius": 2],
            "encoding": [
                "x": axis.encoding("from", labelled: true), "x2": ["field": "to"], "y": y(), "color": Self.colour, "opacity": Self.strength,
                "tooltip": ["field": "what", "title": "span"],
            ],
        ]
    }

    /// Bars from spans, with their text inside.
    ///
    /// - Parameter room: px that the whole text needs; a narrower bar carries its short form.
    func spans(_ spans: [Span], lane: String, room: Double) -> [JSONValue] {
        let rows = spans.filter { axis.overlaps($0.from, $0.to) }.map { row($0, lane: lane) }
        guard !rows.isEmpty else { return [] }
        let centred = room < 20
        let mark: JSONValue = [
            "type": "text", "align": centred ? "center" : "left", "baseline": "middle", "dx": centred ? 0 : 5, "fontSize": 10.5,
            "fontWeight": centred ? 700 : 400, "limit": ["expr": "max(8, (datum.to - datum.from) * pxPerDay - 8)"],
        ]
        let test = "(datum.to - datum.from) * pxPerDay >= \(room)"
        let text: JSONValue = [
            "data": ["values": .array(rows)], "mark": mark,
            "encoding": [
                "x": axis.encoding(centred ? "mid" : "from", labelled: true), "y": y(),
                "text": ["condition": ["test": .string(test), "field": "label"], "field": "short"],
                "color": ["field": "ink", "type": "nominal", "scale": nil],
            ],
        ]
        return [bar(rows), text]
    }

    /// A bar: its text whole and short, its colours, and the words under the pointer.
    struct Span: Sendable {
        var from: Double
        var to: Double
        var label: String
        var short = ""
        var colour: String
        var ink = ChartPalette.ink
        var what: String
    }

    private func row(_ span: Span, lane: String) -> JSONValue {
        let (from, to) = (axis.clamp(span.from), axis.clamp(span.to))
        return [
            "lane": .string(lane), "from": .number(from), "to": .number(to), "mid": .number((from + to) / 2), "label": .string(span.label),
            "short": .string(span.short), "strength": 1, "colour": .string(span.colour), "ink": .string(span.ink),
            "what": .string("\(span.what), \(Digits.days(span.from, span.to))"),
        ]
    }
}
