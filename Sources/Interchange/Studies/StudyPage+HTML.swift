extension StudyPage {
    /// One page that opens offline, in the style of the report of one patient.
    ///
    /// With the chart script its figures are drawn and their numbers fold away below them; without it the numbers stand in their place.
    public func html(_ assets: ReportAssets) -> String {
        let shell = PageShell(title: title, subtitle: subtitle, notice: Self.notice)
        let drawn = ReportFigureMarkup(hasCharts: assets.chartScript != nil)
        let parts = sections.enumerated().map { index, section in
            let notice = index == 0 ? drawn.notice() : ""
            let inner = notice + section.blocks.map { Self.markup($0, drawn) }.joined(separator: "\n")
            return (id: section.id, name: section.name, markup: HTML.section(section.id, section.heading, inner))
        }
        return shell.render(parts, figures: figures, assets: assets, style: StudyStyle.sheet)
    }

    private static func markup(_ block: StudyBlock, _ drawn: ReportFigureMarkup) -> String {
        switch block {
        case .paragraph(let text): return HTML.paragraph(text)
        case .list(let items): return "<ul class=\"prose\">\(items.map { "<li>\(HTML.escape($0))</li>" }.joined())</ul>"
        case .tiles(let tiles):
            let items = tiles.map { "<div class=\"tile\"><dt>\(HTML.escape($0.label))</dt><dd>\(HTML.escape($0.value))</dd></div>" }
            return "<dl class=\"glance\">\(items.joined())</dl>"
        case .table(let table): return table.markup
        case .folded(let summary, let table):
            return "<details><summary>\(HTML.escape(summary))</summary>\(table.markup)</details>"
        case .figure(let figure): return drawn.figure(figure.chart)
        case .drawing(let drawing):
            return """
                <figure id="\(drawing.id)" class="body-map">
                <h3>\(HTML.escape(drawing.title))</h3>
                \(drawing.svg)
                <figcaption>\(HTML.escape(drawing.caption))</figcaption>
                <details><summary>Numbers of this figure</summary>\(drawing.table.markup)</details>
                </figure>
                """
        }
    }
}

/// What the pages of a study add to the style of a report.
enum StudyStyle {
    static let sheet = #"""
        section > .scroll, section > dl, section > ul.prose { margin-bottom: 22px; }
        .notice { max-width: none; }
        .tile dd { white-space: normal; }
        .body-map text { font-family: var(--font); }
        @media print { #course { break-before: auto; } }
        """#
}
