import Reactions

/// Which sites a network has, and which of its parts are the same but for the site.
///
/// A network knows components only. A site is what several components are named after: `neck.CART`, `neck.fluid`, where other
/// sites have a `CART` and a `fluid` as well.
struct SiteMap {
    /// In the order of the network.
    let ids: [String]
    private let known: Set<String>
    /// The site where all others meet; it takes part in the equations of every site.
    let hub: String?

    init(_ network: Network) {
        var heads: [String: Set<String>] = [:]
        var order: [String] = []
        for id in network.componentIDs {
            guard let dot = id.firstIndex(of: ".") else { continue }
            let head = String(id[..<dot])
            if !order.contains(head) { order.append(head) }
            heads[String(id[id.index(after: dot)...]), default: []].insert(head)
        }
        let shared = heads.values.filter { $0.count > 1 }.reduce(into: Set<String>()) { $0.formUnion($1) }
        ids = order.filter { shared.contains($0) }
        known = shared
        hub = SiteMap.hub(of: network, sites: shared)
    }

    /// The site that the reactions of most other sites touch.
    private static func hub(of network: Network, sites: Set<String>) -> String? {
        var touched: [String: Set<String>] = [:]
        for resolved in network.reactions {
            guard let home = head(resolved.component), sites.contains(home) else { continue }
            for part in resolved.reaction.consumed + resolved.reaction.produced {
                if let there = head(part.species.id), there != home, sites.contains(there) { touched[there, default: []].insert(home) }
            }
        }
        return touched.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
    }

    private static func head(_ id: String) -> String? { id.split(separator: ".").first.map(String.init) }

    /// The site that a component is named after.
    func site(ofComponent id: String) -> String? {
        guard let head = SiteMap.head(id), head.count < id.count, known.contains(head) else { return nil }
        return head
    }

    // MARK: Sites in terms

    /// The one site that a term is about, apart from the hub; `nil` where it is about several or none.
    func onlySite(of term: Term) -> String? {
        var found: Set<String> = []
        mentions(term, into: &found)
        return only(found)
    }

    /// The one site that a reaction is about.
    func onlySite(of reaction: Reaction) -> String? {
        var found: Set<String> = []
        mentions(reaction.rate, into: &found)
        for part in reaction.consumed + reaction.produced { mentions(part.species.id, into: &found) }
        return only(found)
    }

    /// The one site that an id mentions.
    func onlySite(ofID id: String) -> String? {
        var found: Set<String> = []
        mentions(id, into: &found)
        return only(found)
    }

    private func only(_ found: Set<String>) -> String? {
        let local = found.subtracting(hub.map { [$0] } ?? [])
        return local.count == 1 ? local.first : local.isEmpty ? found.first : nil
    }

    private func mentions(_ id: String, into found: inout Set<String>) {
        // The last part is a name within a component, which a site may share: `tocilizumab.mass` is no mass.
        for part in id.split(separator: ".").dropLast() where known.contains(String(part)) { found.insert(String(part)) }
    }

    private func mentions(_ term: Term, into found: inout Set<String>) {
        switch term {
        case .constant: break
        case .symbol(let symbol): mentions(symbol.id, into: &found)
        case .definition(let definition): mentions(definition.id, into: &found)
        case .sum(let a, let b), .difference(let a, let b), .product(let a, let b), .quotient(let a, let b), .power(let a, let b):
            mentions(a, into: &found)
            mentions(b, into: &found)
        case .exponential(let a), .logarithm(let a), .squareRoot(let a), .positive(let a): mentions(a, into: &found)
        case .effect(_, let site), .occupancy(_, let site), .drive(_, let site): if let site, known.contains(site) { found.insert(site) }
        }
    }

    // MARK: Keys

    /// A text that is the same for terms that differ only in the site, and in the values of the site's numbers.
    func key(_ term: Term, at site: String?) -> String {
        switch term {
        case .constant(let value): "\(value)"
        case .symbol(let symbol) where symbol.kind == .parameter: parameterKey(symbol)
        case .symbol(let symbol): key(symbol.id, at: site)
        case .definition(let definition): key(definition.id, at: site)
        case .sum(let a, let b): "(\(key(a, at: site))+\(key(b, at: site)))"
        case .difference(let a, let b): "(\(key(a, at: site))-\(key(b, at: site)))"
        case .product(let a, let b): "(\(key(a, at: site))*\(key(b, at: site)))"
        case .quotient(let a, let b): "(\(key(a, at: site))/\(key(b, at: site)))"
        case .power(let a, let b): "(\(key(a, at: site))^\(key(b, at: site)))"
        case .exponential(let a): "exp(\(key(a, at: site)))"
        case .logarithm(let a): "ln(\(key(a, at: site)))"
        case .squareRoot(let a): "sqrt(\(key(a, at: site)))"
        case .positive(let a): "pos(\(key(a, at: site)))"
        case .effect(let process, let place): "effect[\(process.name)|\(key(place ?? "", at: site))]"
        case .occupancy(let process, let place): "occupancy[\(process.name)|\(key(place ?? "", at: site))]"
        case .drive(let process, let place): "drive[\(process.name)|\(key(place ?? "", at: site))]"
        }
    }

    /// A site's number may be its own or that of its kind of vessel: what it is called and means tells it.
    private func parameterKey(_ symbol: Symbol) -> String {
        "\(symbol.id.split(separator: ".").last ?? "")‹\(symbol.meaning)›"
    }

    /// An id, or a phrase, with the site taken out.
    func key(_ text: String, at site: String?) -> String {
        guard let site else { return text }
        return text.split(separator: ".", omittingEmptySubsequences: false).map { part in
            let words = part.split(separator: " ", omittingEmptySubsequences: false)
            // “Settle in tissue” names a site, “enters the tissue” does not.
            return words.enumerated().map { $1 == site && ($0 == 0 || words[$0 - 1] != "the") ? "@" : $1 }.joined(separator: " ")
        }.joined(separator: ".")
    }
}
