import Quantities

/// Checks that every rate, definition, effect and initial value has the dimension of what it stands for.
///
/// Units convert at the border of the model, so within it only dimensions can disagree, and all of them are reported.
struct UnitCheck {
    private(set) var issues: [NetworkIssue] = []
    private var place = ""

    mutating func run(_ network: Network) -> [NetworkIssue] {
        for resolved in network.reactions {
            let reaction = resolved.reaction
            let rate = dimension(reaction.rate, in: "\(resolved.component), rate of ‘\(reaction.name)’")
            for part in reaction.consumed + reaction.produced {
                expect(
                    rate, part.species.unit.dimension / .time, "\(resolved.component), rate of ‘\(reaction.name)’ for \(part.species.id)")
            }
        }
        for resolved in network.definitions {
            let found = dimension(resolved.definition.term, in: resolved.definition.id)
            expect(found, resolved.definition.unit.dimension, resolved.definition.id)
        }
        for resolved in network.effects {
            let effect = resolved.effect
            let here = "\(resolved.component), effect on ‘\(effect.process.name)’"
            let agent = dimension(effect.agent, in: here)
            expect(effect.half.map { dimension($0, in: here) } ?? Dimension.none, agent ?? .none, here + ", half")
            expect(dimension(effect.maximal, in: here), .none, here + ", maximal")
            expect(dimension(effect.steepness, in: here), .none, here + ", steepness")
        }
        for symbol in network.species {
            let here = "\(symbol.id), initial value"
            if case .constant? = symbol.initial { continue }
            expect(dimension(symbol.initial ?? 0, in: here), symbol.unit.dimension, here)
        }
        return issues
    }

    private mutating func dimension(_ term: Term, in place: String) -> Dimension? {
        self.place = place
        return dimension(term)
    }

    private mutating func expect(_ found: Dimension?, _ expected: Dimension, _ place: String) {
        guard let found, found != expected else { return }
        issues.append(.unit(place: place, found: found.description, expected: expected.description))
    }

    /// The dimension of a term; `nil` for the number zero, which fits everywhere.
    private mutating func dimension(_ term: Term) -> Dimension? {
        switch term {
        case .constant(let value): return value == 0 ? nil : Dimension.none
        case .symbol(let symbol): return symbol.unit.dimension
        case .definition(let definition): return definition.unit.dimension
        case .sum(let a, let b), .difference(let a, let b):
            let left = dimension(a)
            let right = dimension(b)
            if let left, let right, left != right {
                issues.append(.unit(place: place + ", in a sum", found: right.description, expected: left.description))
            }
            return left ?? right
        case .product(let a, let b):
            guard let left = dimension(a), let right = dimension(b) else { return nil }
            return left * right
        case .quotient(let a, let b):
            let left = dimension(a)
            let right = dimension(b)
            guard let left, let right else { return nil }
            return left / right
        case .power(let base, let exponent):
            let power = dimension(exponent)
            expect(power, .none, place + ", an exponent")
            guard let found = dimension(base) else { return nil }
            if case .constant(let value) = exponent, value == value.rounded() { return found.raised(to: Int(value)) }
            expect(found, .none, place + ", the base of a power")
            return Dimension.none
        case .exponential(let a), .logarithm(let a):
            expect(dimension(a), .none, place + ", the argument of exp or log")
            return Dimension.none
        case .squareRoot(let a):
            expect(dimension(a), .none, place + ", the argument of a square root")
            return Dimension.none
        case .positive(let a): return dimension(a)
        case .effect, .occupancy, .drive: return Dimension.none
        }
    }
}
