/// One call to the bedside: what changed, why, and what is not known.
public struct Alert: Hashable, Sendable {
    /// Why it is raised now.
    public enum Occasion: String, Hashable, Sendable {
        case new
        case worse
        /// It was acknowledged, the acknowledgement lapsed, and it still holds.
        case acknowledgementLapsed = "acknowledgement lapsed"
    }

    public let topic: WatchTopic
    public let hours: Double
    public let occasion: Occasion
    /// How bad, on the scale of the topic.
    public let level: Int
    /// The level that was last alerted; `nil` for a new one.
    public let before: Int?
    /// What changed, as a sentence without a full stop.
    public let what: String
    public let because: [String]
    public let missing: [String]

    /// `day 8, 17:10`.
    public var time: String { hours.clockText }
}

extension Double {
    /// Hours since infusion as a day and a clock: `day 8, 17:10`.
    public var clockText: String {
        guard isFinite, magnitude < 1e9 else { return description }
        let minutes = Int((self * 60).rounded())
        let day = (Double(minutes) / 1440).rounded(.down)
        let rest = minutes - Int(day) * 1440
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "day \(Int(day)), \(two(rest / 60)):\(two(rest % 60))"
    }
}
