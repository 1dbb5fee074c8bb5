/// How many patients are at which grade or level on each day.
public struct DayLevels: Hashable, Sendable {
    /// Weight by day, then by level; days from the infusion on.
    private var weights: [[Double]] = []

    public static let levels = 0...4

    public init() {}

    /// Adds the days of a patient, one digit a day. What is no digit of a level is a day without a grade.
    public mutating func count(_ days: String, weight: Double) {
        for (day, character) in days.utf8.enumerated() {
            if day == weights.count { weights.append(Array(repeating: 0, count: Self.levels.count)) }
            let level = Int(character) - 48
            if Self.levels.contains(level) { weights[day][level] += weight }
        }
    }

    public var days: Int { weights.count }

    /// The share of patients at a level on a day, of those who have a grade that day; not-a-number if nobody has.
    public func share(level: Int, day: Int) -> Double {
        let all = weights[day].reduce(0, +)
        return all > 0 ? weights[day][level] / all : .nan
    }

    /// The share of patients at a level or above.
    public func share(atLeast level: Int, day: Int) -> Double {
        (level...Self.levels.upperBound).reduce(0) { $0 + share(level: $1, day: day) }
    }

    /// The day with most patients at a level or above, the first of several; `nil` if nobody ever is.
    public func worstDay(atLeast level: Int) -> Int? {
        let worst = (0..<days).max { (share(atLeast: level, day: $0), -$0) < (share(atLeast: level, day: $1), -$1) }
        return worst.flatMap { share(atLeast: level, day: $0) > 0 ? $0 : nil }
    }
}
