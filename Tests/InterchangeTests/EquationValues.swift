import Foundation
import Reactions

@testable import Interchange

/// Evaluates the formulas of the page as a reader would, from nothing but names and the section on processes.
struct EquationValues {
    let content: EquationContent
    private var known: [String: Double] = [:]

    static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
    static func exponential(_ x: Double) -> Double { exp(x) }
    static func logarithm(_ x: Double) -> Double { log(x) }

    init(_ network: Network, content: EquationContent, species: [Double]) {
        self.content = content
        let nodes = EquationFixture.evaluate(network, species: species)
        for (symbol, value) in zip(network.species, species) { known[symbol.id] = value }
        for (symbol, value) in zip(network.parameters, network.declaredValues) { known[symbol.id] = value }
        for resolved in network.definitions { known[resolved.definition.id] = nodes[Int(resolved.node)] }
    }

    /// - Parameters:
    ///   - shown: The site whose formula is shown for all.
    ///   - site: The site at which it is evaluated.
    func value(_ formula: Formula, shown: String?, at site: String?) -> Double {
        func at(_ formula: Formula) -> Double { value(formula, shown: shown, at: site) }
        switch formula {
        case .number(let number): return number
        case .name(let name): return known[name.id.replacing(SymbolNames.genericSite, with: site ?? "")] ?? .nan
        case .sum(let parts): return parts.reduce(0) { $1.isNegative ? $0 - at($1.formula) : $0 + at($1.formula) }
        case .product(let list): return list.reduce(1) { $0 * at($1) }
        case .fraction(let above, let below): return at(above) / at(below)
        case .power(let base, let exponent): return pow(at(base), at(exponent))
        case .root(let inner): return at(inner).squareRoot()
        case .exponential(let inner): return exp(at(inner))
        case .logarithm(let inner): return log(at(inner))
        case .positive(let inner): return max(at(inner), 0)
        case .factor(let factor): return value(factor, at: factor.site == shown ? site : factor.site)
        case .overSites(let inner, let sites): return sites.reduce(0) { $0 + value(inner, shown: sites[0], at: $1) }
        }
    }

    /// A factor from the section on processes: the product, or the sum, of what reaches the site.
    private func value(_ factor: Formula.Factor, at site: String?) -> Double {
        guard let row = content.processes.first(where: { $0.factor.kind == factor.kind && $0.factor.process == factor.process }) else {
            return .nan
        }
        let values = row.contributions.filter { $0.sites.isEmpty || $0.sites.contains { $0 == site } }
            .map { value($0.formula, shown: $0.sites.first, at: site) }
        switch factor.kind {
        case .effect: return values.reduce(1, *)
        case .occupancy: return values.reduce(1, +)
        case .drive: return values.reduce(0, +)
        }
    }
}
