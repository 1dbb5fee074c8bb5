import Forecasting
import Foundation
import Integration
import Quantities

/// One patient of a study in one arm, looked at alone: the course with every read-out, and the row that the store has.
///
/// The numbers have the bits that the patient has in the crowd.
public struct StudyPatient: Sendable {
    public let simulation: Simulation
    public let draw: PatientDraw
    public let outcome: PatientOutcome

    /// - Parameters:
    ///   - number: From 1 to ``Study/size``.
    ///   - arm: Position of the arm.
    public init(_ study: Study, calibration: ParameterTable, patient number: Int, arm: Int) {
        precondition((1...study.size).contains(number) && study.arms.indices.contains(arm), "There is no such patient or arm.")
        let group = GroupModel(study, group: study.group(of: number), calibration: calibration, isWhole: true)
        let patient = group.patient(number, arm: arm, factors: group.factors(of: number))
        let trajectory = group.integrator.solve(group.job(for: patient))
        outcome = group.reader.outcome(of: trajectory, doses: patient.model.doses(in: trajectory), patient: number, arm: arm)
        let first = arm == 0 ? outcome : StudyPatient(study, calibration: calibration, patient: number, arm: 0).outcome
        draw = PatientDraw(
            patient: number, group: group.index, factors: patient.factors, rejected: study.plausibility.reasons(against: first))
        let drawn = zip(group.group.priors, patient.factors).map { prior, value in
            "\(prior.label) \(prior.words(value))"
        }
        let precision = study.precision == .double ? [] : ["computed in \(study.precision.rawValue) precision"]
        simulation = Simulation(
            patient.model, course: Course(trajectory, of: patient.model), calibration: calibration, until: study.until,
            relative: study.tolerance,
            changes: ["patient \(number) of the study ‘\(study.title)’", "arm ‘\(study.arms[arm].label)’"] + precision + drawn)
    }
}

extension Prior {
    /// A drawn value as people read it: `63.2 kg`, `× 1.31`, `12 h later`.
    func words(_ value: Double) -> String {
        func short(_ value: Double) -> Double { Double(String(format: "%.3g", value)) ?? value }
        switch action {
        case .set: return Quantity(short(value), unit).description
        case .scale: return "× \(String(format: "%.3g", value))"
        case .shift: return "\(Quantity(short(abs(value) * 24), .hours)) \(value < 0 ? "earlier" : "later")"
        }
    }
}
