extension Diagnosis {
    /// One thing that speaks for a diagnosis or against it.
    ///
    /// It counts when it holds, and is named as unknown while nobody charted it.
    public struct Item: Sendable {
        public enum Direction: String, Hashable, Sendable {
            case speaksFor = "for"
            case speaksAgainst = "against"
        }

        /// Where the weight comes from.
        public enum Weighing: String, Hashable, Sendable {
            case table = "weight by the rule table (project-defined, uncalibrated)"
            case one = "weight one (project-defined)"
            /// The rule table weighs the diagnosis by other items and does not give this one a weight.
            case shown = "shown, not weighed"
        }

        public let direction: Direction
        public let text: String
        /// Positive for, negative against, zero where it is only shown.
        public let weight: Int
        public let weighing: Weighing
        /// Whether it is the lesser degree of the item before it, so that only one of the two can hold.
        public let isLesserDegree: Bool
        let holds: @Sendable (Situation) -> Bool?
    }
}

extension Diagnosis.Item {
    typealias Condition = @Sendable (Situation) -> Bool?

    /// An item of the rule table that counts for the diagnosis.
    static func plus(_ weight: Int, _ text: String, _ holds: @escaping Condition) -> Self {
        Self(direction: .speaksFor, text: text, weight: weight, weighing: .table, isLesserDegree: false, holds: holds)
    }

    /// The lesser degree of the item before it: it must be false where that one holds.
    static func orPlus(_ weight: Int, _ text: String, _ holds: @escaping Condition) -> Self {
        Self(direction: .speaksFor, text: text, weight: weight, weighing: .table, isLesserDegree: true, holds: holds)
    }

    /// An item of the rule table that counts against the diagnosis.
    static func minus(_ weight: Int, _ text: String, _ holds: @escaping Condition) -> Self {
        Self(direction: .speaksAgainst, text: text, weight: -weight, weighing: .table, isLesserDegree: false, holds: holds)
    }

    /// An item of a diagnosis that the rule table does not weigh.
    static func speaksFor(_ text: String, _ holds: @escaping Condition) -> Self {
        Self(direction: .speaksFor, text: text, weight: 1, weighing: .one, isLesserDegree: false, holds: holds)
    }

    static func speaksAgainst(_ text: String, _ holds: @escaping Condition) -> Self {
        Self(direction: .speaksAgainst, text: text, weight: -1, weighing: .one, isLesserDegree: false, holds: holds)
    }

    /// An item that the dossier names and the rule table leaves out of its sum.
    static func shownFor(_ text: String, _ holds: @escaping Condition) -> Self {
        Self(direction: .speaksFor, text: text, weight: 0, weighing: .shown, isLesserDegree: false, holds: holds)
    }

    static func shownAgainst(_ text: String, _ holds: @escaping Condition) -> Self {
        Self(direction: .speaksAgainst, text: text, weight: 0, weighing: .shown, isLesserDegree: false, holds: holds)
    }
}
