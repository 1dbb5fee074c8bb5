import Quantities

/// Formulas on one line of plain text.
extension Formula {
    /// How tightly a part must hold together in its surroundings.
    enum Binding: Int, Comparable {
        case sum, product, power, atom
        static func < (left: Binding, right: Binding) -> Bool { left.rawValue < right.rawValue }
    }

    var binding: Binding {
        switch self {
        case .sum, .overSites: .sum
        case .product, .fraction: .product
        case .power: .power
        case .number(let value): value < 0 ? .sum : .atom
        default: .atom
        }
    }

    var text: String {
        switch self {
        case .number(let value): UnitText.number(value)
        case .name(let name): name.text
        case .sum(let parts): Formula.join(parts) { $0.text(atLeast: .product) }
        case .product(let list): list.map { $0.text(atLeast: .product) }.joined(separator: " · ")
        case .fraction(let above, let below): above.text(atLeast: .product) + " / " + below.text(atLeast: .power)
        case .power(let base, let exponent): base.text(atLeast: .atom) + "^" + exponent.text(atLeast: .atom)
        case .root(let inner): "√(" + inner.text + ")"
        case .exponential(let inner): "exp(" + inner.text + ")"
        case .logarithm(let inner): "ln(" + inner.text + ")"
        case .positive(let inner): "[" + inner.text + "]₊"
        case .factor(let factor): "⟨" + factor.phrase + "⟩"
        case .overSites(let inner, _): "Σ over sites of " + inner.text(atLeast: .product)
        }
    }

    private func text(atLeast needed: Binding) -> String { binding < needed ? "(" + text + ")" : text }

    /// Signs between the parts; the first shows its sign only when it is negative.
    static func join(_ parts: [Part], _ write: (Formula) -> String) -> String {
        parts.enumerated().map { index, part in
            let sign = index == 0 ? (part.isNegative ? "−" : "") : (part.isNegative ? " − " : " + ")
            return sign + write(part.formula)
        }.joined()
    }
}

extension Formula.Factor {
    /// What stands in the rate law.
    var phrase: String {
        switch kind {
        case .effect: process.name
        case .occupancy: "occupancy of " + process.name
        case .drive: "drive of " + process.name
        }
    }

    /// Where the page explains it.
    var anchor: String { "p-" + kind.rawValue + "-" + process.name.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined() }
}
