extension StudyPage {
    /// The page for a terminal: figures as the table of their numbers, shortened where they are long.
    public func text(isColoured: Bool = false) -> String {
        var page = TextPage(isColoured: isColoured)
        for part in title.wrapped(to: TextPage.width) { page.line(page.paint(part, .bold)) }
        page.paragraph(Self.notice)
        if !subtitle.isEmpty { page.paragraph(subtitle) }
        for section in sections {
            page.heading(section.heading)
            for block in section.blocks { Self.write(block, to: &page) }
        }
        page.line("")
        page.paragraph(Self.notice)
        return page.text
    }

    private static func write(_ block: StudyBlock, to page: inout TextPage) {
        switch block {
        case .paragraph(let text): page.paragraph(text, indent: 2)
        case .list(let items): for item in items { page.paragraph(item, head: "  - ", indent: 4) }
        case .tiles(let tiles):
            page.table(
                [.init(heading: ""), .init(heading: "", isNumber: true)], rows: tiles.map { (cells: [$0.label, $0.value], ink: nil) })
        case .table(let table):
            page.line("")
            if !table.caption.isEmpty { page.paragraph(table.caption, indent: 2) }
            write(table, to: &page)
        case .figure(let figure):
            page.line("")
            page.line("  " + page.paint(figure.title, .bold))
            write(figure.table.thinned(to: figure.rowsInText), to: &page)
        case .drawing(let drawing):
            page.line("")
            page.line("  " + page.paint(drawing.title, .bold))
            write(drawing.table, to: &page)
        }
    }

    /// Texts share what numbers leave of the width.
    private static func write(_ table: StudyTable, to page: inout TextPage) {
        let widths = table.columns.indices.map { column in
            (table.rows.map { $0[column].count } + [table.columns[column].heading.count]).max() ?? 0
        }
        let texts = table.columns.indices.filter { !table.columns[$0].isNumber }
        let taken = table.columns.indices.filter { table.columns[$0].isNumber }.reduce(0) { $0 + widths[$1] }
        let room = max(12, (TextPage.width - 2 - 2 * table.columns.count - taken) / max(1, texts.count))
        let columns = table.columns.indices.map { column -> TextPage.Column in
            let own = table.columns[column]
            return TextPage.Column(heading: own.heading, isNumber: own.isNumber, most: own.isNumber ? nil : max(room, 16))
        }
        page.table(columns, rows: table.rows.map { (cells: $0, ink: nil) })
    }
}
