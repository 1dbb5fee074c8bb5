import CytokineModel
import Forecasting
import Quantities
import Reactions

/// Who raises or lowers which process, from the effects of the network.
extension ReportContent {
    /// One row for each agent and process, sites with the same influence together.
    static func influences(_ model: PatientModel) -> [Influence] {
        let sites = Set(model.body.everywhere.map(\.site.id))
        var rows: [Key: Group] = [:]
        var order: [Key] = []
        for resolved in model.network.effects {
            let effect = resolved.effect
            let key = Key(agent: agent(resolved.component, sites), process: effect.process.name, direction: direction(effect))
            if rows[key] == nil {
                order.append(key)
                rows[key] = Group(half: half(effect, model))
            }
            rows[key]?.places.insert(effect.site ?? "")
        }
        return order.map { key in
            let group = rows[key] ?? Group(half: "–")
            return Influence(
                agent: key.agent, direction: key.direction, process: key.process.capitalisedFirst, place: place(group.places, sites.count),
                halfAt: group.half)
        }
    }

    private struct Key: Hashable {
        var agent: String
        var process: String
        var direction: Direction
    }

    private struct Group {
        var half: String
        var places: Set<String> = []
    }

    /// Binding a receptor counts as lowering what the receptor does, but for glucocorticoids, which act through theirs.
    private static func direction(_ effect: Effect) -> Direction {
        switch effect.direction {
        case .raises, .drives: .raises
        case .lowers: .lowers
        case .occupies: effect.process == .glucocorticoidReceptor ? .raises : .lowers
        }
    }

    private static let names = [
        "IL6": "IL-6", "IFNg": "IFN-γ", "IL2": "IL-2", "IL10": "IL-10", "IL1": "IL-1", "TNF": "TNF", "GMCSF": "GM-CSF",
        "steroid": "Glucocorticoid response",
        "CART": "CAR-T cells", "IL6R": "IL-6 receptor signal", "infusion": "Reaction to the infused product", "fluid": "Oedema",
    ]

    private static func agent(_ component: String, _ sites: Set<String>) -> String {
        let parts = component.split(separator: ".").map(String.init)
        let name = parts.filter { !sites.contains($0) }.first ?? component
        return names[name] ?? name.capitalisedFirst
    }

    private static func half(_ effect: Effect, _ model: PatientModel) -> String {
        guard let half = effect.half else { return "in proportion" }
        switch half {
        case .symbol(let symbol) where symbol.kind == .parameter:
            guard let value = model[parameter: symbol.id] else { return "–" }
            let number = Digits.short(symbol.unit.display(value), unit: UnitWords.plain(symbol.unit.symbol))
            return symbol.unit.dimension.isNone ? number + " of the full signal" : number
        case .constant(let value): return Digits.short(value)
        default: return "–"
        }
    }

    private static func place(_ places: Set<String>, _ count: Int) -> String {
        if places == [""] { return "whole body" }
        if places.count >= count - 1 { return "every site, by its own level" }
        return places.filter { !$0.isEmpty }.sorted().joined(separator: ", ")
    }
}
