import Reactions

/// A rate law as it is read: fractions, sums with their signs, names in short, factors of processes by name.
///
/// It is made from a ``Term`` and says the same; only the arrangement differs. Writers turn it into text or markup.
indirect enum Formula {
    case number(Double)
    case name(SymbolName)
    case sum([Part])
    case product([Formula])
    case fraction(Formula, Formula)
    case power(Formula, Formula)
    case root(Formula)
    case exponential(Formula)
    case logarithm(Formula)
    /// The value where it is positive, else zero.
    case positive(Formula)
    case factor(Factor)
    /// The same expression at several sites, added up.
    case overSites(Formula, [String])

    struct Part {
        var isNegative: Bool
        var formula: Formula
    }

    /// Everything that acts on a process, by the process's name.
    struct Factor: Hashable {
        enum Kind: String { case effect, occupancy, drive }
        var kind: Kind
        var process: Process
        var site: String?
    }
}

/// Arranges terms as formulas, with names shortened for one component.
struct FormulaWriter {
    let names: SymbolNames
    let sites: SiteMap

    func formula(_ term: Term) -> Formula {
        switch term {
        case .constant(let value): .number(value)
        case .symbol(let symbol): .name(names.short(symbol.id, meaning: symbol.meaning))
        case .definition(let definition): .name(names.short(definition.id, meaning: definition.meaning))
        case .sum, .difference: sum(term)
        case .product: product(term)
        case .quotient(let above, let below): .fraction(formula(above), formula(below))
        case .power(let base, let exponent): .power(formula(base), formula(exponent))
        case .exponential(let argument): .exponential(formula(argument))
        case .logarithm(let argument): .logarithm(formula(argument))
        case .squareRoot(let argument): .root(formula(argument))
        case .positive(let argument): .positive(formula(argument))
        case .effect(let process, let site): .factor(.init(kind: .effect, process: process, site: site))
        case .occupancy(let process, let site): .factor(.init(kind: .occupancy, process: process, site: site))
        case .drive(let process, let site): .factor(.init(kind: .drive, process: process, site: site))
        }
    }

    // MARK: Sums

    /// Flattens a chain of sums, drops zeros, and gathers what is the same at several sites.
    private func sum(_ term: Term) -> Formula {
        let parts = addends(term, isNegative: false)
        let gathered = gather(parts)
        guard let first = gathered.first else { return .number(0) }
        return gathered.count == 1 && !first.isNegative ? first.formula : .sum(gathered)
    }

    private func addends(_ term: Term, isNegative: Bool) -> [(isNegative: Bool, term: Term)] {
        switch term {
        case .sum(let a, let b): addends(a, isNegative: isNegative) + addends(b, isNegative: isNegative)
        case .difference(let a, let b): addends(a, isNegative: isNegative) + addends(b, isNegative: !isNegative)
        case .constant(0): []
        default: [(isNegative, term)]
        }
    }

    private struct Bucket {
        let isNegative: Bool
        var sites: [String]
        var terms: [Term]
    }

    private func gather(_ parts: [(isNegative: Bool, term: Term)]) -> [Formula.Part] {
        var order: [String] = []
        var buckets: [String: Bucket] = [:]
        for (position, part) in parts.enumerated() {
            let site = sites.onlySite(of: part.term)
            let key = site.map { (part.isNegative ? "-" : "+") + sites.key(part.term, at: $0) } ?? "\(position)"
            if buckets[key] == nil {
                order.append(key)
                buckets[key] = Bucket(isNegative: part.isNegative, sites: [], terms: [])
            }
            buckets[key]!.terms.append(part.term)
            if let site { buckets[key]!.sites.append(site) }
        }
        return merge(order.compactMap { buckets[$0] })
    }

    /// Buckets over the same sites share one sign of summation.
    private func merge(_ buckets: [Bucket]) -> [Formula.Part] {
        var parts: [Formula.Part] = []
        var pending: (sites: [String], parts: [Formula.Part])?
        func close() {
            guard let held = pending else { return }
            let only = held.parts.count == 1 ? held.parts[0] : nil
            let inner = only.map(\.formula) ?? .sum(held.parts)
            parts.append(.init(isNegative: only?.isNegative ?? false, formula: .overSites(inner, held.sites)))
            pending = nil
        }
        for bucket in buckets {
            guard bucket.sites.count > 2, Set(bucket.sites).count == bucket.sites.count else {
                close()
                parts += bucket.terms.map { .init(isNegative: bucket.isNegative, formula: formula($0)) }
                continue
            }
            if let held = pending, held.sites != bucket.sites { close() }
            let generic = FormulaWriter(names: names.generic(for: bucket.sites[0]), sites: sites)
            let part = Formula.Part(isNegative: bucket.isNegative, formula: generic.formula(bucket.terms[0]))
            pending = (bucket.sites, (pending?.parts ?? []) + [part])
        }
        close()
        return parts
    }

    // MARK: Products

    private func product(_ term: Term) -> Formula {
        let list = factors(term).map(formula)
        return list.count == 1 ? list[0] : .product(list)
    }

    private func factors(_ term: Term) -> [Term] {
        switch term {
        case .product(let a, let b): factors(a) + factors(b)
        default: [term]
        }
    }
}
