/// The clinical course on one time axis: temperature, cytokines, CAR-T cells, grades and treatment.
struct CourseFigure: Sendable {
    let content: ReportContent
    private static let left = 142.0
    private static let right = 100.0

    static let temperature = LinePanel(
        title: ["A\u{2002}Temperature", "{unit}"], height: 118, scale: .linear(36.5...40),
        lines: [.init(series: ReportContent.SeriesID.temperature, colour: ChartPalette.systemic)])

    static let cytokines = LinePanel(
        title: ["B\u{2002}Cytokines", "plasma, {unit}"], height: 128, scale: .logarithmic(decades: 5),
        lines: [
            .init(series: ReportContent.SeriesID.il6, colour: ChartPalette.systemic, label: "IL-6"),
            .init(series: ReportContent.SeriesID.interferonGamma, colour: ChartPalette.violet, label: "IFN-γ"),
            .init(series: ReportContent.SeriesID.il10, colour: ChartPalette.teal, label: "IL-10"),
            .init(series: ReportContent.SeriesID.il2, colour: ChartPalette.ochre, label: "IL-2"),
        ])

    static let acutePhase = LinePanel(
        title: ["Acute phase", "unit at the line"], height: 84, scale: .logarithmic(decades: 4),
        lines: [
            .init(series: ReportContent.SeriesID.ferritin, colour: ChartPalette.slate, label: "Ferritin, {unit}"),
            .init(series: ReportContent.SeriesID.crp, colour: ChartPalette.ochre, label: "CRP, {unit}"),
        ])

    static let transgene = LinePanel(
        title: ["C\u{2002}CAR-T, PCR", "{unit} DNA"], height: 78, scale: .logarithmic(decades: 5),
        lines: [.init(series: ReportContent.SeriesID.transgene, colour: ChartPalette.teal)])

    static let count = LinePanel(
        title: ["CAR-T, count", "{unit}, blood"], height: 78, scale: .logarithmic(decades: 4),
        lines: [.init(series: ReportContent.SeriesID.carTCount, colour: ChartPalette.teal)])

    static let panels = [temperature, cytokines, acutePhase, transgene, count]

    func figure() -> ChartFigure {
        let drawing = TimeFigure(content, left: Self.left)
        let ids = Self.panels.flatMap { $0.lines.map(\.series) }
        var rows: [JSONValue] = []
        for (index, panel) in Self.panels.enumerated() {
            let last = index == Self.panels.count - 1
            if let drawn = drawing.panel(panel, labelled: last, named: rows.isEmpty) { rows.append(drawn) }
        }
        let lanes = TreatmentLanes(content: content, axis: drawing.axis, left: Self.left)
        if let drawn = lanes.panel(shading: drawing.shading(x: drawing.axis, labelled: true, named: false)) { rows.append(drawn) }
        let days = drawing.axis.window.upperBound - drawing.axis.window.lowerBound
        let specification = ChartPieces.frame(
            title: Self.title, margin: Self.left + Self.right,
            days: days,
            members: [
                "datasets": ["course": drawing.dataset(Self.panels)],
                "spacing": 10, "vconcat": .array(rows),
            ])
        return ChartFigure(
            id: "figure-course", title: Self.title, caption: caption, specification: specification,
            table: SeriesTable(content).daily(ids, axis: drawing.axis) + SeriesTable(content).spans())
    }

    private static let title = "Signs, cytokines, cells and treatment on one time axis"

    private var caption: String {
        var text = "Read downwards along one day. "
        if let systemic = content.onsets.first(where: { $0.extent == .systemic }) {
            text += "The red rule marks \(systemic.label) (\(Digits.day(systemic.day))). "
        }
        if let local = content.onsets.first(where: { $0.extent == .local }) {
            text += "The blue rule marks \(local.label) (\(Digits.day(local.day))). "
        }
        text += "Shading lasts as long as the sign. Lines are simulated"
        text += content.observations.isEmpty ? "." : "; open circles are values reported for the patient."
        if content.doses.contains(where: \.assumed) { text += " Paler doses are assumed." }
        if !content.stages.isEmpty {
            let stages = content.stages.enumerated().map {
                "\($0.offset + 1) \($0.element.label) (\(Digits.days($0.element.from, $0.element.to)))"
            }
            text += " Stages: " + stages.joined(separator: ", ") + "."
        }
        return text
    }
}
