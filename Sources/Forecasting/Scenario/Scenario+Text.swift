extension Scenario {
    /// The scenario as a file that reads back as the same scenario, in one fixed order and spelling.
    ///
    /// Two scenarios that are equal have the same text, so a checksum of it names the scenario.
    public var yaml: String {
        var lines: [String] = []
        document.write(to: &lines, indent: "", head: "")
        return lines.joined(separator: "\n") + "\n"
    }
}

extension ScenarioNode {
    /// Writes the node after what already stands at the head of its first line.
    fileprivate func write(to lines: inout [String], indent: String, head: String) {
        switch content {
        case .nothing: lines.append(head)
        case .text(let text): lines.append(head + text.quoted)
        case .list(let items):
            if !head.isEmpty { lines.append(head.trimmedEnd) }
            for item in items { item.write(to: &lines, indent: indent + "  ", head: indent + "- ") }
        case .fields(let fields):
            // The first field of a list entry stands on the line of its dash, a named group begins on the next line.
            var lead = head.hasSuffix("- ") ? head : nil
            if lead == nil, !head.isEmpty { lines.append(head.trimmedEnd) }
            for field in fields {
                field.node.write(to: &lines, indent: indent + "  ", head: (lead ?? indent) + field.name.quotedName + ": ")
                lead = nil
            }
        }
    }
}

extension String {
    fileprivate var trimmedEnd: String { hasSuffix(" ") ? String(dropLast()) : self }

    /// Double quotes, with whatever is not plain escaped.
    fileprivate var quoted: String {
        let escaped = unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\n": "\\n"
            case "\t": "\\t"
            case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{2029}", "\u{FEFF}": "\\u" + scalar.fourDigits
            default: String(scalar)
            }
        }
        return "\"" + escaped.joined() + "\""
    }

    /// Names as they are where that is safe.
    fileprivate var quotedName: String {
        let isPlain = unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil || "._-[]".unicodeScalars.contains($0))
        }
        return isPlain && first?.isLetter == true ? self : quoted
    }
}

extension Unicode.Scalar {
    fileprivate var fourDigits: String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
