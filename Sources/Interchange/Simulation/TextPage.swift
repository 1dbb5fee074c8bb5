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
        let room = TextPage.width - max(indent, head.count)
        var line = ""
        var parts: [String] = []
        for word in text.split(separator: " ").map(String.init) {
            if !line.isEmpty, line.count + 1 + word.count > room {
                parts.append(line)
                line = word
            } else {
                line += (line.isEmpty ? "" : " ") + word
            }
        }
        parts.append(line)
        let margin = String(repeating: " ", count: indent)
        for (number, part) in parts.enumerated() {
            lines.append((number == 0 && !head.isEmpty ? head.padded(to: indent) : margin) + part)
        }
    }

    mutating func line(_ text: String) { lines.append(text) }

    struct Column {
        var heading: String
        var isNumber = false
        /// Longer cells are shortened; `nil` for as wide as its widest cell.
        var most: Int?
    }

    /// Columns two spaces apart. The last cell of each row may carry a colour.
    mutating func table(_ columns: [Column], rows: [(cells: [String], ink: Ink?)]) {
        let widths = columns.indices.map { column in
            let widest = ([columns[column].heading] + rows.map { $0.cells[column] }).map(\.count).max() ?? 0
            return min(widest, columns[column].most ?? widest)
        }
        func row(_ cells: [String]) -> String {
            let parts = columns.indices.map { column in
                let cell = cells[column].shortened(to: widths[column])
                return columns[column].isNumber ? cell.padded(toRight: widths[column]) : cell.padded(to: widths[column])
            }
            return parts.joined(separator: "  ").trimmedRight
        }
        lines.append(paint("  " + row(columns.map(\.heading)), .faint))
        for entry in rows {
            let text = "  " + row(entry.cells)
            guard let ink = entry.ink, let last = entry.cells.last, text.hasSuffix(last), !last.isEmpty else {
                lines.append(text)
                continue
            }
            lines.append(text.dropLast(last.count) + paint(last, ink))
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
    func shortened(to width: Int) -> String { count <= width ? self : String(prefix(max(0, width - 1))) + "…" }
    var trimmedRight: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
