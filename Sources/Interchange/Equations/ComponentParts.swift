import Reactions

/// What belongs to each component: the species and quantities named after it, and the reactions it declares.
struct ComponentParts {
    struct Parts {
        var species: [Int] = []
        var definitions: [Definition] = []
        var reactions: [Reaction] = []
        var isEmpty: Bool { species.isEmpty && definitions.isEmpty && reactions.isEmpty }
    }

    /// A reaction that changes a species.
    struct Change {
        var component: String
        var reaction: Reaction
        var isNegative: Bool
        var count: Double
    }

    private var parts: [String: Parts] = [:]
    /// By the position of the species.
    private(set) var changes: [[Change]]

    init(_ network: Network) {
        changes = Array(repeating: [], count: network.species.count)
        let components = Set(network.componentIDs)
        for (index, species) in network.species.enumerated() {
            if let owner = Self.owner(of: species.id, among: components) { parts[owner, default: Parts()].species.append(index) }
        }
        for resolved in network.definitions {
            if let owner = Self.owner(of: resolved.definition.id, among: components) {
                parts[owner, default: Parts()].definitions.append(resolved.definition)
            }
        }
        for resolved in network.reactions {
            parts[resolved.component, default: Parts()].reactions.append(resolved.reaction)
            for (list, isNegative) in [(resolved.reaction.consumed, true), (resolved.reaction.produced, false)] {
                for part in list {
                    guard let index = network.speciesIndex(part.species.id) else { continue }
                    changes[index].append(
                        Change(component: resolved.component, reaction: resolved.reaction, isNegative: isNegative, count: part.count))
                }
            }
        }
    }

    subscript(component: String) -> Parts { parts[component] ?? Parts() }

    /// The component with the longest id that the name begins with.
    private static func owner(of id: String, among components: Set<String>) -> String? {
        var path = id[...]
        while let dot = path.lastIndex(of: ".") {
            path = path[..<dot]
            if components.contains(String(path)) { return String(path) }
        }
        return nil
    }
}

/// Goes through the leaves of a term in the order in which they are written.
enum TermWalk {
    struct Leaf {
        var id: String
        var symbol: Symbol?
    }

    static func leaves(_ term: Term) -> [Leaf] {
        switch term {
        case .constant, .effect, .occupancy, .drive: []
        case .symbol(let symbol): [Leaf(id: symbol.id, symbol: symbol)]
        case .definition(let definition): [Leaf(id: definition.id, symbol: nil)]
        case .sum(let a, let b), .difference(let a, let b), .product(let a, let b), .quotient(let a, let b), .power(let a, let b):
            leaves(a) + leaves(b)
        case .exponential(let a), .logarithm(let a), .squareRoot(let a), .positive(let a): leaves(a)
        }
    }
}

/// A text that is the same for components with the same equations but for their site.
struct ComponentKey {
    let reader: EquationReader

    init(_ reader: EquationReader) { self.reader = reader }

    func text(_ id: String, at site: String?) -> String {
        let parts = reader.owners[id]
        let sites = reader.sites
        let reactions = parts.reactions.map { reaction in
            let ends = (reaction.consumed.map { ("-", $0) } + reaction.produced.map { ("+", $0) })
                .map { "\($0.0)\($0.1.count)\(sites.key($0.1.species.id, at: site))" }
            return sites.key(reaction.name, at: site) + ends.joined() + sites.key(reaction.rate, at: site)
        }
        let quantities = parts.definitions.map { sites.key($0.id, at: site) + "=" + sites.key($0.term, at: site) }
        let balances = parts.species.map { index in
            let species = reader.network.species[index]
            let changes = reader.owners.changes[index].map { change in
                "\(change.isNegative)\(change.count)" + sites.key(change.component, at: site) + sites.key(change.reaction.name, at: site)
            }
            return sites.key(species.id, at: site) + sites.key(species.initial ?? 0, at: site) + changes.joined()
        }
        return ([sites.key(id, at: site)] + reactions + quantities + balances).joined(separator: "\n")
    }
}
