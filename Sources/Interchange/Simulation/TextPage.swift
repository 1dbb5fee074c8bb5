/// Plain text for a terminal of at most 100 columns: headings, wrapped sentences, aligned tables.
struct TextPage {
    static let width = 100

    let isColoured: Bool
    private(set) var lines: [String] = []

    init(isColoured: Bool) { self.isColoured = isColoured }

    var text: String { lines.joined(separator: "\n") + "\n" }

    mutating func heading(_ text: String) {
        if !lines.isEmpty { lines.append("") }
        lines.append(paint(text, .bold))
    }

    /// A sentence broken at spaces; `indent` stands before every line, `head` in place of it on the first.
    mutating func paragraph(_ text: String, head: String = "", indent: Int = 0) {
        let parts = text.wrapped(to: TextPage.width - max(indent, head.count))
        let margin = String(repeating: " ", count: indent)
        for (number, part) in parts.enumerated() {
            lines.append((number == 0 && !head.isEmpty ? head.padded(to: indent) : margin) + part)
        }
    }

    mutating func line(_ text: String) { lines.append(text) }

    struct Column {
        var heading: String
        var isNumber = false
        /// Longer cells go on in the next line; `nil` for as wide as its widest cell.
        var most: Int?
    }

    /// Columns two spaces apart; a heading longer than its column stands in several lines. The last cell of each row may carry a colour.
    mutating func table(_ columns: [Column], rows: [(cells: [String], ink: Ink?)]) {
        let widths = columns.indices.map { column in
            let widest = ([columns[column].heading] + rows.map { $0.cells[column] }).map(\.count).max() ?? 0
            return min(widest, columns[column].most ?? widest)
        }
        func row(_ cells: [String]) -> String {
            let parts = columns.indices.map { column in
                columns[column].isNumber ? cells[column].padded(toRight: widths[column]) : cells[column].padded(to: widths[column])
            }
            return "  " + parts.joined(separator: "  ").trimmedRight
        }
        let heads = columns.indices.map { columns[$0].heading.wrapped(to: widths[$0]) }
        let tallest = heads.map(\.count).max() ?? 1
        for number in 0..<tallest {
            lines.append(paint(row(heads.map { number < tallest - $0.count ? "" : $0[number - (tallest - $0.count)] }), .faint))
        }
        for entry in rows {
            let wrapped = columns.indices.map { entry.cells[$0].wrapped(to: widths[$0]) }
            for number in 0..<(wrapped.map(\.count).max() ?? 1) {
                let text = row(wrapped.map { number < $0.count ? $0[number] : "" })
                guard number == 0, let ink = entry.ink, let last = entry.cells.last, !last.isEmpty, text.hasSuffix(last) else {
                    lines.append(text)
                    continue
                }
                lines.append(text.dropLast(last.count) + paint(last, ink))
            }
        }
    }

    enum Ink: String {
        case bold = "1"
        case faint = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
    }

    func paint(_ text: String, _ ink: Ink) -> String { isColoured ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
    func padded(toRight width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }

    /// Lines of at most `width` characters, broken at spaces; a longer word stands alone.
    func wrapped(to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = String(word)
            } else {
                line += (line.isEmpty ? "" : " ") + word
            }
        }
        return lines + [line]
    }

    func shortened(to width: Int) -> String { count <= width ? self : String(prefix(max(0, width - 1))) + "…" }
    var trimmedRight: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
