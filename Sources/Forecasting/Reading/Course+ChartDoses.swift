import Bedside
import CytokineModel
import Quantities

/// What was given, as rows of a chart.
extension Course {
    private var reached: [GivenDose] { doses.filter { $0.day <= times.last ?? -.infinity } }

    /// The product on day 0.
    func product(of scenario: Scenario) -> [Observation] {
        guard scenario.infusedCells > 0, let first = times.first, let last = times.last, first <= 0, last >= 0 else { return [] }
        return [
            Observation(
                .drug, .quantity(Quantity(scenario.infusedCells, .cells)), at: 0, subject: "CAR-T", origin: .simulated,
                route: scenario.product.into.map { "into \($0)" } ?? "IV")
        ]
    }

    var drugs: [Observation] {
        reached.map { dose in
            Observation(
                .drug, .quantity(Quantity(dose.amount, dose.unit)), at: dose.day * 24, subject: dose.drug, origin: .simulated,
                route: Catalogue.labels[dose.drug]?.route)
        }
    }

    /// Twice a day, that no vasopressor runs: a chart without a word on them leaves it open.
    var noVasopressor: [Observation] {
        let running = reached.filter { Catalogue.labels[$0.drug]?.isVasopressor == true }
        var last = -Double.infinity
        return times.filter { time in
            guard time - last >= 0.5 - 1e-9, !running.contains(where: { $0.day <= time && time < $0.day + $0.duration }) else {
                return false
            }
            last = time
            return true
        }.map { Observation(.vasopressor, .quantity(Quantity(0, .ucum("ug/min"))), at: $0 * 24, origin: .simulated) }
    }

    /// The rate of every vasopressor while it runs, and nought when it stops.
    var vasopressors: [Observation] {
        let running = reached.filter { Catalogue.labels[$0.drug]?.isVasopressor == true }
        return Dictionary(grouping: running, by: \.drug).sorted { $0.key < $1.key }.flatMap { drug, doses in
            let turns = doses.flatMap { [$0.day, $0.day + $0.duration] }
            let during = times.filter { time in doses.contains { $0.day <= time && time < $0.day + $0.duration } }
            let end = times.last ?? -.infinity
            return Set(turns + during).filter { $0 <= end }.sorted().map { day in
                let now = doses.filter { $0.day <= day && day < $0.day + $0.duration }
                let unit = (now.first ?? doses[0]).unit
                let rate = now.reduce(0) { $0 + (Quantity($1.amount, $1.unit).converted(to: unit) ?? 0) }
                return Observation(
                    .vasopressor, .quantity(Quantity(rate, unit)), at: day * 24, subject: drug, origin: .simulated,
                    attribution: rate > 0 ? Attribution(.cytokineRelease, by: Course.judge) : nil, route: Catalogue.labels[drug]?.route)
            }
        }
    }
}
