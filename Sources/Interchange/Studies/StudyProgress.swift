/// How far a study is, as one line. Only text: who prints it, and how often, is up to the caller.
public struct StudyProgress: Hashable, Sendable {
    public var done: Int
    public var count: Int
    /// Seconds since the start of this run.
    public var seconds: Double
    /// Done by an earlier run, and so no measure of the rate.
    public var before: Int
    /// Shards, rejected patients and the like; may be empty.
    public var note: String

    public init(done: Int, of count: Int, seconds: Double, before: Int = 0, note: String = "") {
        self.done = done
        self.count = count
        self.seconds = seconds
        self.before = before
        self.note = note
    }

    static let width = 24

    /// Patients a second; `nil` before there is one.
    public var rate: Double? { done > before && seconds > 0 ? Double(done - before) / seconds : nil }

    /// Seconds that are left at this rate.
    public var remaining: Double? { rate.map { Double(max(0, count - done)) / $0 } }

    /// For a terminal: a bar, redrawn in place, cut to its width.
    public func bar(columns: Int = 100) -> String {
        let share = count > 0 ? min(1, max(0, Double(done) / Double(count))) : 0
        let filled = Int(share * Double(Self.width))
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: Self.width - filled)
        return "\(bar) \(words)".shortened(to: columns)
    }

    /// For a log: the same without the bar.
    public var line: String { words }

    private var words: String {
        let share = count > 0 ? Int((Double(done) / Double(count) * 100).rounded(.down)) : 0
        var parts = ["\(StudyWords.count(done))/\(StudyWords.count(count)) patients (\(share) %)"]
        if let rate { parts.append("\(StudyDuration.rate(rate))/s") }
        if let remaining, done < count { parts.append("\(StudyDuration.text(remaining)) left") }
        if done >= count { parts.append("done in \(StudyDuration.text(seconds))") }
        if !note.isEmpty { parts.append(note) }
        return parts.joined(separator: ", ")
    }

    /// Whether a log needs another line: at most one in so many seconds, and one at the end.
    public func isDue(last: Double?, every interval: Double = 30) -> Bool {
        guard let last else { return true }
        return done >= count || seconds - last >= interval
    }
}
