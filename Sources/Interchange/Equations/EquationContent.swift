import Reactions

/// What the equation page says, before it is text or markup: components that are the same at several sites stand once.
struct EquationContent {
    /// Something that changes, what it starts from, and what changes it.
    struct SpeciesRow {
        var name: SymbolName
        var unit: String
        var unitPerDay: String
        var initial: Formula
        var balance: [Change]
        /// Sites that each have one of their own, where the component is not itself of a site.
        var sites: [String]
    }

    /// One addend of a rate of change: a reaction by its name, times a count.
    struct Change {
        var isNegative: Bool
        var count: Double
        var reaction: String
        var component: String
        /// The sites whose reactions of this name add up; empty for a single one.
        var sites: [String]
    }

    struct QuantityRow {
        var name: SymbolName
        var unit: String
        var formula: Formula
        var sites: [String]
    }

    struct ReactionRow {
        var name: String
        var consumes: [String]
        var produces: [String]
        var rate: Formula
        var sites: [String]
    }

    /// A number that the formulas use, and its declared value at each site where sites differ.
    struct NumberRow {
        var name: SymbolName
        var unit: String
        var values: [(value: String, ids: [String], sites: [String])]
    }

    struct Entry {
        var id: String
        var title: String
        /// The sites that run these equations; empty for a component of the whole body.
        var sites: [String]
        var species: [SpeciesRow]
        var quantities: [QuantityRow]
        var reactions: [ReactionRow]
        var numbers: [NumberRow]
    }

    /// One influence on a process, as the factor or addend that it contributes.
    struct Contribution {
        var component: String
        var sites: [String]
        var formula: Formula
    }

    struct ProcessRow {
        var factor: Formula.Factor
        var contributions: [Contribution]
    }

    struct ReadoutRow {
        var id: String
        var unit: String
        var meaning: String
        var formula: Formula
    }

    var sites: [String]
    var local: [Entry]
    var wholeBody: [Entry]
    var processes: [ProcessRow]
    var readouts: [ReadoutRow]
}

/// Reads a network into the content of its page.
struct EquationReader {
    let network: Network
    let sites: SiteMap
    let owners: ComponentParts

    init(_ network: Network) {
        self.network = network
        sites = SiteMap(network)
        owners = ComponentParts(network)
    }

    func content() -> EquationContent {
        var local: [EquationContent.Entry] = []
        var wholeBody: [EquationContent.Entry] = []
        for group in groups() {
            guard let entry = entry(group) else { continue }
            if entry.sites.isEmpty { wholeBody.append(entry) } else { local.append(entry) }
        }
        return EquationContent(
            sites: sites.ids, local: local, wholeBody: wholeBody, processes: ProcessReader(self).rows(), readouts: readouts())
    }

    // MARK: Groups

    /// Components with the same equations but for the site, in the order of the first; local ones of a kind stand together.
    private func groups() -> [[String]] {
        var order: [String] = []
        var groups: [String: [String]] = [:]
        for id in network.componentIDs {
            let site = sites.site(ofComponent: id)
            let key = site == nil ? id : ComponentKey(self).text(id, at: site)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(id)
        }
        let tails = order.compactMap { groups[$0]?.first }.map { tail(of: $0) }
        let ranks = Dictionary(zip(tails, tails.indices), uniquingKeysWith: { first, _ in first })
        let ranked = order.enumerated().map { (ranks[tails[$0.offset]] ?? $0.offset, $0.offset, groups[$0.element] ?? []) }
        return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    }

    private func tail(of id: String) -> String {
        guard let site = sites.site(ofComponent: id) else { return id }
        return String(id.dropFirst(site.count + 1))
    }

    // MARK: Entries

    private func entry(_ members: [String]) -> EquationContent.Entry? {
        let id = members[0]
        let home = sites.site(ofComponent: id)
        guard !owners[id].isEmpty else { return nil }
        let rows = RowReader(reader: self, members: members, home: home)
        return EquationContent.Entry(
            id: "c-" + id.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined(), title: AgentName.title(tail(of: id)),
            sites: home == nil ? [] : members.compactMap(sites.site(ofComponent:)), species: rows.species(), quantities: rows.quantities(),
            reactions: rows.reactions(), numbers: rows.numbers())
    }

    private func readouts() -> [EquationContent.ReadoutRow] {
        let ids = Set(network.readouts.flatMap { TermWalk.leaves($0.readout.definition.term).map(\.id) })
        let names = SymbolNames(component: "read-out", site: nil, network: network, sites: sites, ids: ids)
        let writer = FormulaWriter(names: names, sites: sites)
        return network.readouts.map { resolved in
            let definition = resolved.readout.definition
            return .init(
                id: resolved.readout.id, unit: UnitText.pretty(definition.unit), meaning: definition.meaning,
                formula: writer.formula(definition.term))
        }
    }
}
