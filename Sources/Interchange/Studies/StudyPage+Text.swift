extension StudyPage {
    /// The page for a terminal: figures as the table of their numbers, shortened where they are long.
    public func text(isColoured: Bool = false) -> String {
        var page = TextPage(isColoured: isColoured)
        for part in title.wrapped(to: TextPage.width) { page.line(page.paint(part, .bold)) }
        page.paragraph(Self.notice)
        if !subtitle.isEmpty { page.paragraph(subtitle) }
        for section in sections {
            page.line("")
            page.line(page.paint(section.heading.uppercased(), .bold))
            for block in section.blocks { Self.write(block, to: &page) }
        }
        page.line("")
        page.paragraph(Self.notice)
        return page.text
    }

    private static func write(_ block: StudyBlock, to page: inout TextPage) {
        switch block {
        case .paragraph(let text):
            page.line("")
            page.paragraph(text, indent: 2)
        case .list(let items): for item in items { page.paragraph(item, head: "  - ", indent: 4) }
        case .tiles(let tiles):
            let widest = tiles.map(\.label.count).max() ?? 0
            for tile in tiles { page.line("  \(tile.label.padded(to: widest))  \(tile.value)") }
        case .table(let table):
            page.line("")
            if !table.caption.isEmpty { page.paragraph(table.caption, indent: 2) }
            write(table, to: &page)
        case .folded(let summary, _): page.paragraph("\(summary): on the HTML page, in the JSON and in the store.", indent: 2)
        case .figure(let figure):
            guard figure.rowsInText != 0 else { return }
            page.line("")
            page.line("  " + page.paint(figure.title, .bold))
            write(figure.table.thinned(to: figure.rowsInText), to: &page)
        case .drawing(let drawing):
            page.line("")
            page.line("  " + page.paint(drawing.title, .bold))
            write(drawing.table, to: &page)
        }
    }

    /// Texts share what numbers leave of the width; a table that is wider still goes on below, its first column again.
    private static func write(_ table: StudyTable, to page: inout TextPage) {
        for (number, part) in table.parts(of: TextPage.width).enumerated() {
            if number > 0 { page.line("") }
            page.table(part.textColumns(of: TextPage.width), rows: part.rows.map { (cells: $0, ink: nil) })
        }
    }
}

extension StudyTable {
    /// What a column of numbers takes; its heading may break.
    private func width(_ column: Int) -> Int {
        max(rows.map { $0[column].count }.max() ?? 0, min(columns[column].heading.count, 14)) + 2
    }

    fileprivate func textColumns(of width: Int) -> [TextPage.Column] {
        let texts = columns.indices.filter { !columns[$0].isNumber }
        let taken = columns.indices.filter { columns[$0].isNumber }.reduce(0) { $0 + self.width($1) }
        let room = max(16, (width - taken) / max(1, texts.count) - 2)
        return columns.indices.map { column in
            let own = columns[column]
            return TextPage.Column(heading: own.heading, isNumber: own.isNumber, most: own.isNumber ? self.width(column) - 2 : room)
        }
    }

    /// Tables of as many columns as fit, each with the first.
    fileprivate func parts(of width: Int) -> [StudyTable] {
        func least(_ column: Int) -> Int { columns[column].isNumber ? self.width(column) : min(self.width(column), 18) }
        var (parts, own, taken) = ([[Int]](), [0], least(0))
        for column in columns.indices.dropFirst() {
            if taken + least(column) > width, own.count > 1 {
                parts.append(own)
                (own, taken) = ([0], least(0))
            }
            own.append(column)
            taken += least(column)
        }
        return (parts + [own]).map { part in
            StudyTable(columns: part.map { columns[$0] }, rows: rows.map { row in part.map { row[$0] } })
        }
    }
}
