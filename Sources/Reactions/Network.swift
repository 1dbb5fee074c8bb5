/// A whole model: components put together, effects multiplied, every name resolved.
///
/// A network is what everything else reads: the tape (simulation), the Jacobian, the checks, the equation page, the
/// parameter table, the influence table. It knows nothing of solvers, files or patients.
public struct Network: Sendable {
    public struct ResolvedReaction: Sendable {
        /// The component that declared it.
        public let component: String
        public let reaction: Reaction
        public let rate: ExpressionGraph.ID
    }

    public struct ResolvedDefinition: Sendable {
        public let definition: Definition
        public let node: ExpressionGraph.ID
    }

    public struct ResolvedReadout: Sendable {
        public let readout: Readout
        public let node: ExpressionGraph.ID
    }

    public struct ResolvedEffect: Sendable {
        public let component: String
        public let effect: Effect
    }

    public let componentIDs: [String]
    public let species: [Symbol]
    public let parameters: [Symbol]
    public let definitions: [ResolvedDefinition]
    public let reactions: [ResolvedReaction]
    public let effects: [ResolvedEffect]
    public let readouts: [ResolvedReadout]
    /// For each species the node of its rate of change.
    public let rates: [ExpressionGraph.ID]
    /// For each species the node of its initial value, over parameters.
    public let initials: [ExpressionGraph.ID]
    public let graph: ExpressionGraph
    /// What was wrong with the names; the other checks are in `check()`.
    let nameIssues: [NetworkIssue]

    private let speciesNumbers: [String: Int]
    private let parameterNumbers: [String: Int]

    public init(_ components: [any Component]) {
        var builder = NetworkBuilder(components)
        self = builder.build()
    }

    init(builder: NetworkBuilder, rates: [ExpressionGraph.ID], initials: [ExpressionGraph.ID]) {
        componentIDs = builder.components.map(\.id)
        species = builder.species
        parameters = builder.parameters
        definitions = builder.definitions
        reactions = builder.reactions
        effects = builder.effects
        readouts = builder.readouts
        graph = builder.graph
        nameIssues = builder.issues
        speciesNumbers = builder.speciesNumbers
        parameterNumbers = builder.parameterNumbers
        self.rates = rates
        self.initials = initials
    }

    /// The position of a species, or `nil` when there is none of that id.
    public func speciesIndex(_ id: String) -> Int? { speciesNumbers[id] }
    public func parameterIndex(_ id: String) -> Int? { parameterNumbers[id] }

    /// The declared parameter values in the coherent system of units.
    public var declaredValues: [Double] { parameters.map { $0.value * $0.unit.factor } }
}

/// Collects names and lowers terms into the graph.
struct NetworkBuilder {
    let components: [any Component]
    var species: [Symbol] = []
    var parameters: [Symbol] = []
    var definitions: [Network.ResolvedDefinition] = []
    var reactions: [Network.ResolvedReaction] = []
    var effects: [Network.ResolvedEffect] = []
    var readouts: [Network.ResolvedReadout] = []
    var graph = ExpressionGraph()
    var issues: [NetworkIssue] = []
    var speciesNumbers: [String: Int] = [:]
    var parameterNumbers: [String: Int] = [:]
    private var definitionNodes: [String: ExpressionGraph.ID] = [:]
    private var open: Set<String> = []
    private var effectsByProcess: [Process: [Effect]] = [:]
    private var factors: [FactorKey: ExpressionGraph.ID] = [:]

    private struct FactorKey: Hashable {
        let process: Process
        let site: String?
        let kind: FactorKind
    }

    private enum FactorKind { case effect, occupancy, drive }

    init(_ components: [any Component]) { self.components = components }

    mutating func build() -> Network {
        var seen: Set<String> = []
        for component in components where !seen.insert(component.id).inserted {
            issues.append(.duplicateComponent(component.id))
        }
        for component in components {
            for effect in component.effects {
                effects.append(.init(component: component.id, effect: effect))
                effectsByProcess[effect.process, default: []].append(effect)
            }
        }
        var collected: [(component: String, reaction: Reaction)] = []
        for component in components { collected += component.reactions.map { (component.id, $0) } }
        // Species in the order of the reactions that change them, so that a site's states stand together.
        for (_, reaction) in collected {
            for participant in reaction.consumed + reaction.produced { _ = number(participant.species) }
        }
        for (component, reaction) in collected {
            reactions.append(.init(component: component, reaction: reaction, rate: lower(reaction.rate)))
        }
        for component in components {
            for readout in component.readouts {
                if readouts.contains(where: { $0.readout.id == readout.id }) { issues.append(.duplicateReadout(readout.id)) }
                readouts.append(.init(readout: readout, node: lower(readout.term)))
            }
        }
        let changed = Set(collected.flatMap { ($0.reaction.consumed + $0.reaction.produced).map(\.species.id) })
        for symbol in species where !changed.contains(symbol.id) { issues.append(.unchangedSpecies(symbol.id)) }
        var terms: [[(sign: Double, count: Double, rate: ExpressionGraph.ID)]] = Array(repeating: [], count: species.count)
        for resolved in reactions {
            for part in resolved.reaction.consumed { terms[speciesNumbers[part.species.id]!].append((-1, part.count, resolved.rate)) }
            for part in resolved.reaction.produced { terms[speciesNumbers[part.species.id]!].append((1, part.count, resolved.rate)) }
        }
        let rates = terms.map { list in
            var total = graph.constant(0)
            for part in list {
                let scaled = part.count == 1 ? part.rate : graph.multiply(graph.constant(part.count), part.rate)
                total = part.sign > 0 ? graph.add(total, scaled) : graph.subtract(total, scaled)
            }
            return total
        }
        var initials: [ExpressionGraph.ID] = []
        var index = 0
        while index < species.count {
            let node = lower(species[index].initial ?? 0)
            if !graph.isParameterOnly(node) { issues.append(.initialDependsOnSpecies(species[index].id)) }
            initials.append(node)
            index += 1
        }
        issues += unheard()
        return Network(builder: self, rates: rates, initials: initials)
    }

    private mutating func number(_ symbol: Symbol) -> Int {
        switch symbol.kind {
        case .species:
            if let known = speciesNumbers[symbol.id] {
                if species[known].unit != symbol.unit { issues.append(.conflictingDeclarations(symbol.id)) }
                return known
            }
            speciesNumbers[symbol.id] = species.count
            species.append(symbol)
            return species.count - 1
        case .parameter:
            if let known = parameterNumbers[symbol.id] {
                if parameters[known].value != symbol.value || parameters[known].unit != symbol.unit {
                    issues.append(.conflictingDeclarations(symbol.id))
                }
                return known
            }
            parameterNumbers[symbol.id] = parameters.count
            parameters.append(symbol)
            return parameters.count - 1
        }
    }

    mutating func lower(_ term: Term) -> ExpressionGraph.ID {
        switch term {
        case .constant(let value): return graph.constant(value)
        case .symbol(let symbol):
            let index = number(symbol)
            return symbol.kind == .species ? graph.species(index) : graph.parameter(index)
        case .definition(let definition): return lower(definition)
        case .sum(let a, let b):
            let left = lower(a)
            return graph.add(left, lower(b))
        case .difference(let a, let b):
            let left = lower(a)
            return graph.subtract(left, lower(b))
        case .product(let a, let b):
            let left = lower(a)
            return graph.multiply(left, lower(b))
        case .quotient(let a, let b):
            let left = lower(a)
            return graph.divide(left, lower(b))
        case .power(let a, let b):
            let left = lower(a)
            return graph.power(left, lower(b))
        case .exponential(let a): return graph.exponential(lower(a))
        case .logarithm(let a): return graph.logarithm(lower(a))
        case .squareRoot(let a): return graph.squareRoot(lower(a))
        case .positive(let a): return graph.positive(lower(a))
        case .effect(let process, let site): return factor(process, site: site, kind: .effect)
        case .occupancy(let process, let site): return factor(process, site: site, kind: .occupancy)
        case .drive(let process, let site): return factor(process, site: site, kind: .drive)
        }
    }

    private mutating func lower(_ definition: Definition) -> ExpressionGraph.ID {
        if let known = definitionNodes[definition.id] { return known }
        guard open.insert(definition.id).inserted else {
            issues.append(.circularDefinition(definition.id))
            return graph.constant(0)
        }
        let node = lower(definition.term)
        open.remove(definition.id)
        definitionNodes[definition.id] = node
        definitions.append(.init(definition: definition, node: node))
        return node
    }

    private mutating func factor(_ process: Process, site: String?, kind: FactorKind) -> ExpressionGraph.ID {
        let key = FactorKey(process: process, site: site, kind: kind)
        if let known = factors[key] { return known }
        var node = graph.constant(kind == .drive ? 0 : 1)
        for effect in effectsByProcess[process] ?? [] where effect.site == nil || effect.site == site {
            switch (kind, effect.direction) {
            case (.occupancy, .occupies): node = graph.add(node, lower(effect.agent / (effect.half ?? 1)))
            case (.effect, .lowers): node = graph.multiply(node, lower(1 - effect.maximal * effect.saturationTerm))
            case (.effect, .raises): node = graph.multiply(node, lower(1 + effect.maximal * effect.saturationTerm))
            case (.drive, .drives): node = graph.add(node, lower(effect.maximal * effect.saturationTerm))
            default: continue
            }
        }
        factors[key] = node
        return node
    }

    /// Effects that no rate law of this network asks for where they act: a site-bound effect on a process that is asked for everywhere only.
    private func unheard() -> [NetworkIssue] {
        let asked = Set(factors.keys.map(\.process))
        let askedAt = Set(factors.keys.map { [$0.process.name, $0.site ?? ""] })
        return effects.compactMap { resolved in
            let effect = resolved.effect
            guard let site = effect.site, asked.contains(effect.process), !askedAt.contains([effect.process.name, site]) else { return nil }
            return .unheardEffect(component: resolved.component, process: effect.process.name, site: site)
        }
    }
}
