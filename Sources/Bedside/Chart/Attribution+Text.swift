import Quantities

/// How a judgement stands in a file: `CRS; by: Dr A; at: 209.2` or `other: upper-airway swelling`.
extension Attribution {
    init?(text: String) {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false).map { String($0).trimmed }
        guard let head = parts.first else { return nil }
        var cause: Cause?
        if head.lowercased() == "crs" { cause = .cytokineRelease }
        if head.lowercased() == "other" { cause = .other("") }
        if head.lowercased().hasPrefix("other:") { cause = .other(String(head.dropFirst(6)).trimmed) }
        guard let cause else { return nil }
        var judge: String?
        var hours: Double?
        for part in parts.dropFirst() {
            if part.lowercased().hasPrefix("by:") {
                judge = String(part.dropFirst(3)).trimmed
            } else if part.lowercased().hasPrefix("at:") {
                guard let time = ChartTime(String(part.dropFirst(3)).trimmed) else { return nil }
                hours = time.hours
            } else {
                return nil
            }
        }
        self.init(cause, by: judge, at: hours)
    }

    /// Reads back as the same judgement; a semicolon inside a name becomes a comma.
    var text: String {
        func plain(_ text: String) -> String { String(text.map { $0 == ";" ? "," : $0 }).trimmed }
        var parts: [String]
        switch cause {
        case .cytokineRelease: parts = ["CRS"]
        case .other(let what): parts = [what.isEmpty ? "other" : "other: " + plain(what)]
        }
        if let judge { parts.append("by: " + plain(judge)) }
        if let hours { parts.append("at: " + hours.shortText) }
        return parts.joined(separator: "; ")
    }
}
