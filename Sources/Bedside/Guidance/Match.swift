/// Whether a rule applies to a situation: it does, it does not, or it cannot be told for want of named inputs.
///
/// Source: clinical dossier, section 0: missing is not normal.
public enum Match: Hashable, Sendable {
    case applies
    case doesNotApply
    /// It may apply; what would tell.
    case unknown(missing: [String])

    /// One condition of a rule, and what is missing while it is unknown.
    public struct Condition: Sendable {
        let holds: Bool?
        let missing: [String]

        public init(_ holds: Bool?, missing: String...) { self.init(holds, missing: missing) }

        public init(_ holds: Bool?, missing: [String]) {
            self.holds = holds
            self.missing = missing
        }
    }

    /// Applies when all conditions hold; does not when one fails; otherwise names what every unknown one lacks.
    public static func all(_ conditions: Condition...) -> Match { all(conditions) }

    public static func all(_ conditions: [Condition]) -> Match {
        switch Truth.all(conditions.map(\.holds)) {
        case true: .applies
        case false: .doesNotApply
        case nil: .unknown(missing: conditions.filter { $0.holds == nil }.flatMap(\.missing).once)
        }
    }

    /// Whether the reader should see it: it applies, or it may.
    public var isShown: Bool { self != .doesNotApply }

    public var missing: [String] { if case .unknown(let missing) = self { missing } else { [] } }
}
