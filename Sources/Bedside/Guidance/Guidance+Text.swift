extension Guidance {
    /// The guidance as plain text, with its notice, sources and marks.
    public var text: String {
        var lines = [Guidance.notice]
        for section in sections {
            lines += ["", section.part.rawValue.uppercased()]
            var topic = ""
            for statement in section.statements {
                if statement.topic != topic {
                    topic = statement.topic
                    lines.append("  " + topic)
                }
                lines += statement.lines
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Guidance.Statement {
    fileprivate var lines: [String] {
        var lines = ["  \(id) \(title): \(text)"]
        if !match.missing.isEmpty { lines.append("      if        not charted: " + match.missing.joined(separator: "; ")) }
        lines.append("      source    \(source) [\(evidence.words)]")
        return lines
    }
}
