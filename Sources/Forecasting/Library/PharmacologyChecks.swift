import Integration
import Quantities

/// Plasma levels of drugs against values computed from the published models.
///
/// Source: il6-and-drugs dossier, sections 3.2 (tocilizumab, typical male of Frey 2010, 480 mg over an hour) and 4.1
/// (methylprednisolone 40 mg and dexamethasone 10 mg of Hong 2007), and section 1.4 (the IL-6 receptor in equilibrium).
struct PharmacologyChecks {
    private let scenario: Scenario

    /// - Parameter scenario: Any scenario; its drugs and burden are left out.
    init(_ scenario: Scenario) {
        var quiet = scenario
        quiet.treatment = []
        quiet.burden = []
        quiet.product.dose = Quantity(0, .cells)
        quiet.start = -1
        self.scenario = quiet
    }

    private struct Vector {
        var id: String
        var drug: String
        var readout: String
        var amount: Double
        /// In days.
        var duration: Double
        /// Hours after the start, and the level with the digits of the source.
        var points: [(hour: Double, level: String)]
        /// Parameters of the published model that differ from ours.
        var settings: [(id: String, value: Quantity)] = []
        var unit: String
    }

    /// Doses of dexamethasone are milligrams of its phosphate, as in the source.
    private static let vectors = [
        Vector(
            id: "toci", drug: "tocilizumab", readout: "tocilizumab", amount: 480, duration: 1.0 / 24,
            points: [
                (1, "136.7"), (6, "132.2"), (12, "127.1"), (24, "117.5"), (48, "100.6"), (72, "86.2"), (168, "47.1"), (336, "16.7"),
                (504, "5.35"), (672, "1.70"),
            ], settings: [("tocilizumab.clearance", Quantity(0.3, .litresPerDay))], unit: "mg/L"),
        Vector(
            id: "mPSL", drug: "methylprednisolone", readout: "methylprednisolone", amount: 40, duration: 0,
            points: [
                (0.1, "496"), (0.5, "441"), (1, "382"), (2, "285"), (4, "159"), (5, "119"), (8, "49.8"), (12, "15.6"), (16, "4.9"),
                (24, "0.5"),
            ], unit: "ng/mL"),
        Vector(
            id: "dex", drug: "dexamethasone", readout: "dexamethasone", amount: 10, duration: 0,
            points: [
                (0.1, "208"), (0.5, "130"), (1, "90.4"), (2, "64.6"), (4, "43.4"), (5, "36.0"), (8, "20.4"), (12, "9.6"), (16, "4.5"),
                (24, "1.0"),
            ],
            settings: [("dexamethasone.clearance", Quantity(18.1, .litresPerHour))], unit: "ng/mL"),
    ]

    func checks() -> [Verification.Check] { Self.vectors.flatMap { check($0) } + receptorChecks() }

    private func check(_ vector: Vector) -> [Verification.Check] {
        var model = PatientModel(scenario, drugs: [vector.drug])
        for (id, value) in vector.settings { model[parameter: id] = value.coherent }
        model.doses = [GivenDose(day: 0, drug: vector.drug, amount: vector.amount, unit: .milligrams, duration: vector.duration)]
        let times = vector.points.map { $0.hour / 24 }
        let course = Course(model.integrator(relative: 1e-8).solve(model.job(times: times)), of: model)
        let levels = course[vector.readout]
        return vector.points.enumerated().map { index, point in
            let level = index < levels.count ? levels[index] : .nan
            let margin = Self.lastDigit(point.level)
            return Verification.Check(
                id: "P-\(vector.id)-\(point.hour.shortText)h", suite: .pharmacology,
                what: "\(vector.drug), plasma, \(point.hour.shortText) h after the start",
                target: "\(point.level) ± \(margin.shortText) \(vector.unit)", value: level,
                passes: abs(level - (Double(point.level) ?? .nan)) <= margin)
        }
    }

    /// One unit in the last digit that the source gives; its own parameters were rounded too.
    private static func lastDigit(_ level: String) -> Double {
        let decimals = level.split(separator: ".").dropFirst().first?.count ?? 0
        return [1, 0.1, 0.01][min(decimals, 2)]
    }
}

// MARK: The IL-6 receptor

extension PharmacologyChecks {
    /// Total IL-6 in plasma (pg/mL), occupancy of membrane receptors, response to trans-signalling; affinity set B.
    private static let equilibrium: [(il6: Double, classic: Double, trans: Double)] = [
        (100, 0.155, 0.010), (1000, 0.650, 0.090), (3000, 0.850, 0.223), (10_000, 0.953, 0.461), (100_000, 0.996, 0.763),
    ]

    /// The source has 50 ng/mL of receptor, the model 900 pmol/L, and signals count from rest: hence a margin.
    private static let share = 0.05

    private func receptorChecks() -> [Verification.Check] {
        let model = PatientModel(scenario)
        return Self.equilibrium.flatMap { row -> [Verification.Check] in
            let signals = self.signals(row.il6, model)
            return [("classic", row.classic, signals.classic), ("trans", row.trans, signals.trans)].map { name, expected, value in
                let margin = max(0.002, Self.share * expected)
                return Verification.Check(
                    id: "P-IL6R-\(name)-\(row.il6.shortText)", suite: .pharmacology,
                    what: "\(name) signal in plasma at \(row.il6.shortText) pg/mL IL-6",
                    target: "\(expected.shortText) ± \((margin * 1e4).rounded() / 1e4)",
                    value: value, passes: abs(value - expected) <= margin)
            }
        }
    }

    /// The signals at the first moment of a patient whose plasma holds that much IL-6.
    private func signals(_ il6: Double, _ model: PatientModel) -> (classic: Double, trans: Double) {
        let start = model.scenario.start
        var job = model.job(times: [start], until: start + 0.01)
        job.keepsStates = true
        let integrator = model.integrator()
        var state = integrator.solve(job).states
        guard let pool = model.network.speciesIndex("blood.IL6.amount"), state.indices.contains(pool),
            let volume = model[parameter: "blood.interstitium"]
        else { return (.nan, .nan) }
        state[pool] = il6 * volume
        job.initialState = state
        let course = Course(integrator.solve(job), of: model)
        return (course["blood.classicSignal"].first ?? .nan, course["blood.transSignal"].first ?? .nan)
    }
}
