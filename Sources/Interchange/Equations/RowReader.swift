import Reactions

/// Turns the parts of one component into rows, with its names in short.
struct RowReader {
    let reader: EquationReader
    let component: String
    let home: String?
    let parts: ComponentParts.Parts
    private let names: SymbolNames

    init(reader: EquationReader, component: String, home: String?, parts: ComponentParts.Parts) {
        self.reader = reader
        self.component = component
        self.home = home
        self.parts = parts
        let terms = Self.terms(parts, reader.network)
        let ids = Set(terms.flatMap { TermWalk.leaves($0).map(\.id) })
        names = SymbolNames(component: component, site: home, network: reader.network, sites: reader.sites, ids: ids)
    }

    /// Every formula of a component, in the order in which it is shown.
    private static func terms(_ parts: ComponentParts.Parts, _ network: Network) -> [Term] {
        parts.species.map { network.species[$0].initial ?? 0 } + parts.definitions.map(\.term) + parts.reactions.map(\.rate)
    }

    private var sites: SiteMap { reader.sites }

    private func writer(for site: String?) -> FormulaWriter {
        FormulaWriter(names: site.map { names.generic(for: $0) } ?? names, sites: sites)
    }

    /// Items that are the same at several sites, once, with the sites; a component of a site keeps every item.
    private func once<Item>(_ items: [Item], site: (Item) -> String?, key: (Item, String?) -> String) -> [(Item, [String])] {
        if home != nil { return items.map { ($0, []) } }
        var order: [String] = []
        var found: [String: (Item, [String])] = [:]
        for (position, item) in items.enumerated() {
            let place = site(item)
            let name = place == nil ? "\(position)" : key(item, place)
            if found[name] == nil {
                order.append(name)
                found[name] = (item, [])
            }
            if let place { found[name]!.1.append(place) }
        }
        return order.compactMap { found[$0] }.map { $0.1.count > 1 ? $0 : ($0.0, []) }
    }

    // MARK: Rows

    func species() -> [EquationContent.SpeciesRow] {
        let items = once(parts.species, site: { idSite(reader.network.species[$0].id) }) { index, site in
            let changes = reader.owners.changes[index].map { "\($0.isNegative)\($0.count)\(sites.key($0.reaction.name, at: site))" }
            return sites.key(reader.network.species[index].id, at: site) + changes.joined()
        }
        return items.map { index, places in
            let symbol = reader.network.species[index]
            let site = home ?? (places.isEmpty ? nil : idSite(symbol.id))
            let writer = writer(for: site)
            return .init(
                name: writer.names.short(symbol.id, meaning: symbol.meaning), unit: UnitText.pretty(symbol.unit),
                unitPerDay: UnitText.perDay(symbol.unit), initial: writer.formula(symbol.initial ?? 0), balance: balance(index, at: site),
                sites: places)
        }
    }

    private func idSite(_ id: String) -> String? { sites.onlySite(ofID: id) }

    /// The changes of a species; those of several sites under one name add up.
    private func balance(_ index: Int, at home: String?) -> [EquationContent.Change] {
        var order: [String] = []
        var found: [String: EquationContent.Change] = [:]
        for (position, change) in reader.owners.changes[index].enumerated() {
            let place = sites.site(ofComponent: change.component) ?? sites.onlySite(of: change.reaction)
            let away = place == home ? nil : place
            let name = phrase(change.reaction.name, at: place)
            let key = away == nil ? "\(position)" : "\(change.isNegative)\(change.count)\(name)"
            if found[key] == nil {
                order.append(key)
                found[key] = .init(
                    isNegative: change.isNegative, count: change.count, reaction: name, component: change.component, sites: [])
            }
            if let away { found[key]!.sites.append(away) }
        }
        return order.compactMap { found[$0] }.map { change in
            var change = change
            if change.sites.count < 2 { change.sites = [] }
            return change
        }
    }

    /// A reaction's name where the site stands for any of several.
    private func phrase(_ name: String, at site: String?) -> String { sites.key(name, at: site).replacing("@", with: "the site") }

    func quantities() -> [EquationContent.QuantityRow] {
        let items = once(parts.definitions, site: { sites.onlySite(of: $0.term) }) { definition, site in
            sites.key(definition.id, at: site) + sites.key(definition.term, at: site)
        }
        return items.map { definition, places in
            let writer = writer(for: home ?? (places.isEmpty ? nil : sites.onlySite(of: definition.term)))
            return .init(
                name: writer.names.short(definition.id, meaning: definition.meaning), unit: UnitText.pretty(definition.unit),
                formula: writer.formula(definition.term), sites: places)
        }
    }

    func reactions() -> [EquationContent.ReactionRow] {
        let items = once(parts.reactions, site: { sites.onlySite(of: $0) }) { reaction, site in
            sites.key(reaction.name, at: site) + sites.key(reaction.rate, at: site)
        }
        return items.map { reaction, places in
            let site = home ?? (places.isEmpty ? nil : sites.onlySite(of: reaction))
            let writer = writer(for: site)
            func list(_ parts: [Reaction.Participant]) -> [String] {
                parts.map { part in
                    let name = writer.names.short(part.species.id, meaning: part.species.meaning).text
                    return part.count == 1 ? name : UnitText.number(part.count) + " " + name
                }
            }
            return .init(
                name: site == nil ? reaction.name : phrase(reaction.name, at: site), consumes: list(reaction.consumed),
                produces: list(reaction.produced), rate: writer.formula(reaction.rate), sites: places)
        }
    }

    // MARK: Numbers

    /// Parameters of the formulas; where the members of a group use different ones, each with its sites.
    func numbers(members: [String]) -> [EquationContent.NumberRow] {
        let columns = members.map { parameters(of: $0) }
        var seen: Set<String> = []
        return columns[0].indices.compactMap { row -> EquationContent.NumberRow? in
            let first = columns[0][row]
            let name = names.short(first.id, meaning: first.meaning)
            guard seen.insert(home == nil ? first.id : name.text).inserted else { return nil }
            var values: [(value: String, ids: [String], sites: [String])] = []
            for (member, column) in zip(members, columns) where row < column.count {
                let symbol = column[row]
                let site = sites.site(ofComponent: member)
                let value = UnitText.number(symbol.value)
                if let known = values.firstIndex(where: { $0.value == value }) {
                    if !values[known].ids.contains(symbol.id) { values[known].ids.append(symbol.id) }
                    values[known].sites += site.map { [$0] } ?? []
                } else {
                    values.append((value, [symbol.id], site.map { [$0] } ?? []))
                }
            }
            if values.count == 1 { values[0].sites = [] }
            return .init(name: name, unit: UnitText.pretty(first.unit), values: values)
        }
    }

    private func parameters(of member: String) -> [Symbol] {
        Self.terms(reader.owners[member], reader.network).flatMap { TermWalk.leaves($0) }
            .compactMap { leaf in leaf.symbol.flatMap { $0.kind == .parameter ? $0 : nil } }
    }
}
