/// The candidate that a writer probably meant, or `nil` when none is close.
///
/// Close means: the same but for case, spaces and hyphens, or at most a third of the letters changed, added, dropped or swapped.
/// - Complexity: The product of both lengths, per candidate; texts above 64 characters are not compared.
public func nearestSpelling(of text: String, in candidates: [String]) -> String? {
    func plain(_ text: String) -> [Character] { text.lowercased().filter { !" -_".contains($0) } }
    guard text.utf8.count <= 64 else { return nil }
    let written = plain(text)
    guard !written.isEmpty else { return nil }
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
        let wanted = plain(candidate)
        let distance = editDistance(written, wanted)
        guard distance <= max(1, min(written.count, wanted.count) / 3), distance < max(written.count, wanted.count) else { continue }
        if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
}

/// Insertions, deletions, changes and swaps of neighbours that turn one text into the other.
///
/// Source: Damerau, Commun ACM 1964;7:171 (optimal string alignment).
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1]
        for j in b.indices {
            var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
            row.append(cost)
        }
        before = last
        last = row
    }
    return last[b.count]
}
