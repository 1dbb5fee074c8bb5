import Quantities

/// The answer of a grading system: what it is, how sure, why, from where, and what is missing.
///
/// Missing is never normal: an axis on which nothing is charted makes the grade a lower bound, a sign that is charted in part makes
/// it an interval, and the observation that would settle it is named.
public struct Grade: Hashable, Sendable {
    public enum Certainty: String, Hashable, Sendable {
        case certain
        /// Whatever is missing can only raise it.
        case atLeast
        /// It lies within bounds, as far as charted; a flag says when something else could raise the upper one.
        case interval
        case undetermined

        /// Comparable: nothing, in part, all. A lower bound and an interval are both known in part.
        public var rank: Int {
            switch self {
            case .undetermined: 0
            case .interval, .atLeast: 1
            case .certain: 2
            }
        }
    }

    public enum Value: Hashable, Sendable {
        case grade(ClosedRange<Int>)
        /// A score with decimals, printed with so many.
        case number(Double, decimals: Int)
        case word(String)
        case undetermined

        // A switch over the whole value: see ``Observation/Value``.
        var range: ClosedRange<Int>? {
            switch self {
            case .grade(let range): range
            case .number, .word, .undetermined: nil
            }
        }
    }

    /// The system that gave it, such as `ASTCT-CRS`.
    public let system: String
    public let value: Value
    public let certainty: Certainty
    /// What decided, in a few words: `hypoxia axis`.
    public let detail: String
    /// The observations behind it, as sentences without a full stop.
    public let because: [String]
    /// What would settle or could raise it.
    public let missing: [String]
    /// The rule of the system that decided.
    public let rule: String
    /// What the reader must be told besides: a look for another cause, a mismatch of device and flow.
    public let flags: [String]

    public init(
        _ system: String, _ value: Value, _ certainty: Certainty, detail: String, because: [String] = [], missing: [String] = [],
        rule: String, flags: [String] = []
    ) {
        self.system = system
        self.value = value
        self.certainty = certainty
        self.detail = detail
        self.because = because
        self.missing = missing
        self.rule = rule
        self.flags = flags
    }

    /// `2`, `2-3`, `high`, `4.000` or `undetermined`.
    public var text: String {
        switch value {
        case .grade(let range):
            range.lowerBound == range.upperBound ? String(range.lowerBound) : "\(range.lowerBound)-\(range.upperBound)"
        case .number(let number, let decimals): number.fixedText(decimals)
        case .word(let word): word
        case .undetermined: "undetermined"
        }
    }

    /// The bounds of what is charted; `nil` where there are none.
    public var range: ClosedRange<Int>? { value.range }
}

extension Double {
    /// With so many decimals, rounded half away from zero; without the help of a locale.
    func fixedText(_ decimals: Int) -> String {
        guard isFinite, magnitude < 1e12 else { return description }
        var power = 1.0
        for _ in 0..<decimals { power *= 10 }
        let scaled = Int64((magnitude * power).rounded())
        let sign = self < 0 && scaled > 0 ? "-" : ""
        guard decimals > 0 else { return sign + String(scaled) }
        let digits = String(scaled)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }
}
