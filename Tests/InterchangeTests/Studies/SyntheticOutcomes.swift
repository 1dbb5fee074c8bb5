import Foundation
import Forecasting
import Quantities

@testable import Studies

/// Made-up outcomes of a study in memory, for looking at its pages: plain shapes with noise, and no result of the model.
///
/// In the first group burden at the neck raises the chance of local CRS of the neck; the second arm lessens severe grades and leaves the airway
/// as it is; the third halves airway loss and costs remissions.
struct SyntheticOutcomes: OutcomeSource {
    var study: Study
    private var groups: [[Patient]]

    struct Patient {
        var factors: [Double]
        var weight: Double
        var arms: [PatientOutcome]
    }

    static let endpoints = [
        Endpoint("astct_highest", "Highest ASTCT grade", .ordinal, "The highest ASTCT grade of the course."),
        Endpoint("airway_highest", "Highest airway level", .ordinal, "The highest local airway level (project-defined)."),
        Endpoint("airway_loss", "Airway loss", .binary, "The airway closes or is secured."),
        Endpoint("remission_d28", "Remission on day 28", .binary, better: .higher, "No disease to be found on day 28."),
        Endpoint("relapse_year", "Relapse within a year", .binary, "Disease comes back within a year."),
        Endpoint("fever_onset", "Onset of fever", unit: "d", .day, better: .higher, "The first day at 38 °C or more."),
        Endpoint(
            "neck_onset", "Onset of local CRS of the neck", unit: "d", .day, better: .higher,
            "The first day of visible swelling of the neck."),
        Endpoint("il6_peak", "Peak of IL-6 in plasma", unit: "pg/mL", .continuous, "The highest value."),
        Endpoint("grade2_days", "Days at ASTCT grade 2 or more", unit: "d", .count, "Days with such a grade."),
        Endpoint("tocilizumab_doses", "Doses of tocilizumab", unit: "{doses}", .count, better: .neither, "Doses given."),
        Endpoint("steroid_dose", "Dexamethasone in all", unit: "mg", .continuous, better: .neither, "Sum of the doses."),
    ]

    static let readouts = [
        StudyReadout("temperature", "Temperature", unit: "Cel"), StudyReadout("plasma.IL6", "IL-6 in plasma", unit: "pg/mL"),
        StudyReadout("blood.CART", "CAR-T cells in blood", unit: "{cells}/uL"),
        StudyReadout("neck.oedema", "Oedema of the neck", unit: "1"),
    ]

    static let options = ResultOptions(endpoints: endpoints, readouts: readouts)

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    init(patients: Int, groups count: Int = 1, arms: Int = 1) throws {
        study = try Self.study(patients: patients, groups: count, arms: arms)
        groups = []
        var random = SplitMix(state: 7)
        for group in 0..<count { groups.append((0..<patients).map { Self.patient($0, group, arms, &random) }) }
    }

    private static func study(patients: Int, groups: Int, arms: Int) throws -> Study {
        let path = root.appending(path: "Scenarios/b-all-cervical.yaml").path()
        let scenario = try ScenarioDecoder().read(path)
        let labels = ["Systemic disease", "Compartmental disease"]
        let perKilogram = Unit(symbol: "mg/kg", dimension: Unit.milligrams.dimension, factor: 1)
        let tocilizumab = Policy(
            drug: "tocilizumab", dose: Quantity(8, perKilogram), duration: nil, condition: .any([.astct(atLeast: 2), .fever(lasting: 1)]),
            delay: 0, again: 8.0 / 24, limits: [Policy.Limit(doses: 3, within: 1)], atMost: 4, from: 0)
        let dexamethasone = Policy(
            drug: "dexamethasone", dose: Quantity(10, .milligrams), duration: nil, condition: .airway(atLeast: 3), delay: 0, again: 0.25,
            limits: [], atMost: 8, from: 0)
        let all = [
            Study.Arm(id: "usual", label: "As usual", keeps: nil, treatment: [], policies: []),
            Study.Arm(id: "early", label: "Tocilizumab early", keeps: [], treatment: [], policies: [tocilizumab]),
            Study.Arm(id: "steroid", label: "Dexamethasone for the airway", keeps: [], treatment: [], policies: [dexamethasone]),
        ]
        return Study(
            id: "synthetic", title: "Made-up outcomes, for looking at the page",
            summary: "Plain shapes with noise; no result of the model.",
            notes: ["Every number on this page is made up."], seed: 11, patients: patients * 5 / 4, design: .latinHypercube, until: 30,
            tolerance: 1e-4,
            groups: (0..<groups).map { .init(id: "group\($0)", label: labels[$0], scenario: scenario, priors: priors, correlations: []) },
            arms: Array(all.prefix(arms)),
            plausibility: Plausibility(accept: [
                Plausibility.Range(endpoint: "il6_peak", least: 5, most: 100_000, because: "assumed: what has been reported")
            ]), bands: readouts.map(\.id))
    }

    private static let priors = [
        prior("weight", "Body weight", .kilograms, "data: registry"), prior("dose", "Infused CAR-T cells", .billionCells, "setting: label"),
        prior("neck_burden", "Malignant cells in the neck", .billionCells, "assumed: a decade around the case"),
        prior("marrow_burden", "Malignant cells in the marrow", .billionCells, "assumed: half a decade around the case"),
        prior("expansion", "Maximal expansion", .perDay, "data: cellular kinetics"),
        prior("permeability", "Vascular permeability of the neck", .one, "assumed: threefold"),
        prior("lymphocytes", "Lymphocytes before conditioning", .one, "assumed"), prior("age", "Age", .one, "data: registry"),
    ]

    private static func prior(_ id: String, _ label: String, _ unit: Quantities.Unit, _ basis: String) -> Prior {
        Prior(id: id, label: label, unit: unit, action: .set([.parameter(id)]), distribution: .constant(1), basis: basis)
    }

    /// Leaves out the patients of every group who are not meant.
    mutating func keep(_ isMeant: (Patient) -> Bool) { groups = groups.map { $0.filter(isMeant) } }

    func counts(group: Int) -> (drawn: Int, accepted: Int) { (study.patients, groups[group].count) }

    func rejections(group: Int) -> [(reason: String, count: Int)] {
        let rejected = study.patients - groups[group].count
        return [("Peak of IL-6 in plasma is above 100 000 pg/mL", rejected), ("Peak of IL-6 in plasma is below 5 pg/mL", rejected / 3)]
    }

    func weights(group: Int) -> [Double] { groups[group].map(\.weight) }
    func factor(_ prior: Int, group: Int) -> [Double] { groups[group].map { $0.factors[prior] } }
    func values(endpoint: Int, group: Int, arm: Int) -> [Double] { groups[group].map { $0.arms[arm].values[endpoint] } }
    func outcomes(group: Int, arm: Int) -> [String] { groups[group].map { $0.arms[arm].outcome } }
    func gradesByDay(group: Int, arm: Int) -> [String] { groups[group].map { $0.arms[arm].gradesByDay } }
    func airwayByDay(group: Int, arm: Int) -> [String] { groups[group].map { $0.arms[arm].airwayByDay } }
    func sequences(group: Int, arm: Int) -> [String] { groups[group].map { $0.arms[arm].sequence } }

    func swellings(group: Int, arm: Int) -> [(row: Int, swelling: PatientOutcome.Swelling)] {
        groups[group].enumerated().flatMap { row, patient in patient.arms[arm].swellings.map { (row, $0) } }
    }

    func band(readout: Int, group: Int, arm: Int) -> [(day: Double, quantiles: [Double])] {
        let spread = [-1.645, -0.674, 0, 0.674, 1.645]
        return (0...120).map { step in
            let day = Double(step) / 4
            let wave = exp(-pow((day - 7 - Double(group)) / 3, 2)) * (arm == 1 ? 0.8 : 1)
            let quantiles = spread.map { z -> Double in
                switch readout {
                case 0: 36.7 + wave * 2.4 * exp(0.25 * z)
                case 1: 4 + 1500 * wave * exp(0.9 * z)
                case 2: 0.01 + 60 * exp(-pow((day - 11) / 5, 2)) * exp(0.8 * z)
                default: 0.02 + wave * 0.5 * exp(0.6 * z)
                }
            }
            return (day, quantiles)
        }
    }
}

extension SyntheticOutcomes {
    private static func normal(_ random: inout SplitMix) -> Double {
        (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
    }

    private static func patient(_ number: Int, _ group: Int, _ arms: Int, _ random: inout SplitMix) -> Patient {
        let z = priors.indices.map { _ in normal(&random) }
        let factors: [Double] = [
            75 + 14 * z[0], 0.2 * exp(0.3 * z[1]), 8 * exp(0.9 * z[2]), 600 * exp(0.7 * z[3]), 1.1 * exp(0.2 * z[4]), exp(0.4 * z[5]),
            0.9 * exp(0.5 * z[6]), 55 + 12 * z[7],
        ]
        let (noise, other): (Double, Double) = (normal(&random), normal(&random))
        let severity: Double = 1.2 + 0.7 * z[3] + 0.5 * z[4] + 0.5 * noise
        let base: Double = group == 0 ? -2 : 0.6
        let local: Double = base + 1.1 * z[2] + 0.5 * z[5] + 0.4 * other
        let chance = (0..<4).map { _ in Double.random(in: 0..<1, using: &random) }
        let outcomes = (0..<arms).map { arm in outcome(number, group, arm, severity, local, chance) }
        return Patient(factors: factors, weight: number.isMultiple(of: 3) ? 1.3 : 0.85, arms: outcomes)
    }

    private static func outcome(_ number: Int, _ group: Int, _ arm: Int, _ severity: Double, _ local: Double, _ chance: [Double])
        -> PatientOutcome
    {
        if number % 401 == 400 {
            return PatientOutcome(
                patient: number + 1, arm: arm, outcome: "stepTooSmall", values: endpoints.map { _ in .nan }, gradesByDay: "",
                airwayByDay: "",
                sequence: "neither", swellings: [])
        }
        let grade = max(0, min(4, Int((arm == 1 ? severity * 0.75 : severity).rounded())))
        let swells = local > 0
        let level = !swells ? 0 : min(4, 2 + Int((arm == 2 ? local * 0.7 : local).rounded(.down)))
        let fever = 4.5 - severity * 0.8 + Double(group)
        let neck = group == 0 ? fever + 3 + local * 0.3 : fever - 2 + local * 0.2
        let loss = level == 4 && chance[0] < (arm == 2 ? 0.3 : 0.6)
        func days(_ top: Int, from onset: Double) -> String {
            String(
                (0...30).map { day -> Character in
                    let away = Double(day) - onset
                    let height = away < 0 ? 0 : away < 2 ? top : max(0, top - Int((away - 2) / 1.5))
                    return Character("\(height)")
                })
        }
        var swellings: [PatientOutcome.Swelling] = []
        if swells {
            swellings.append(.init(site: "neck", level: level, onset: neck, peak: neck + 1, largest: 1 + local, resolved: neck + 5))
        }
        if severity > 2.4 {
            swellings.append(.init(site: "lung", level: 2, onset: fever + 2, peak: fever + 3, largest: 0.6, resolved: fever + 8))
        }
        if local > 1.2 { swellings.append(.init(site: "spleen", level: 2, onset: neck + 1, peak: neck + 2, largest: 0.5, resolved: .nan)) }
        let remission = chance[1] < (arm == 2 ? 0.74 : 0.82)
        let relapse = remission && chance[2] < 0.4
        let peak: Double = 40 * exp(severity) * (arm == 1 ? 3 : 1)
        let doses: Int = arm == 1 ? min(4, grade) : grade > 1 ? 1 : 0
        let steroid: Double = arm == 2 && level >= 3 ? 40 : grade > 2 ? 30 : 0
        let happened: [Double] = [loss, remission, relapse].map { $0 ? 1 : 0 }
        let onsets: [Double] = [grade > 0 ? fever : .nan, swells ? neck : .nan]
        let values = [Double(grade), Double(level)] + happened + onsets + [peak, Double(max(0, grade - 1) * 2), Double(doses), steroid]
        let sequence =
            swells && grade > 0
            ? (abs(neck - fever) <= 0.5 ? "mixed" : neck < fever ? "local first" : "systemic first")
            : swells ? "only local" : grade > 0 ? "only systemic" : "neither"
        return PatientOutcome(
            patient: number + 1, arm: arm, outcome: "completed", values: values, gradesByDay: days(grade, from: fever),
            airwayByDay: days(level, from: neck).map { $0 == "1" ? "0" : String($0) }.joined(), sequence: sequence, swellings: swellings)
    }

    /// Indices of the Ishigami kind, for looking at the page.
    static func sensitivity(_ study: Study) -> SensitivityResult {
        func index(_ value: Double, _ half: Double) -> Estimate {
            Estimate(value, lower: value - half, upper: value + half, patients: 1024)
        }
        let effects = [0.44, 0.31, 0.14, 0.06, 0.02, 0.008, 0.004, 0.001]
        let factors = zip(priors, effects).enumerated().map { place, entry in
            SensitivityIndices(
                entry.0.label,
                morris: .init(
                    muStar: index(entry.1 * 900, 40), mu: entry.1 * (place.isMultiple(of: 2) ? 900 : -600), sigma: entry.1 * 500 + 20),
                sobol: .init(first: index(entry.1 * 0.8, 0.02), total: index(entry.1 * 1.2, 0.04)))
        }
        return SensitivityResult(
            study: study,
            endpoints: [
                EndpointSensitivity(
                    endpoint: endpoints[7], group: "Systemic disease", arm: "As usual", evaluations: 10_240, failed: 3, factors: factors),
                EndpointSensitivity(
                    endpoint: endpoints[1], group: "Systemic disease", arm: "As usual", evaluations: 10_240, factors: factors.reversed()),
            ])
    }
}
