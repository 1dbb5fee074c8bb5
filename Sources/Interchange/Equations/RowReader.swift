import Foundation
import Reactions

/// Turns the parts of one component into rows, with its names in short.
struct RowReader {
    let reader: EquationReader
    /// Components with the same equations; the first is shown for all.
    let members: [String]
    let home: String?
    private let parts: ComponentParts.Parts
    private let names: SymbolNames

    init(reader: EquationReader, members: [String], home: String?) {
        self.reader = reader
        self.members = members
        self.home = home
        parts = reader.owners[members[0]]
        let terms = Self.terms(parts, reader.network)
        let ids = Set(terms.flatMap { TermWalk.leaves($0).map(\.id) })
        var names = SymbolNames(component: members[0], site: home, network: reader.network, sites: reader.sites, ids: ids)
        names.variants = Self.variants(members.map { (Self.terms(reader.owners[$0], reader.network), reader.sites.site(ofComponent: $0)) })
        self.names = names
    }

    /// The ids of a number at several sites, where they differ in more than the site.
    private static func variants(_ columns: [(terms: [Term], site: String?)]) -> [String: [String]] {
        let lists = columns.map { column in (ids: parameters(column.terms).map(\.id), site: column.site) }
        guard let shown = lists.first, lists.count > 1 else { return [:] }
        var found: [String: [String]] = [:]
        for (position, id) in shown.ids.enumerated() {
            var ids: [String] = []
            var generic: Set<String> = []
            for list in lists where position < list.ids.count {
                let own = list.ids[position]
                if !ids.contains(own) { ids.append(own) }
                generic.insert(own.split(separator: ".").map { $0 == list.site ?? "" ? "" : String($0) }.joined(separator: "."))
            }
            if generic.count > 1 { found[id] = ids }
        }
        return found
    }

    private static func parameters(_ terms: [Term]) -> [Symbol] {
        terms.flatMap { TermWalk.leaves($0) }.compactMap { leaf in leaf.symbol.flatMap { $0.kind == .parameter ? $0 : nil } }
    }

    /// Every formula of a component, in the order in which it is shown.
    private static func terms(_ parts: ComponentParts.Parts, _ network: Network) -> [Term] {
        parts.species.map { network.species[$0].initial ?? 0 } + parts.definitions.map(\.term) + parts.reactions.map(\.rate)
    }

    private var sites: SiteMap { reader.sites }

    private func writer(for site: String?, variants: [String: [String]] = [:]) -> FormulaWriter {
        var names = site.map { self.names.generic(for: $0) } ?? self.names
        names.variants.merge(variants) { $1 }
        return FormulaWriter(names: names, sites: sites)
    }

    /// One row and what it stands for.
    private struct Shared<Item> {
        var items: [Item]
        /// Empty where the row stands for itself.
        var sites: [String]
    }

    /// Items that are the same at several sites, once, with the sites; a component of a site keeps every item.
    private func once<Item>(_ items: [Item], site: (Item) -> String?, key: (Item, String?) -> String) -> [Shared<Item>] {
        if home != nil { return items.map { Shared(items: [$0], sites: []) } }
        var order: [String] = []
        var found: [String: Shared<Item>] = [:]
        for (position, item) in items.enumerated() {
            let place = site(item)
            let name = place == nil ? "\(position)" : key(item, place)
            if found[name] == nil { order.append(name) }
            found[name, default: Shared(items: [], sites: [])].items.append(item)
            if let place { found[name]?.sites.append(place) }
        }
        return order.compactMap { found[$0] }.map { $0.items.count > 1 ? $0 : Shared(items: $0.items, sites: []) }
    }

    /// The writer of a row that stands for several sites, or for itself.
    private func writer<Item>(of shared: Shared<Item>, _ term: (Item) -> Term) -> FormulaWriter {
        guard !shared.sites.isEmpty else { return writer(for: home) }
        let columns = zip(shared.items, shared.sites).map { ([term($0)], Optional($1)) }
        return writer(for: shared.sites[0], variants: Self.variants(columns))
    }

    // MARK: Rows

    func species() -> [EquationContent.SpeciesRow] {
        let items = once(parts.species, site: { idSite(reader.network.species[$0].id) }) { index, site in
            let changes = reader.owners.changes[index].map { "\($0.isNegative)\($0.count)\(sites.key($0.reaction.name, at: site))" }
            return sites.key(reader.network.species[index].id, at: site) + changes.joined()
        }
        return items.map { shared in
            let index = shared.items[0]
            let symbol = reader.network.species[index]
            let writer = writer(of: shared) { reader.network.species[$0].initial ?? 0 }
            var name = writer.names.short(symbol.id, meaning: symbol.meaning)
            name.meaning = common(shared.items.map { reader.network.species[$0].meaning })
            return .init(
                name: name, unit: UnitText.pretty(symbol.unit), unitPerDay: UnitText.perDay(symbol.unit),
                initial: writer.formula(symbol.initial ?? 0), balance: balance(index, at: home ?? shared.sites.first), sites: shared.sites)
        }
    }

    /// What several meanings begin with: “tocilizumab” of “tocilizumab, Neck” and “tocilizumab, Lung”.
    private func common(_ meanings: [String]) -> String {
        let shared = meanings.dropFirst().reduce(meanings[0]) { $0.commonPrefix(with: $1) }
        return shared == meanings[0] ? shared : String(shared.reversed().drop { $0 == " " || $0 == "," }.reversed())
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
        return items.map { shared in
            let definition = shared.items[0]
            let writer = writer(of: shared) { $0.term }
            return .init(
                name: writer.names.short(definition.id, meaning: definition.meaning), unit: UnitText.pretty(definition.unit),
                formula: writer.formula(definition.term), sites: shared.sites)
        }
    }

    func reactions() -> [EquationContent.ReactionRow] {
        let items = once(parts.reactions, site: { sites.onlySite(of: $0) }) { reaction, site in
            sites.key(reaction.name, at: site) + sites.key(reaction.rate, at: site)
        }
        return items.map { shared in
            let reaction = shared.items[0]
            let site = home ?? shared.sites.first
            let writer = writer(of: shared) { $0.rate }
            func list(_ parts: [Reaction.Participant]) -> [String] {
                parts.map { part in
                    let name = writer.names.short(part.species.id, meaning: part.species.meaning).text
                    return part.count == 1 ? name : UnitText.number(part.count) + " " + name
                }
            }
            return .init(
                name: site == nil ? reaction.name : phrase(reaction.name, at: site), consumes: list(reaction.consumed),
                produces: list(reaction.produced), rate: writer.formula(reaction.rate), sites: shared.sites)
        }
    }

    // MARK: Numbers

    /// Parameters of the formulas; where the members of a group use different ones, each with its sites.
    func numbers() -> [EquationContent.NumberRow] {
        let columns = members.map { Self.parameters(Self.terms(reader.owners[$0], reader.network)) }
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
}
