/// Neck and airway on one side, pressure and oxygen on the other: two half-width figures.
struct VitalsFigures: Sendable {
    let content: ReportContent
    private static let left = 52.0

    private typealias ID = ReportContent.SeriesID

    static let neck = [
        LinePanel(
            title: ["Neck circumference, cm"], height: 110, scale: .fitted(span: 4),
            lines: [.init(series: ReportContent.SeriesID.neckCircumference, colour: ChartPalette.local)]),
        LinePanel(
            title: ["Open share of the airway lumen"], height: 110, scale: .linear(0...1.06),
            lines: [.init(series: ReportContent.SeriesID.lumen, colour: ChartPalette.local)]),
    ]

    static let circulation = [
        LinePanel(
            title: ["Mean arterial pressure, mmHg"], height: 110, scale: .linear(60...92),
            lines: [.init(series: ReportContent.SeriesID.meanArterialPressure, colour: ChartPalette.systemic)]),
        LinePanel(
            title: ["Oxygen saturation, %"], height: 110, scale: .linear(86...100),
            lines: [.init(series: ReportContent.SeriesID.oxygenSaturation, colour: ChartPalette.slate)]),
    ]

    func figures() -> [ChartFigure] {
        [
            figure(
                "figure-neck", "Neck and airway", panels: Self.neck,
                caption: "When the neck swells and how far the airway narrows. Dashed: levels at which symptoms are expected."),
            figure(
                "figure-circulation", "Pressure and oxygen", panels: Self.circulation,
                caption: "The systemic side on the same days: pressure falls with the fever, saturation with leak into the lung."),
        ].compactMap { $0 }
    }

    private func figure(_ id: String, _ title: String, panels: [LinePanel], caption: String) -> ChartFigure? {
        let drawing = TimeFigure(content, left: Self.left)
        let drawn = panels.enumerated().compactMap { index, panel -> JSONValue? in
            let heading: JSONValue = [
                "title": [
                    "text": .string(panel.title[0]), "frame": "group", "anchor": "start", "offset": 6,
                ]
            ]
            var bare = panel
            bare.title = []
            return drawing.panel(bare, labelled: index == panels.count - 1)?.adding(heading)
        }
        guard !drawn.isEmpty else { return nil }
        let ids = panels.flatMap { $0.lines.map(\.series) }
        let specification = ChartPieces.frame(
            title: title, margin: 150, days: drawing.axis.window.upperBound - drawing.axis.window.lowerBound,
            members: ["datasets": ["course": drawing.dataset(panels)], "spacing": 14, "vconcat": .array(drawn)])
        return ChartFigure(
            id: id, title: title, caption: caption, specification: specification, table: SeriesTable(content).daily(ids, axis: drawing.axis))
    }
}
