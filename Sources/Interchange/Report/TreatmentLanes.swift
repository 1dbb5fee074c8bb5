/// Swim lanes: grades and stages above, then one lane a drug with its doses printed.
struct TreatmentLanes: Sendable {
    let content: ReportContent
    let axis: TimeAxis
    let left: Double
    private let bands: GradeBands
    private let lanes: [Lane]
    private let frame: LaneFrame

    struct Lane: Sendable {
        var name: String
        var doses: [ReportContent.Dose]
    }

    init(content: ReportContent, axis: TimeAxis, left: Double) {
        self.content = content
        self.axis = axis
        self.left = left
        bands = GradeBands(content: content, axis: axis)
        lanes = Self.lanes(content.doses)
        frame = LaneFrame(axis: axis, names: bands.names + lanes.map(\.name), left: left)
    }

    /// Lanes of drugs in the order of their first dose.
    static func lanes(_ doses: [ReportContent.Dose]) -> [Lane] {
        var found: [Lane] = []
        var places: [String: Int] = [:]
        for dose in doses.sorted(by: { $0.day < $1.day }) {
            if let place = places[dose.drug] {
                found[place].doses.append(dose)
            } else {
                places[dose.drug] = found.count
                found.append(Lane(name: dose.label, doses: [dose]))
            }
        }
        return found
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

    /// The panel over the given shading; nil where there is neither grade nor drug.
    func panel(shading: [JSONValue]) -> JSONValue? {
        guard !frame.names.isEmpty else { return nil }
        return [
            "width": 640, "height": ["step": 21], "layer": .array(shading + bands.layers(in: frame) + doseLayers()),
            "title": ["text": "D\u{2002}Grades and treatment", "frame": "group", "anchor": "start", "dx": .number(-left), "offset": 6],
        ]
    }

    /// Shorter than this, in days, a dose is drawn as a mark.
    private static let briefest = 0.15

    private func doseLayers() -> [JSONValue] {
        let shown = lanes.flatMap { lane in lane.doses.filter { axis.overlaps($0.day, $0.day + $0.duration) }.map { (lane.name, $0) } }
        let bars = shown.filter { $0.1.duration >= Self.briefest }.map { row($0.0, $0.1) }
        let marks = shown.filter { $0.1.duration < Self.briefest }.map { row($0.0, $0.1) }
        var layers: [JSONValue] = []
        if !bars.isEmpty { layers.append(frame.bar(bars)) }
        if !marks.isEmpty { layers.append(ticks(marks)) }
        return layers + noteLayers(lanes.compactMap(note))
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

    private func ticks(_ rows: [JSONValue]) -> JSONValue {
        [
            "data": ["values": .array(rows)],
            "mark": ["type": "tick", "orient": "vertical", "thickness": 3.5, "size": 15, "cornerRadius": 1, "clip": true],
            "encoding": [
                "x": axis.encoding("from", labelled: true), "y": frame.y(), "color": LaneFrame.colour, "opacity": LaneFrame.strength,
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
            "lane": .string(lane.name), "t": .number(before ? axis.clamp(first.day) : end), "label": .string(text), "before": .bool(before),
        ]
    }

    /// Each text on a white rim of itself, so that a rule behind it does not cross it out.
    private func noteLayers(_ notes: [JSONValue]) -> [JSONValue] {
        guard !notes.isEmpty else { return [] }
        return [true, false].flatMap { before in
            [true, false].map { rim in
                var mark: JSONValue = [
                    "type": "text", "align": before ? "right" : "left", "baseline": "middle", "dx": before ? -7 : 7, "fontSize": 10.5,
                    "color": .string(ChartPalette.ink),
                ]
                if rim { mark = mark.adding(["stroke": "#ffffff", "strokeWidth": 3, "strokeOpacity": 0.8, "strokeJoin": "round"]) }
                return [
                    "data": ["values": .array(notes)], "transform": [["filter": .string("datum.before == \(before)")]], "mark": mark,
                    "encoding": ["x": axis.encoding("t", labelled: true), "y": frame.y(), "text": ["field": "label"]],
                ]
            }
        }
    }
}
