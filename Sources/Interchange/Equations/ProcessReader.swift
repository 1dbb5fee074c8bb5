import Reactions

/// Which influences make up each factor that a rate law names.
struct ProcessReader {
    let reader: EquationReader

    init(_ reader: EquationReader) { self.reader = reader }

    /// Processes that rate laws or effects name, in the order in which the network meets them.
    func rows() -> [EquationContent.ProcessRow] {
        var order: [Formula.Factor] = []
        func note(_ kind: Formula.Factor.Kind, _ process: Process) {
            let factor = Formula.Factor(kind: kind, process: process, site: nil)
            if !order.contains(factor) { order.append(factor) }
        }
        for term in terms { visit(term, note) }
        for resolved in reader.network.effects { note(Self.kind(of: resolved.effect.direction), resolved.effect.process) }
        return order.map { .init(factor: $0, contributions: contributions(to: $0)) }
    }

    private var terms: [Term] {
        let network = reader.network
        return network.reactions.map(\.reaction.rate) + network.definitions.map(\.definition.term)
            + network.readouts.map(\.readout.definition.term)
            + network.effects.map(\.effect.agent)
    }

    private func visit(_ term: Term, _ note: (Formula.Factor.Kind, Process) -> Void) {
        switch term {
        case .constant, .symbol, .definition: break
        case .sum(let a, let b), .difference(let a, let b), .product(let a, let b), .quotient(let a, let b), .power(let a, let b):
            visit(a, note)
            visit(b, note)
        case .exponential(let a), .logarithm(let a), .squareRoot(let a), .positive(let a): visit(a, note)
        case .effect(let process, _): note(.effect, process)
        case .occupancy(let process, _): note(.occupancy, process)
        case .drive(let process, _): note(.drive, process)
        }
    }

    static func kind(of direction: Effect.Direction) -> Formula.Factor.Kind {
        switch direction {
        case .lowers, .raises: .effect
        case .occupies: .occupancy
        case .drives: .drive
        }
    }

    private func contributions(to factor: Formula.Factor) -> [EquationContent.Contribution] {
        InfluenceReader(reader).groups()
            .filter { $0.effect.process == factor.process && Self.kind(of: $0.effect.direction) == factor.kind }
            .map { group in
                let ids = Set(
                    [group.effect.agent, group.effect.maximal, group.effect.steepness, group.effect.half ?? 0].flatMap {
                        TermWalk.leaves($0).map(\.id)
                    })
                let site = group.sites.isEmpty ? nil : group.effect.site
                let names = SymbolNames(component: group.component, site: site, network: reader.network, sites: reader.sites, ids: ids)
                return .init(
                    component: AgentName.pretty(group, reader.sites), sites: group.sites,
                    formula: FormulaWriter(names: names, sites: reader.sites).formula(Self.term(group.effect)))
            }
    }

    /// The factor, or the addend, that an effect contributes; the network multiplies or adds the same.
    static func term(_ effect: Effect) -> Term {
        switch effect.direction {
        case .lowers: 1 - scaled(effect)
        case .raises: 1 + scaled(effect)
        case .occupies: effect.agent / (effect.half ?? 1)
        case .drives: scaled(effect)
        }
    }

    private static func scaled(_ effect: Effect) -> Term {
        let share: Term
        if let half = effect.half {
            if case .constant(1) = effect.steepness {
                share = saturation(effect.agent, half: half)
            } else {
                share = saturation(effect.agent, half: half, steepness: effect.steepness)
            }
        } else {
            share = effect.agent
        }
        if case .constant(1) = effect.maximal { return share }
        return effect.maximal * share
    }
}
