/// An expression over species and parameters, as an author writes it.
///
/// There is no symbol for time: what happens when must follow from amounts.
public indirect enum Term: Sendable {
    case constant(Double)
    case symbol(Symbol)
    case definition(Definition)
    case sum(Term, Term)
    case difference(Term, Term)
    case product(Term, Term)
    case quotient(Term, Term)
    /// A pure number raised to a pure number.
    case power(Term, Term)
    case exponential(Term)
    case logarithm(Term)
    case squareRoot(Term)
    /// The term where it is positive, else zero.
    case positive(Term)
    /// The product of everything that lowers or raises a process, or one.
    case effect(Process, site: String?)
    /// One plus every binder of a shared receptor over its affinity.
    case occupancy(Process, site: String?)
    /// The sum of everything that drives a process, or none.
    case drive(Process, site: String?)
}

extension Term: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    public init(floatLiteral value: Double) { self = .constant(value) }
    public init(integerLiteral value: Int) { self = .constant(Double(value)) }

    public static func + (left: Term, right: Term) -> Term { .sum(left, right) }
    public static func - (left: Term, right: Term) -> Term { .difference(left, right) }
    public static func * (left: Term, right: Term) -> Term { .product(left, right) }
    public static func / (left: Term, right: Term) -> Term { .quotient(left, right) }
    public static prefix func - (term: Term) -> Term { .difference(.constant(0), term) }
}

/// Saturation of Michaelis and Menten: half at `half`, one at most.
public func saturation(_ x: Term, half: Term) -> Term { x / (half + x) }

/// Saturation of Hill with a steepness; negative values count as none.
public func saturation(_ x: Term, half: Term, steepness: Term) -> Term {
    let ratio = Term.power(.positive(x / half), steepness)
    return ratio / (1 + ratio)
}

/// The part above a resting level; nothing below it.
public func excess(_ x: Term, over baseline: Term) -> Term { .positive(x - baseline) }

public func positive(_ x: Term) -> Term { .positive(x) }
public func squareRoot(_ x: Term) -> Term { .squareRoot(x) }
public func exponential(_ x: Term) -> Term { .exponential(x) }
public func logarithm(_ x: Term) -> Term { .logarithm(x) }
public func power(_ x: Term, _ exponent: Term) -> Term { .power(x, exponent) }

/// The sum of any number of terms; zero when there are none.
public func sum(_ terms: [Term]) -> Term {
    guard let first = terms.first else { return .constant(0) }
    return terms.dropFirst().reduce(first, +)
}

/// Everything that lowers or raises a process, here or everywhere, multiplied.
public func effect(_ process: Process, at site: String? = nil) -> Term { .effect(process, site: site) }

/// How much harder a receptor is to reach because others bind it: one when nobody does.
public func occupancy(_ process: Process, at site: String? = nil) -> Term { .occupancy(process, site: site) }

/// What drives a process, here and everywhere, added up: none when nothing does.
public func drive(_ process: Process, at site: String? = nil) -> Term { .drive(process, site: site) }
