import Foundation

/// Fits the rows of a parameter table that are marked `fitted`, within their bounds.
public struct Calibration: Sendable {
    public let objective: CaseObjective
    /// The table as declared, towards which the fit is drawn.
    public let declared: ParameterTable

    public init(objective: CaseObjective, declared: ParameterTable) {
        self.objective = objective
        self.declared = declared
    }

    /// Searches from a table and returns the best one found.
    ///
    /// - Parameters:
    ///   - generations: Rounds of the search.
    ///   - seed: Of the random draws; the same seed gives the same table.
    ///   - report: Called after each generation with its number, the best loss so far and the best table so far.
    public func run(
        from start: ParameterTable, generations: Int, population: Int = 24, sigma: Double = 0.08, seed: UInt64 = 1,
        report: (Int, Double, ParameterTable) -> Void
    ) -> ParameterTable {
        let free = start.rows.indices.filter { start.rows[$0].role == "fitted" }
        func table(_ point: [Double]) -> ParameterTable {
            var table = start
            for (coordinate, row) in zip(point, free) {
                let bounds = start.rows[row]
                table.rows[row].value = bounds.lower * exp(coordinate * log(bounds.upper / bounds.lower))
            }
            return table
        }
        let origin = free.map { row in
            let bounds = start.rows[row]
            return min(1, max(0, log(bounds.value / bounds.lower) / log(bounds.upper / bounds.lower)))
        }
        var search = EvolutionStrategy(start: origin, sigma: sigma, population: population, seed: seed)
        var best = start
        var bestLoss = objective.losses([start], declared: declared)[0]
        report(0, bestLoss, best)
        for generation in 1...max(1, generations) {
            let candidates = search.ask()
            let tables = candidates.map { table($0.point) }
            let losses = objective.losses(tables, declared: declared)
            search.tell(candidates, losses: losses)
            if let (loss, winner) = zip(losses, tables).min(by: { $0.0 < $1.0 }), loss < bestLoss { (bestLoss, best) = (loss, winner) }
            report(generation, bestLoss, best)
        }
        return best
    }

    /// The two settings of the case: the infusion reaction so that F01 is met in its middle, and the growth of the antigen-negative clone
    /// so that the relapse passes 11 % in the middle of its month.
    public static func settle(_ table: ParameterTable, seed: Scenario) -> ParameterTable {
        var table = table
        let model = PatientModel(seed)
        func set(_ id: String, within steps: Int, isTooLow: (PatientModel) -> Bool) {
            guard let row = table.rows.firstIndex(where: { $0.id == id }) else { return }
            var (low, high) = (table.rows[row].lower, table.rows[row].upper)
            for _ in 0..<steps {
                table.rows[row].value = (low + high) / 2
                if isTooLow(model.with(seed, calibration: table)) { low = table.rows[row].value } else { high = table.rows[row].value }
            }
        }
        set("infusion.fever", within: 12) { $0.run(until: 0.5, relative: 1e-5).maximum("temperature", 0, 0.5).value < 37.5 }
        set("targetCells.negativeGrowth", within: 12) {
            ($0.run(every: 1, until: 345, relative: 1e-4).firstReaching(0.11, "marrow.blasts", from: 30) ?? 400) > 326
        }
        return table
    }
}
