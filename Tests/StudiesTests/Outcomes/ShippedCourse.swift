import Foundation
import Integration

@testable import Forecasting
@testable import Studies

/// The scenarios that ship, each run once for all tests that look at them.
struct ShippedCourse: Sendable {
    let name: String
    let model: PatientModel
    let trajectory: Trajectory
    let course: Course
    let outcome: PatientOutcome

    static let names = ["b-all-cervical", "b-all-quiet", "b-nhl-mass", "ovarian-peritoneal", "dlbcl-airway"]
    private static let all = Dictionary(uniqueKeysWithValues: names.map { ($0, ShippedCourse($0)) })

    static func named(_ name: String) -> ShippedCourse {
        guard let shipped = all[name] else { preconditionFailure("No scenario is called ‘\(name)’.") }
        return shipped
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func model(_ name: String, drugs: Set<String> = [], change: (inout Scenario) -> Void = { _ in }) -> PatientModel {
        do {
            var scenario = try ScenarioDecoder().read(root.appending(path: "Scenarios/\(name).yaml").path())
            change(&scenario)
            let table = try String(contentsOf: root.appending(path: "Calibration/parameters.tsv"), encoding: .utf8)
            return PatientModel(scenario, calibration: try ParameterTable(parsing: table, file: "parameters.tsv"), drugs: drugs)
        } catch {
            preconditionFailure("\(name) cannot be read: \(error)")
        }
    }

    private init(_ name: String) {
        self.name = name
        model = ShippedCourse.model(name)
        trajectory = model.integrator(relative: 1e-4).solve(model.job(times: model.hours(until: model.scenario.until)))
        course = Course(trajectory, of: model)
        outcome = OutcomeReader(model).outcome(of: trajectory, doses: model.doses(in: trajectory), patient: 1, arm: 0)
    }
}

extension PatientModel {
    /// Every hour from the start to a day: the times at which policies look.
    func hours(until end: Double) -> [Double] {
        (0...Int(((end - scenario.start) * 24).rounded())).map { scenario.start + Double($0) / 24 }
    }
}

extension PatientOutcome {
    /// The value of an endpoint; a name that is not in the catalogue is a mistake of the test.
    func value(_ id: String) -> Double {
        guard let position = Endpoint.named(id)?.position else { preconditionFailure("There is no endpoint ‘\(id)’.") }
        return values[position]
    }
}
