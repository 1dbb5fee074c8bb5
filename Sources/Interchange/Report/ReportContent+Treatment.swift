import CytokineModel
import Forecasting

/// Doses, onsets and stages of a run, as the report draws them.
extension ReportContent {
    static func doses(_ simulation: Simulation) -> [Dose] {
        let scenario = simulation.scenario
        var found = simulation.doses.map { dose(of: $0, scenario) }
        if scenario.infusedCells > 0, simulation.end >= 0 {
            found.append(
                Dose(
                    day: 0, drug: "CART", label: "CAR-T cells", amount: scenario.infusedCells, unit: "cells", kind: .cells,
                    assumed: scenario.basis(of: "product.dose")?.kind != .data))
        }
        return found.sorted { $0.day < $1.day }
    }

    private static func dose(of given: GivenDose, _ scenario: Scenario) -> Dose {
        let (amount, unit) = readable(given.amount, given.unit.symbol)
        return Dose(
            day: given.day, drug: given.drug, label: given.drug.capitalisedFirst, amount: amount, unit: unit, duration: given.duration,
            kind: kind(of: given.drug), assumed: isAssumed(given, scenario))
    }

    private static func readable(_ amount: Double, _ unit: String) -> (Double, String) {
        // A millilitre per weight may come out as a long fraction; three digits say all that a dose means.
        let digits = amount >= 100 ? amount.rounded() : (amount * 100).rounded() / 100
        return (digits, UnitWords.plain(unit))
    }

    private static func kind(of drug: String) -> DoseKind {
        switch Catalogue.labels[drug]?.role {
        case .conditioning: .conditioning
        case .fluid: .fluid
        case .support: .support
        case .treatment, nil: .drug
        }
    }

    /// Whether the scenario says that the drug itself was assumed; an assumed hour of a reported drug is not marked.
    private static func isAssumed(_ given: GivenDose, _ scenario: Scenario) -> Bool {
        let index = scenario.treatment.indices.first { index in
            let entry = scenario.treatment[index]
            guard entry.drug == given.drug else { return false }
            return entry.days?.contains { abs($0 - given.day) < 1e-6 } ?? true
        }
        return index.map { scenario.basis(of: "treatment[\($0)].drug")?.kind != .data } ?? true
    }

    /// Fever and visible swelling, in the order in which they began.
    static func onsets(_ reading: Reading) -> [Onset] {
        var found = reading.local.map { event in
            Onset(
                day: event.onset, until: event.visibleUntil,
                label: "\(event.label.split(separator: "(").first ?? "") swelling visible".tidied.lowercased(), extent: .local)
        }
        if let fever = reading.fever {
            found.append(Onset(day: fever.lowerBound, until: fever.upperBound, label: "fever ≥ 38 °C", extent: .systemic))
        }
        return found.sorted { $0.day < $1.day }
    }

    /// Stages one after the other: where several hold at once, the one that matters most at the bedside is drawn.
    static func stages(_ simulation: Simulation) -> [StageSpan] {
        let spans = simulation.reading.stages
        func label(at day: Double) -> String? {
            let now = Set(spans.filter { $0.from <= day && day <= $0.to }.map(\.stage))
            if now.contains(.localCRS) { return now.contains(.systemicCRS) ? "Systemic and local CRS" : "Local CRS" }
            if now.contains(.systemicCRS) { return "Systemic CRS" }
            if now.contains(.recovery) { return "Recovery" }
            if now.contains(.localExpansion) { return "Expansion" }
            return now.contains(.overflow) ? "Overflow" : now.contains(.redistribution) ? "Redistribution" : nil
        }
        var found: [StageSpan] = []
        for day in simulation.course.times {
            guard let label = label(at: day) else { continue }
            if let last = found.last, last.label == label, day - last.to <= 0.5 {
                found[found.count - 1].to = day
            } else {
                found.append(StageSpan(from: day, to: day, label: label))
            }
        }
        return found.filter { $0.to - $0.from >= 0.5 }
    }
}

extension String {
    /// Without repeated spaces.
    fileprivate var tidied: String { split(separator: " ").joined(separator: " ") }
}
