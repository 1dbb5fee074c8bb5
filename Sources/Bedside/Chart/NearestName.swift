/// The name that somebody probably meant.
enum NearestName {
    /// - Returns: The closest of `names` when at most a third of its letters differ; `nil` when none is close.
    static func of(_ text: String, among names: [String]) -> String? {
        let wanted = Array(text.lowercased().prefix(64))
        guard !wanted.isEmpty else { return nil }
        let scored = names.map { (name: $0, distance: distance(wanted, Array($0.lowercased()))) }
        guard let best = scored.min(by: { ($0.distance, $0.name) < ($1.distance, $1.name) }) else { return nil }
        return best.distance <= max(1, max(wanted.count, best.name.count) / 3) ? best.name : nil
    }

    /// Letters to insert, remove or exchange.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var row = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let substitution = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substitution, row[j] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
