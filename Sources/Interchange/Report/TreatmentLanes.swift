/// Swim lanes: grades, airway level and stages above, then one lane a drug with its doses printed.
struct TreatmentLanes: Sendable {
    let content: ReportContent
    let axis: TimeAxis
    let left: Double

    private static let gradeLane = "ASTCT grade"
    private static let airwayLane = "Airway level"
    private static let stageLane = "Stage"

    struct Lane: Sendable {
        var name: String
        var doses: [ReportContent.Dose]
    }

    /// Lanes of drugs in the order of their first dose.
    var lanes: [Lane] {
        var found: [String: [ReportContent.Dose]] = [:]
        var order: [(day: Double, drug: String)] = []
        for dose in content.doses.sorted(by: { $0.day < $1.day }) {
            if found[dose.drug] == nil { order.append((dose.day, dose.drug)) }
            found[dose.drug, default: []].append(dose)
        }
        return order.map { entry in Lane(name: found[entry.drug]!.first!.label, doses: found[entry.drug]!) }
    }

    private var bands: [String] {
        var names: [String] = []
        if !content.grades.isEmpty { names.append(Self.gradeLane) }
        if !content.airwayLevels.isEmpty { names.append(Self.airwayLane) }
        if !content.stages.isEmpty { names.append(Self.stageLane) }
        return names
    }

    /// Doses in words, equal neighbours drawn together: "40 mg ×4, then 20 mg ×2".
    static func summary(_ doses: [ReportContent.Dose]) -> String {
        var groups: [(text: String, count: Int)] = []
        for dose in doses {
            guard let amount = dose.amount else { continue }
            let text = Digits.short(amount, unit: dose.unit)
            if groups.last?.text == text { groups[groups.count - 1].count += 1 } else { groups.append((text, 1)) }
        }
        if groups.isEmpty { return doses.first?.unit ?? "" }
        return groups.map { $0.count > 1 ? "\($0.text) ×\($0.count)" : $0.text }.joined(separator: ", then ")
    }

    func panel(shading: [JSONValue]) -> JSONValue? {
        let names = bands + lanes.map(\.name)
        guard !names.isEmpty else { return nil }
        var layers = shading
        layers += gradeLayers(content.grades, lane: Self.gradeLane, colours: ChartPalette.grades)
        layers += gradeLayers(content.airwayLevels, lane: Self.airwayLane, colours: ChartPalette.levels)
        layers += stageLayers()
        layers += doseLayers()
        return [
            "width": 640, "height": ["step": 21], "layer": .array(layers),
            "title": ["text": "D\u{2002}Grades and treatment", "frame": "group", "anchor": "start", "dx": .number(-left), "offset": 6],
        ]
    }

    private func y() -> JSONValue {
        let names = (bands + lanes.map(\.name)).map { JSONValue.string($0) }
        return [
            "field": "lane", "type": "nominal", "scale": ["domain": .array(names), "paddingInner": 0.28, "paddingOuter": 0.14],
            "axis": [
                "title": nil, "labelAlign": "left", "labelPadding": .number(left), "ticks": false, "domain": false, "grid": true, "zindex": 0,
                "tickBand": "extent", "labelLimit": .number(left - 6), "labelColor": .string(ChartPalette.ink),
            ],
        ]
    }

    /// Paler where assumed.
    private static let strength: JSONValue = ["field": "strength", "type": "quantitative", "scale": nil]
    private static let colour: JSONValue = ["field": "colour", "type": "nominal", "scale": nil]

    private func gradeLayers(_ spans: [ReportContent.GradeSpan], lane: String, colours: [String]) -> [JSONValue] {
        let shown = spans.filter { axis.overlaps($0.from, $0.to) && $0.grade > 0 }
        guard !shown.isEmpty else { return [] }
        let values = shown.map { span -> JSONValue in
            let (from, to) = (axis.clamp(span.from), axis.clamp(span.to))
            return [
                "lane": .string(lane), "from": .number(from), "to": .number(to), "mid": .number((from + to) / 2), "label": .string("\(span.grade)"), "short": "", "strength": 1,
                "colour": .string(colours[min(max(span.grade, 0), colours.count - 1)]), "ink": .string(ChartPalette.textOn(level: span.grade)),
                "what": .string("\(lane) \(span.grade), \(Digits.day(span.from)) to \(Digits.day(span.to))"),
            ]
        }
        return [bar(values), inside(values, at: "mid", align: "center", bold: true)]
    }

    private func stageLayers() -> [JSONValue] {
        let shown = content.stages.filter { axis.overlaps($0.from, $0.to) }
        guard !shown.isEmpty else { return [] }
        let values = shown.enumerated().map { index, span -> JSONValue in
            [
                "lane": .string(Self.stageLane), "from": .number(axis.clamp(span.from)), "to": .number(axis.clamp(span.to)),
                "label": .string("\(index + 1) \(span.label)"), "short": .string("\(index + 1)"), "strength": 1, "colour": .string(ChartPalette.stages[index % 2]), "ink": .string(ChartPalette.ink),
                "what": .string("\(span.label), \(Digits.day(span.from)) to \(Digits.day(span.to))"),
            ]
        }
        return [bar(values), inside(values, at: "from", align: "left", bold: false)]
    }

    private func bar(_ values: [JSONValue]) -> JSONValue {
        [
            "data": ["values": .array(values)], "mark": ["type": "rect", "clip": true, "cornerRadius": 2],
            "encoding": [
                "x": axis.encoding("from", labelled: true), "x2": ["field": "to"], "y": y(), "color": Self.colour, "opacity": Self.strength,
                "tooltip": ["field": "what", "title": "span"],
            ],
        ]
    }

    /// Text within a bar: whole, cut, or the short form where the bar is too narrow; `pxPerDay` is set by the page.
    private func inside(_ values: [JSONValue], at field: String, align: String, bold: Bool) -> JSONValue {
        let mark: JSONValue = [
            "type": "text", "align": .string(align), "baseline": "middle", "dx": align == "left" ? 5 : 0, "fontSize": 10.5,
            "fontWeight": bold ? 700 : 400, "limit": ["expr": "max(8, (datum.to - datum.from) * pxPerDay - 8)"],
        ]
        let room = "(datum.to - datum.from) * pxPerDay >= \(bold ? 9 : 64)"
        return [
            "data": ["values": .array(values)], "mark": mark,
            "encoding": [
                "x": axis.encoding(field, labelled: true), "y": y(),
                "text": ["condition": ["test": .string(room), "field": "label"], "field": "short"],
                "color": ["field": "ink", "type": "nominal", "scale": nil],
            ],
        ]
    }

    private func doseLayers() -> [JSONValue] {
        let shown = lanes.flatMap { lane in lane.doses.filter { axis.overlaps($0.day, $0.day + $0.duration) }.map { (lane.name, $0) } }
        let short = 0.15
        let bars = shown.filter { $0.1.duration >= short }.map { row($0.0, $0.1) }
        let marks = shown.filter { $0.1.duration < short }.map { row($0.0, $0.1) }
        var layers: [JSONValue] = []
        if !bars.isEmpty { layers.append(bar(bars)) }
        if !marks.isEmpty { layers.append(ticks(marks)) }
        let notes = lanes.compactMap(note)
        if !notes.isEmpty { layers.append(contentsOf: noteLayers(notes)) }
        return layers
    }

    private func row(_ lane: String, _ dose: ReportContent.Dose) -> JSONValue {
        let amount = dose.amount.map { Digits.short($0, unit: dose.unit) + ", " } ?? ""
        let assumed = dose.assumed ? " (assumed)" : ""
        return [
            "lane": .string(lane), "from": .number(axis.clamp(dose.day)), "to": .number(axis.clamp(dose.day + dose.duration)),
            "colour": .string(ChartPalette.dose(dose.kind)), "strength": .number(dose.assumed ? 0.5 : 1),
            "what": .string("\(lane): \(amount)\(Digits.day(dose.day))\(assumed)"),
        ]
    }

    private func ticks(_ values: [JSONValue]) -> JSONValue {
        [
            "data": ["values": .array(values)],
            "mark": ["type": "tick", "orient": "vertical", "thickness": 3.5, "size": 15, "cornerRadius": 1, "clip": true],
            "encoding": [
                "x": axis.encoding("from", labelled: true), "y": y(), "color": Self.colour, "opacity": Self.strength,
                "tooltip": ["field": "what", "title": "dose"],
            ],
        ]
    }

    /// The doses of a lane, printed after its last mark, or before its first where the window ends too soon.
    private func note(_ lane: Lane) -> JSONValue? {
        let shown = lane.doses.filter { axis.overlaps($0.day, $0.day + $0.duration) }
        let text = Self.summary(shown)
        guard let first = shown.first, !text.isEmpty else { return nil }
        let end = axis.clamp(shown.map { $0.day + $0.duration }.max() ?? first.day)
        let width = axis.window.upperBound - axis.window.lowerBound
        let before = end > axis.window.upperBound - width * 0.2 && first.day > axis.window.lowerBound + width * 0.3
        return [
            "lane": .string(lane.name), "t": .number(before ? axis.clamp(first.day) : end), "label": .string(text),
            "before": .bool(before),
        ]
    }

    private func noteLayers(_ notes: [JSONValue]) -> [JSONValue] {
        [true, false].map { before in
            [
                "data": ["values": .array(notes)], "transform": [["filter": .string("datum.before == \(before)")]],
                "mark": [
                    "type": "text", "align": before ? "right" : "left", "baseline": "middle", "dx": before ? -7 : 7, "fontSize": 10.5,
                    "color": .string(ChartPalette.ink),
                ],
                "encoding": ["x": axis.encoding("t", labelled: true), "y": y(), "text": ["field": "label"]],
            ]
        }
    }
}
