import Foundation

/// Small typed pieces of a page. Everything that comes from outside passes `escape`.
enum HTML {
    /// Text for an element or a quoted attribute.
    static func escape(_ text: String) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count)
        for character in text.unicodeScalars {
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(character)
            }
        }
        return out
    }

    /// A string for the `content` of a style rule, quotes included.
    static func styleString(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\", "<", ">", "&": out += "\\" + String(scalar.value, radix: 16) + " "
            default: if scalar.value >= 0x20 { out.unicodeScalars.append(scalar) }
            }
        }
        return out + "\""
    }

    static func paragraph(_ text: String) -> String { "<p>\(escape(text))</p>" }

    /// A section with its heading; `inner` is markup.
    static func section(_ id: String, _ heading: String, _ inner: String) -> String {
        """
        <section id="\(id)" aria-labelledby="\(id)-h">
        <h2 id="\(id)-h">\(escape(heading))</h2>
        \(inner)
        </section>
        """
    }

    /// A column of a table: its heading, and how its cells stand.
    struct Column {
        var heading: String
        var style = ""
    }

    /// A table; cells are markup, the first cell of a row is its heading.
    static func table(_ columns: [Column], rows: [[String]], caption: String = "", style: String = "") -> String {
        let head = columns.map { "<th scope=\"col\" class=\"\($0.style)\">\(escape($0.heading))</th>" }.joined()
        let body = rows.map { row in
            let cells = zip(row, columns).enumerated().map { index, cell in
                index == 0
                    ? "<th scope=\"row\" class=\"\(cell.1.style)\">\(cell.0)</th>"
                    : "<td class=\"\(cell.1.style)\" data-label=\"\(escape(cell.1.heading))\">\(cell.0)</td>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        let title = caption.isEmpty ? "" : "<caption>\(escape(caption))</caption>"
        return "<div class=\"scroll\"><table class=\"\(style)\">\(title)<thead><tr>\(head)</tr></thead><tbody>"
            + body.joined(separator: "\n") + "</tbody></table></div>"
    }
}

/// Numbers as a reader writes them: three significant digits, thin spaces in thousands, powers of ten for the very small.
enum Digits {
    static func short(_ value: Double, significant: Int = 3) -> String {
        guard value.isFinite else { return "–" }
        if value == 0 { return "0" }
        let size = abs(value)
        if size < 0.001 || size >= 1e6 { return power(value) }
        let exponent = Int(log10(size).rounded(.down))
        let decimals = max(0, significant - 1 - exponent)
        let coarse = exponent - significant + 1
        let rounded = coarse > 0 ? (value / pow(10, Double(coarse))).rounded() * pow(10, Double(coarse)) : value
        return grouped(trimmed(String(format: "%.\(decimals)f", rounded)))
    }

    /// The numbers of a column: with the same decimals throughout, unless they span more than three decades.
    static func column(_ values: [Double]) -> [String] {
        let sizes = values.filter { $0.isFinite && $0 != 0 }.map { abs($0) }
        guard let low = sizes.min(), let high = sizes.max(), high / low < 1000, high < 1e6 else { return values.map { short($0) } }
        let decimals = max(0, 2 - Int(log10(high).rounded(.down)))
        return values.map { $0.isFinite ? grouped(String(format: "%.\(decimals)f", $0)) : "–" }
    }

    /// A day with at most one decimal, such as "day 8.4" or "day −5".
    static func day(_ value: Double) -> String {
        "day " + trimmed(String(format: "%.1f", value)).replacing("-", with: "−")
    }

    /// A span of days, such as "day 0 to 5.8".
    static func days(_ from: Double, _ to: Double) -> String { day(from) + " to " + day(to).dropFirst(4) }

    /// Value and unit with a space that does not break.
    static func short(_ value: Double, unit: String) -> String {
        unit.isEmpty ? short(value) : short(value) + "\u{00A0}" + unit
    }

    /// Five significant digits for a chart, to keep the page small.
    static func chart(_ value: Double) -> Double {
        guard value.isFinite, value != 0 else { return value }
        let scale = pow(10, 4 - log10(abs(value)).rounded(.down))
        let rounded = (value * scale).rounded() / scale
        return Double(String(format: "%.5g", rounded)) ?? rounded
    }

    private static func trimmed(_ text: String) -> String {
        guard text.contains(".") else { return text }
        var out = Substring(text)
        while out.last == "0" { out.removeLast() }
        if out.last == "." { out.removeLast() }
        return out == "-0" ? "0" : String(out)
    }

    private static func grouped(_ text: String) -> String {
        let sign = text.hasPrefix("-") ? "−" : ""
        let parts = text.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
        guard let whole = parts.first else { return text }
        var out = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, whole.count > 4, (whole.count - index).isMultiple(of: 3) { out += "\u{202F}" }
            out.append(digit)
        }
        return sign + out + (parts.count > 1 ? "." + parts[1] : "")
    }

    private static func power(_ value: Double) -> String {
        let exponent = Int(log10(abs(value)).rounded(.down))
        let mantissa = trimmed(String(format: "%.1f", value / pow(10, Double(exponent)))).replacing("-", with: "−")
        return mantissa + "\u{00A0}×\u{00A0}10" + superscript(exponent)
    }

    /// 10⁹, but 1, 10, 100 and 1000 as they are.
    static func powerOfTen(_ exponent: Int) -> String {
        switch exponent {
        case -2: "0.01"
        case -1: "0.1"
        case 0...3: String("1000".prefix(exponent + 1))
        default: "10" + superscript(exponent)
        }
    }

    private static func superscript(_ exponent: Int) -> String { String(String(exponent).map { superscripts[$0] ?? $0 }) }

    private static let superscripts: [Character: Character] = [
        "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
    ]
}
