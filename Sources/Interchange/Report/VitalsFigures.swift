/// Neck and airway on one side, pressure and oxygen on the other: two half-width figures.
struct VitalsFigures: Sendable {
    let content: ReportContent
    private static let left = 52.0

    private typealias ID = ReportContent.SeriesID

    static let neck = [
        LinePanel(
            title: ["Neck circumference, {unit}"], height: 110, scale: .fitted(span: 4),
            lines: [.init(series: ReportContent.SeriesID.neckCircumference, colour: ChartPalette.local)]),
        LinePanel(
            title: ["Open share of the airway lumen"], height: 110, scale: .linear(0...1.06),
            lines: [.init(series: ReportContent.SeriesID.lumen, colour: ChartPalette.local)]),
    ]

    static let circulation = [
        LinePanel(
            title: ["Mean arterial pressure, {unit}"], height: 110, scale: .linear(60...92),
            lines: [.init(series: ReportContent.SeriesID.meanArterialPressure, colour: ChartPalette.systemic)]),
        LinePanel(
            title: ["Oxygen saturation, {unit}"], height: 110, scale: .linear(86...100),
            lines: [.init(series: ReportContent.SeriesID.oxygenSaturation, colour: ChartPalette.slate)]),
    ]

    func figures() -> [ChartFigure] {
        let neck = figure(
            "figure-neck", "Neck and airway", panels: Self.neck, strip: .airway,
            caption:
                "When the neck swells, how far the airway narrows, and the level this is read as. Dashed rules: levels named beside them.")
        let circulation = figure(
            "figure-circulation", "Pressure and oxygen", panels: Self.circulation, strip: .grade,
            caption: "The systemic side on the same days: pressure falls with the fever, saturation with the leak into the lung.")
        return [neck, circulation].compactMap { $0 }
    }

    private func figure(_ id: String, _ title: String, panels: [LinePanel], strip: GradeBands.Strip, caption: String) -> ChartFigure? {
        let drawing = TimeFigure(content, left: Self.left)
        let band = GradeBands(content: content, axis: drawing.axis).strip(
            strip, shading: drawing.shading(x: drawing.axis, labelled: true, named: false))
        let present = panels.filter { !$0.present(in: content).isEmpty }
        let drawn = present.enumerated().compactMap { index, panel in
            headed(panel, drawing, labelled: band == nil && index == present.count - 1)
        }
        guard !drawn.isEmpty else { return nil }
        let days = drawing.axis.window.upperBound - drawing.axis.window.lowerBound
        let ids = panels.flatMap { $0.lines.map(\.series) }
        let specification = ChartPieces.frame(
            title: title, margin: 150, days: days,
            members: [
                "datasets": ["course": drawing.dataset(panels)], "spacing": 14, "vconcat": .array(drawn + [band].compactMap { $0 }),
            ])
        return ChartFigure(
            id: id, title: title, caption: caption, specification: specification, table: SeriesTable(content).daily(ids, axis: drawing.axis)
        )
    }

    /// A panel with its title above in place of beside it, as there is less width.
    private func headed(_ panel: LinePanel, _ drawing: TimeFigure, labelled: Bool) -> JSONValue? {
        var bare = panel
        bare.title = []
        let unit = panel.present(in: content).first.flatMap { content.series[$0.series]?.unit } ?? ""
        let text = TimeFigure.named(panel.title[0], unit: unit)
        let heading: JSONValue = ["title": ["text": .string(text), "frame": "group", "anchor": "start", "offset": 6]]
        return drawing.panel(bare, labelled: labelled)?.adding(heading)
    }
}
