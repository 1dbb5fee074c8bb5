/// One page that opens offline: everything it needs stands in it, and a content policy forbids it to fetch anything.
///
/// With the chart script its figures are drawn and their numbers fold away below them; without it the numbers stand in
/// their place, and one line says which command adds the charts.
public struct HTMLReport: Sendable {
    public let content: ReportContent
    public let assets: ReportAssets

    /// What installs the chart script, as printed where it is missing.
    public static let chartCommand = "Tools/charts install"

    public init(content: ReportContent, assets: ReportAssets) {
        self.content = content
        self.assets = assets
    }

    /// The page. Traps when a series has not one value for each time, which is a mistake of the caller.
    public func render() -> String {
        for (id, series) in content.series {
            precondition(
                series.values.count == content.times.count,
                "The series \(id) has \(series.values.count) values for \(content.times.count) times.")
        }
        let figures = ReportFigures(content)
        let shell = PageShell(title: content.title, subtitle: content.subtitle, notice: content.notice)
        return shell.render(sections(figures), figures: figures.all, assets: assets)
    }

    /// The sections in the order of the page; one without content is empty.
    private func sections(_ figures: ReportFigures) -> [(id: String, name: String, markup: String)] {
        let sections = ReportSections(content: content)
        let drawn = ReportFigureMarkup(hasCharts: assets.chartScript != nil)
        return [
            ("story", "Story", sections.story()),
            ("course", "Course", HTML.section("course", "The course", drawn.notice() + drawn.figure(figures.course))),
            ("sites", "Sites", sites(figures, drawn)),
            ("bedside", "Bedside", bedside(figures, drawn, events: sections.localEvents())),
            ("facts", "Facts", sections.facts()),
            ("treatment", "Treatment", sections.treatmentQuestion()),
            ("patient", "Patient", sections.patient()),
            ("doses", "Doses", sections.doses()),
            ("influences", "Influences", sections.influences()),
            ("parameters", "Parameters", sections.parameters()),
            ("limits", "Limits", sections.limits()),
            ("provenance", "Provenance", sections.provenance()),
        ]
    }

    private func sites(_ figures: ReportFigures, _ drawn: ReportFigureMarkup) -> String {
        guard !figures.sites.isEmpty || figures.body != nil else { return "" }
        return HTML.section("sites", "Site by site", figures.sites.map { drawn.figure($0) }.joined() + (figures.body?.render() ?? ""))
    }

    private func bedside(_ figures: ReportFigures, _ drawn: ReportFigureMarkup, events: String) -> String {
        guard !figures.halves.isEmpty || !events.isEmpty else { return "" }
        let pair = figures.halves.map { drawn.figure($0, half: true) }.joined()
        return HTML.section("bedside", "At the bedside", "<div class=\"pair\">\(pair)</div>" + events)
    }
}

/// The figures of a report, in the order of the page.
struct ReportFigures: Sendable {
    var course: ChartFigure
    var sites: [ChartFigure]
    var body: BodyMap?
    var halves: [ChartFigure]

    init(_ content: ReportContent) {
        course = CourseFigure(content: content).figure()
        sites = SitesFigure(content: content).figure().map { [$0] } ?? []
        body = BodyMap(content)
        halves = VitalsFigures(content: content).figures()
    }

    var all: [ChartFigure] { [course] + sites + halves }
}

/// A figure as markup: the chart, what to see in it, and its numbers.
struct ReportFigureMarkup: Sendable {
    let hasCharts: Bool

    /// The one line where charts are missing.
    func notice() -> String {
        hasCharts
            ? ""
            : "<p class=\"chartless\">The figures are shown as tables. Charts: run <code>\(HTML.escape(HTMLReport.chartCommand))</code> "
                + "and write the report again.</p>"
    }

    func figure(_ figure: ChartFigure, half: Bool = false) -> String {
        let heading = "<h3>\(HTML.escape(figure.title))</h3>"
        guard hasCharts else {
            return "<figure id=\"\(figure.id)\">\(heading)\(figure.table)</figure>"
        }
        return """
            <figure id="\(figure.id)">
            \(heading)
            <div class="chart" data-chart="\(figure.id)-spec"\(half ? " data-half" : "")
             role="group" aria-label="\(HTML.escape(figure.title))">
            <div class="on-screen"></div><div class="on-paper"></div></div>
            <figcaption>\(HTML.escape(figure.caption))</figcaption>
            <details><summary>Numbers of this figure</summary>\(figure.table)</details>
            </figure>
            """
    }
}
