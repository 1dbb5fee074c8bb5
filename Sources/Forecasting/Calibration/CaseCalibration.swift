import CytokineModel
import Quantities
import Reactions

/// The calibration that ships, as it is made: what is fitted, what it is drawn towards, and the settings of single facts.
public struct CaseCalibration: Sendable {
    public let start: ParameterTable
    /// The rows of the table with the values that the model declares.
    public let declared: ParameterTable
    /// Where a search begins: at the table that ships, or at what the model declares, as if nothing had been learnt.
    public enum Origin: String, Sendable, CaseIterable { case shipped, declared }

    private let seed: Scenario
    private let search: Calibration

    /// - Throws: ``LibraryIssue`` or ``ScenarioFileError`` when a scenario or the table cannot be read, and issues when a row names no
    ///   parameter of the model.
    public init(_ data: DataFolder) throws {
        start = try data.calibration()
        seed = try ScenarioDecoder.readChecked(data.scenarioPath(DataFolder.seedName)).scenario
        let mass = try ScenarioDecoder.readChecked(data.scenarioPath(DataFolder.massName)).scenario
        declared = try Self.declared(start, seed: seed, mass: mass)
        search = Calibration(objective: CaseObjective(seed: seed, mass: mass, facts: try data.facts()), declared: declared)
    }

    /// Searches, then meets the facts that have a number of their own.
    ///
    /// - Parameter report: Called after each generation with its number, the best loss and the best table so far.
    public func run(
        from origin: Origin = .shipped, generations: Int, seed number: UInt64, report: (Int, Double, ParameterTable) -> Void
    ) -> ParameterTable {
        let first = origin == .shipped ? start : declared
        let best = generations > 0 ? search.run(from: first, generations: generations, seed: number, report: report) : first
        return CaseSettings(seed).met(best)
    }

    /// The table as it is stored, with how it was made.
    public func text(_ table: ParameterTable, from origin: Origin, _ generations: Int, _ number: UInt64) -> String {
        table.text(comment: [
            "Values that the reported case and its contrasts teach; they override the declarations in the model.",
            "Made by ‘squall calibrate --from \(origin.rawValue) --generations \(generations) --seed \(number)’.",
        ])
    }

    private static func declared(_ table: ParameterTable, seed: Scenario, mass: Scenario) throws(LibraryIssue) -> ParameterTable {
        var known: [String: Symbol] = [:]
        for scenario in [seed, mass] {
            let network = Network(Body(scenario).components(drugs: Set(Catalogue.drugs.keys)))
            for symbol in network.parameters { known[symbol.id] = symbol }
        }
        let unknown = table.rows.filter { known[$0.id] == nil }.map { row in
            let nearest = nearestSpelling(of: row.id, in: known.keys.sorted()).map { " Did you mean ‘\($0)’?" } ?? ""
            return "The calibration table names ‘\(row.id)’, but the model has no such parameter.\(nearest)"
        }
        guard unknown.isEmpty else { throw .wrong(sentences: unknown) }
        return ParameterTable(
            rows: table.rows.map { row in
                var row = row
                if let symbol = known[row.id] {
                    row.value = Quantity(symbol.value, symbol.unit).converted(to: Unit(parsing: row.unit) ?? symbol.unit) ?? symbol.value
                }
                return row
            })
    }
}

/// Finds the two numbers that meet one fact each by bisection, everything else held.
struct CaseSettings {
    private let model: PatientModel

    init(_ seed: Scenario) { model = PatientModel(seed) }

    /// The infusion reaction for 37.5 Cel in the first half day (F01), and the growth of the antigen-negative clone for 11 % blasts
    /// on day 326 (F20).
    func met(_ table: ParameterTable) -> ParameterTable {
        var table = table
        set("infusion.fever", in: &table) { warmest($0) - 37.5 }
        set("targetCells.negativeGrowth", in: &table) { blasts($0) - 0.11 }
        return table
    }

    /// Bisects between the bounds of a row; a function that does not change its sign there leaves the row at the nearer bound.
    private func set(_ id: String, in table: inout ParameterTable, _ excess: (ParameterTable) -> Double) {
        guard let row = table.rows.firstIndex(where: { $0.id == id && $0.role == "setting" }) else { return }
        var (low, high) = (table.rows[row].lower, table.rows[row].upper)
        for _ in 0..<24 where high - low > 1e-5 * high {
            table.rows[row].value = (low + high) / 2
            if excess(table) > 0 { high = table.rows[row].value } else { low = table.rows[row].value }
        }
    }

    private func warmest(_ table: ParameterTable) -> Double {
        model.with(model.scenario, calibration: table).run(until: 0.5, relative: 1e-6).maximum("temperature", 0, 0.5).value
    }

    private func blasts(_ table: ParameterTable) -> Double {
        model.with(model.scenario, calibration: table).run(every: 1, until: 326, relative: 1e-6).value("marrow.blasts", at: 326)
    }
}
