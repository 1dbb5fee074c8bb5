import Quantities

/// Where a number comes from, and how far to trust it.
///
/// The marks are those of the project's dossiers: a value that was read in a text, one seen in an abstract, one recalled
/// from memory, and one that is an assumption. An assumption gives its reason in place of a reference.
public struct Source: Hashable, Sendable {
    public enum Confidence: String, Sendable, CaseIterable { case read, abstract, memory, assumed }

    public let confidence: Confidence
    /// A key of the reference list, or the reason of an assumption.
    public let text: String

    public static func read(_ key: String) -> Source { Source(confidence: .read, text: key) }
    public static func abstract(_ key: String) -> Source { Source(confidence: .abstract, text: key) }
    public static func memory(_ what: String) -> Source { Source(confidence: .memory, text: what) }
    public static func assumed(_ why: String) -> Source { Source(confidence: .assumed, text: why) }
}

/// A name of the model: something that changes (a species) or a number that does not (a parameter).
public final class Symbol: Sendable {
    public enum Kind: Sendable { case species, parameter }

    /// Component and name, such as `neck.effector`.
    public let id: String
    public let kind: Kind
    public let unit: Unit
    public let meaning: String
    /// The declared value of a parameter, in its unit.
    public let value: Double
    /// The plausible range of a parameter, in its unit, when one is known.
    public let range: ClosedRange<Double>?
    public let source: Source?
    /// What a species starts from: a term over parameters.
    public let initial: Term?

    init(
        id: String, kind: Kind, unit: Unit, meaning: String, value: Double, range: ClosedRange<Double>?, source: Source?, initial: Term?
    ) {
        self.id = id
        self.kind = kind
        self.unit = unit
        self.meaning = meaning
        self.value = value
        self.range = range
        self.source = source
        self.initial = initial
    }
}

/// A named intermediate result: it keeps a rate law short and appears by its name on the equation page.
public final class Definition: Sendable {
    public let id: String
    public let unit: Unit
    public let meaning: String
    let body: @Sendable () -> Term

    init(id: String, unit: Unit, meaning: String, body: @escaping @Sendable () -> Term) {
        self.id = id
        self.unit = unit
        self.meaning = meaning
        self.body = body
    }

    /// The defining expression.
    public var term: Term { body() }
}
