/// Bands of what was concluded: ASTCT grade, airway level, level at other swollen sites, stage.
struct GradeBands: Sendable {
    let content: ReportContent
    let axis: TimeAxis

    private struct Band: Sendable {
        var name: String
        var spans: [LaneFrame.Span]
        /// px that a whole label needs.
        var room: Double
    }

    private var bands: [Band] {
        let local = otherEvents.map { event, name in Band(name: name, spans: [span(event)], room: 9) }
        let all = [grade, airway] + local + [stage]
        return all.filter { !$0.spans.isEmpty }
    }

    var names: [String] { bands.map(\.name) }

    func layers(in frame: LaneFrame) -> [JSONValue] { bands.flatMap { frame.spans($0.spans, lane: $0.name, room: $0.room) } }

    /// Which band stands alone under a figure of its own.
    enum Strip: Sendable { case grade, airway }

    /// One band as a panel over the given shading; nil where there is nothing in it.
    func strip(_ strip: Strip, shading: [JSONValue]) -> JSONValue? {
        let band = strip == .grade ? grade : airway
        let frame = LaneFrame(axis: axis, names: [band.name], left: nil)
        let layers = frame.spans(band.spans, lane: band.name, room: band.room)
        guard !layers.isEmpty else { return nil }
        return [
            "width": 640, "height": 22, "layer": .array(shading + layers),
            "title": ["text": .string(band.name), "frame": "group", "anchor": "start", "offset": 6],
        ]
    }

    private var grade: Band {
        Band(name: "ASTCT grade", spans: content.grades.compactMap { span($0, "ASTCT grade", ChartPalette.grades) }, room: 9)
    }

    private var airway: Band {
        Band(name: "Airway level", spans: content.airwayLevels.compactMap { span($0, "Airway level", ChartPalette.levels) }, room: 9)
    }

    private var stage: Band {
        let spans = content.stages.enumerated().map { index, span in
            LaneFrame.Span(
                from: span.from, to: span.to, label: "\(index + 1) \(span.label)", short: "\(index + 1)",
                colour: ChartPalette.stages[index % ChartPalette.stages.count], what: span.label)
        }
        return Band(name: "Stage", spans: spans, room: 64)
    }

    /// Events at sites that the airway level does not speak of.
    private var otherEvents: [(event: ReportContent.LocalEvent, name: String)] {
        content.localEvents.compactMap { event in
            let site = content.sites.first { $0.id == event.site }
            if site?.kind == "neck", !content.airwayLevels.isEmpty { return nil }
            return (event, site?.label ?? event.site)
        }
    }

    private func span(_ span: ReportContent.GradeSpan, _ name: String, _ colours: [String]) -> LaneFrame.Span? {
        guard span.grade > 0 else { return nil }
        return LaneFrame.Span(
            from: span.from, to: span.to, label: "\(span.grade)", colour: colours[min(span.grade, colours.count - 1)],
            ink: ChartPalette.textOn(level: span.grade), what: "\(name) \(span.grade)")
    }

    private func span(_ event: ReportContent.LocalEvent) -> LaneFrame.Span {
        let level = min(max(event.level, 1), ChartPalette.levels.count - 1)
        return LaneFrame.Span(
            from: event.onset, to: event.resolved ?? axis.window.upperBound, label: "\(event.level)", colour: ChartPalette.levels[level],
            ink: ChartPalette.textOn(level: level), what: "Level \(event.level), greatest on \(Digits.day(event.peak))")
    }
}
