import Reactions

/// Terms as MathML, with what they name noted on the way.
struct SBMLMath {
    /// What a formula can name besides species and parameters; each gets a rule of its own.
    enum Rule {
        case definition(Definition)
        case factor(Formula.Factor)
    }

    var names = SBMLNames()
    /// In the order in which they were met.
    private(set) var rules: [(name: String, rule: Rule)] = []
    private var known: Set<String> = []

    mutating func math(_ term: Term) -> String {
        "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">\(content(term))</math>"
    }

    mutating func name(_ symbol: Symbol) -> String { names.name(symbol.id) }

    mutating func name(_ definition: Definition) -> String {
        note(names.name("definition " + definition.id, from: definition.id), as: .definition(definition))
    }

    mutating func name(_ factor: Formula.Factor) -> String {
        let place = factor.site.map { " at " + $0 } ?? ""
        return note(names.name("\(factor.kind.rawValue) on \(factor.process.name)\(place)"), as: .factor(factor))
    }

    private mutating func note(_ name: String, as rule: Rule) -> String {
        if known.insert(name).inserted { rules.append((name, rule)) }
        return name
    }

    private mutating func content(_ term: Term) -> String {
        switch term {
        case .constant(let value): return SBMLMath.number(value)
        case .symbol(let symbol): return "<ci>\(name(symbol))</ci>"
        case .definition(let definition): return "<ci>\(name(definition))</ci>"
        case .sum: return apply("plus", addends(term))
        case .difference(.constant(0), let b): return apply("minus", [b])
        case .difference(let a, let b): return apply("minus", [a, b])
        case .product: return apply("times", factors(term))
        case .quotient(let a, let b): return apply("divide", [a, b])
        case .power(let a, let b): return apply("power", [a, b])
        case .exponential(let a): return apply("exp", [a])
        case .logarithm(let a): return apply("ln", [a])
        case .squareRoot(let a): return apply("root", [a])
        case .positive(let a): return apply("max", [a, .constant(0)])
        case .effect(let process, let site): return factor(.effect, process, site)
        case .occupancy(let process, let site): return factor(.occupancy, process, site)
        case .drive(let process, let site): return factor(.drive, process, site)
        }
    }

    private mutating func factor(_ kind: Formula.Factor.Kind, _ process: Process, _ site: String?) -> String {
        "<ci>\(name(Formula.Factor(kind: kind, process: process, site: site)))</ci>"
    }

    private mutating func apply(_ function: String, _ arguments: [Term]) -> String {
        let parts = arguments.map { content($0) }
        return "<apply><\(function)/>\(parts.joined())</apply>"
    }

    private func addends(_ term: Term) -> [Term] {
        if case .sum(let a, let b) = term { return addends(a) + addends(b) }
        return [term]
    }

    private func factors(_ term: Term) -> [Term] {
        if case .product(let a, let b) = term { return factors(a) + factors(b) }
        return [term]
    }

    /// A number with all its digits.
    static func number(_ value: Double) -> String {
        let parts = "\(value)".split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return "<cn>\(value)</cn>" }
        return "<cn type=\"e-notation\">\(parts[0])<sep/>\(exponent)</cn>"
    }
}
