/// The frame of the pages about the model: notice, title, contents, and a style sheet that needs nothing from elsewhere.
struct ModelPage {
    let title: String
    let subtitle: String
    /// List items of the contents.
    let contents: String
    let main: String

    func html() -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="generator" content="Squall">
        <title>\(HTML.escape(title))</title>
        <style>
        \(ReportStyle.sheet(notice: ReportContent.researchNotice))\(ModelPage.style)
        </style>
        </head>
        <body>
        <header class="top">
        <p class="notice">\(HTML.escape(ReportContent.researchNotice))</p>
        <h1>\(HTML.escape(title))</h1>
        <p class="subtitle">\(HTML.escape(subtitle))</p>
        <nav aria-label="Contents"><ul class="contents">\(contents)</ul></nav>
        </header>
        <main>
        \(main)
        </main>
        <footer><p>\(HTML.escape(ReportContent.researchNotice)). Written from the model by Squall.</p></footer>
        </body>
        </html>

        """
    }

    /// Formulas in the text face of the page: names slanted, fractions stacked, factors of processes framed.
    private static let style = """
        nav ul.contents { display: block; } nav .contents li { margin: 0 0 3px; } .contents .inner { display: block; color: var(--muted); }
        .contents .inner a { white-space: nowrap; } .contents small, h3 small { color: var(--muted); font-size: .75rem; }
        article { margin: 0 0 34px; scroll-margin-top: 12px; } article h3 { font-size: 1.125rem; margin: 26px 0 4px; }
        .where { color: var(--muted); font-size: .875rem; margin: 0 0 10px; } article .scroll { margin: 0 0 12px; }
        .eq { font-size: .9375rem; line-height: 2.1; } .eq i, tbody th i { font-style: italic; color: var(--ink); cursor: help; }
        .eq .n { white-space: nowrap; } .eq .t { color: var(--muted); }
        .f { display: inline-flex; flex-direction: column; vertical-align: middle; text-align: center; line-height: 1.35; margin: 2px 3px; }
        .f > span { padding: 1px 4px; } .f > span + span { border-top: 1px solid currentColor; }
        .r { border-top: 1px solid currentColor; padding-top: 1px; } .eq sub, .eq sup { font-size: .75em; line-height: 0; }
        .p { border: 1px solid var(--local); border-radius: 4px; padding: 0 5px; color: var(--local); text-decoration: none; font-size: .875em;
          line-height: 1.6; display: inline-block; }
        .p.drive { border-color: var(--systemic); color: var(--systemic); } .p.occupancy { border-color: var(--teal); color: var(--teal); }
        .s { color: var(--muted); cursor: help; } .rx { background: var(--wash); border-radius: 3px; padding: 0 4px; cursor: help; }
        td.unit, th.unit { white-space: nowrap; color: var(--muted); } td.wide { width: 55%; } th.name { min-width: 11em; }
        td.value { white-space: nowrap; text-align: right; } td .changed { color: var(--systemic); font-weight: 600; }
        @media (max-width: 720px) { td.wide { width: auto; min-width: 0; } }
        @media print { .eq { line-height: 1.7; } details:not([open]) > *:not(summary) { display: block; } article { break-inside: auto; } }
        """
}
