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
}
