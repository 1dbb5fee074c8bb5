import Reactions

extension Formula.Factor {
    /// What acts on the process at the site: factors multiplied from one, addends added to one or to none, as in the network.
    func term(in network: Network) -> Term {
        let terms = network.effects.map(\.effect)
            .filter { $0.process == process && ($0.site == nil || $0.site == site) && ProcessReader.kind(of: $0.direction) == kind }
            .map(ProcessReader.term)
        switch kind {
        case .effect: return terms.dropFirst().reduce(terms.first ?? 1, *)
        case .occupancy: return terms.reduce(1, +)
        case .drive: return sum(terms)
        }
    }

    var meaning: String {
        let place = site.map { " at " + $0 } ?? ""
        switch kind {
        case .effect: return "What raises or lowers \(process.name)\(place), multiplied"
        case .occupancy: return "Occupancy of \(process.name)\(place)"
        case .drive: return "What drives \(process.name)\(place), added up"
        }
    }
}
