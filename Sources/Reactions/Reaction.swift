/// One named process of the model: what it uses up, what it makes, and its whole rate law.
///
/// The rate is an amount per day of every consumed and produced species, times its stoichiometry.
public struct Reaction: Sendable {
    /// A species and how many of it take part.
    public struct Participant: Sendable {
        public let species: Symbol
        public let count: Double
    }

    /// A phrase that a clinician would say.
    public let name: String
    public let consumed: [Participant]
    public let produced: [Participant]
    public let rate: Term

    public init(_ name: String, consumes: Term..., produces: Term..., rate: Term) {
        self.name = name
        self.consumed = consumes.map(Reaction.participant)
        self.produced = produces.map(Reaction.participant)
        self.rate = rate
    }

    /// Accepts `species` or `2 * species`.
    private static func participant(_ term: Term) -> Participant {
        switch term {
        case .symbol(let symbol) where symbol.kind == .species: Participant(species: symbol, count: 1)
        case .product(.constant(let count), .symbol(let symbol)) where symbol.kind == .species: Participant(species: symbol, count: count)
        default: preconditionFailure("A reaction consumes and produces species; \(term) is not one.")
        }
    }
}

/// A number that is shown: a vital sign, a laboratory value, a local measure.
public struct Readout: Sendable {
    /// The name under which the series is written, such as `plasma.IL6`.
    public let id: String
    public let definition: Definition

    public var term: Term { .definition(definition) }
    public var unitSymbol: String { definition.unit.symbol }
}

/// Lets reactions be listed one under the other, with loops and conditions.
@resultBuilder
public enum ListBuilder<Element> {
    public static func buildExpression(_ element: Element) -> [Element] { [element] }
    public static func buildExpression(_ elements: [Element]) -> [Element] { elements }
    public static func buildBlock(_ parts: [Element]...) -> [Element] { parts.flatMap { $0 } }
    public static func buildOptional(_ part: [Element]?) -> [Element] { part ?? [] }
    public static func buildEither(first: [Element]) -> [Element] { first }
    public static func buildEither(second: [Element]) -> [Element] { second }
    public static func buildArray(_ parts: [[Element]]) -> [Element] { parts.flatMap { $0 } }
}
