import Forecasting
import Foundation

@testable import Studies

/// Outcomes of four patients in two arms, written down one by one.
struct FewOutcomes: OutcomeSource {
    var study: Study
    var columns: [[[Double]]]
    var unfinished: Set<Int> = []

    static let endpoints = [
        Endpoint("loss", "Airway loss", .binary, "It happens."), Endpoint("grade", "Highest grade", .ordinal, "The highest."),
        Endpoint("onset", "Onset", unit: "d", .day, better: .higher, "The first day."),
        Endpoint("peak", "Peak", unit: "pg/mL", .continuous, "The highest value."),
    ]

    /// Endpoints by arm and patient.
    static let usual: [[[Double]]] = [
        [[1, 1, 0, 0], [0, 1, 0, 0]], [[4, 3, 2, 0], [2, 3, 2, 0]], [[1, 2, 3, .nan], [2, 2, .nan, .nan]],
        [[100, 80, 60, 40], [90, 70, 50, 30]],
    ]

    static func study() throws -> Study {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let scenario = try ScenarioDecoder().read(root.appending(path: "Scenarios/b-all-cervical.yaml").path())
        return Study(
            id: "few", title: "Few", summary: "", notes: [], seed: 1, patients: 5, design: .random, until: 2, tolerance: 1e-4,
            groups: [.init(id: "one", label: "One", scenario: scenario, priors: [], correlations: [])],
            arms: ["first", "second"].map { .init(id: $0, label: $0, keeps: nil, treatment: [], policies: []) },
            plausibility: Plausibility(),
            bands: ["plasma.IL6"])
    }

    func counts(group: Int) -> (drawn: Int, accepted: Int) { (5, 4) }
    func rejections(group: Int) -> [(reason: String, count: Int)] { [("too much", 1)] }
    func weights(group: Int) -> [Double] { [1, 1, 1, 1] }
    func factor(_ prior: Int, group: Int) -> [Double] { [4, 3, 2, 1] }
    func values(endpoint: Int, group: Int, arm: Int) -> [Double] { columns[endpoint][arm] }
    func outcomes(group: Int, arm: Int) -> [String] { (0..<4).map { unfinished.contains($0) ? "stepLimit" : "completed" } }
    func gradesByDay(group: Int, arm: Int) -> [String] { ["04", "03", "02", "00"] }
    func airwayByDay(group: Int, arm: Int) -> [String] { ["00", "04", "00", "00"] }
    func sequences(group: Int, arm: Int) -> [String] { ["local first", "local first", "systemic first", "neither"] }

    func swellings(group: Int, arm: Int) -> [(row: Int, swelling: PatientOutcome.Swelling)] {
        [0, 1].map { ($0, .init(site: "neck", level: 3, onset: 2, peak: 3, largest: 1, resolved: 5)) }
    }

    func band(readout: Int, group: Int, arm: Int) -> [(day: Double, quantiles: [Double])] {
        [(0, [1, 2, 3, 4, 5]), (1, [2, 3, 4, 5, 6])]
    }
}
