import Reactions

/// Effects that are the same at several sites, once, with the sites.
struct InfluenceReader {
    struct Group {
        /// The first component that declares it.
        var component: String
        var effect: Effect
        /// Where it acts; empty for everywhere.
        var sites: [String]
    }

    let reader: EquationReader

    init(_ reader: EquationReader) { self.reader = reader }

    func groups() -> [Group] {
        var order: [String] = []
        var groups: [String: Group] = [:]
        for resolved in reader.network.effects {
            let effect = resolved.effect
            let key = key(resolved)
            if groups[key] == nil {
                order.append(key)
                groups[key] = Group(component: resolved.component, effect: effect, sites: [])
            }
            if let site = effect.site { groups[key]!.sites.append(site) }
        }
        return order.compactMap { groups[$0] }
    }

    private func key(_ resolved: Network.ResolvedEffect) -> String {
        let effect = resolved.effect
        let sites = reader.sites
        let terms = [effect.agent, effect.half ?? .constant(.nan), effect.maximal, effect.steepness].map { sites.key($0, at: effect.site) }
        return "\(sites.key(resolved.component, at: effect.site))|\(effect.direction)|\(effect.process.name)|\(effect.site == nil)|"
            + terms.joined(separator: "|")
    }
}
