/// The frame of every page that opens offline: what it needs stands in it, and a content policy forbids it to fetch anything.
struct PageShell: Sendable {
    let title: String
    let subtitle: String
    let notice: String

    /// - Parameters:
    ///   - sections: In the order of the page; one without markup is left out.
    ///   - style: Rules beside those of every page.
    func render(
        _ sections: [(id: String, name: String, markup: String)], figures: [ChartFigure], assets: ReportAssets, style: String = ""
    ) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy"
         content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
        <meta name="generator" content="Squall">
        <title>\(HTML.escape(title))</title>
        <style>
        \(ReportStyle.sheet(notice: notice) + style)
        </style>
        </head>
        <body>
        \(header())
        \(navigation(sections))
        <main>
        \(sections.map(\.markup).filter { !$0.isEmpty }.joined(separator: "\n"))
        </main>
        \(footer(assets))
        \(scripts(figures, assets))
        </body>
        </html>

        """
    }

    private func navigation(_ sections: [(id: String, name: String, markup: String)]) -> String {
        let items = sections.filter { !$0.markup.isEmpty }.map { "<li><a href=\"#\($0.id)\">\(HTML.escape($0.name))</a></li>" }
        return "<nav aria-label=\"Contents\"><ul>\(items.joined())</ul></nav>"
    }

    private func header() -> String {
        """
        <header class="top">
        <p class="notice" role="note">\(HTML.escape(notice))</p>
        <h1>\(HTML.escape(title))</h1>
        <p class="subtitle">\(HTML.escape(subtitle))</p>
        </header>
        """
    }

    private func footer(_ assets: ReportAssets) -> String {
        let credit =
            assets.chartScript == nil
            ? ""
            : "<p>Charts drawn by Vega, Vega-Lite and vega-embed, © University of Washington Interactive Data Lab and others, "
                + "BSD 3-Clause.</p>"
        let sentence = notice.hasSuffix(".") ? notice : notice + "."
        return "<footer>\(HTML.paragraph(sentence))\(credit)</footer>"
    }

    private func scripts(_ figures: [ChartFigure], _ assets: ReportAssets) -> String {
        guard let bundle = assets.chartScript else { return "<script>\n\(ReportScript.text)\n</script>" }
        let specifications = figures.map { figure in
            "<script type=\"application/json\" id=\"\(figure.id)-spec\">\(figure.specification.text)</script>"
        }
        return specifications.joined(separator: "\n")
            + "\n<script>\(Self.harmless(bundle))</script>\n<script>\n\(ReportScript.text)\n</script>"
    }

    /// A script that cannot end its own element early.
    static func harmless(_ script: String) -> String {
        script.replacing("</script", with: "<\\/script").replacing("<!--", with: "<\\!--")
    }
}
