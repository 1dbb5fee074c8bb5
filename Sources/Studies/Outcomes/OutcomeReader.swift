import CytokineModel
import Forecasting
import Integration

/// Reads outcomes off courses as fast as they are integrated: one reader for all patients who share a network.
///
/// The rules are those of the bedside reading, asked at every sample; nothing is graded by a rule of its own. A course is sampled from
/// its start on, hourly at best: the first sample is the patient before treatment, with which pressure and girth are compared.
public struct OutcomeReader: Sendable {
    private let columns: OutcomeColumns
    private let table = GradeTable.standard

    /// Read-outs that the engine must compute for a body, in the order that is read fastest.
    public static func readouts(of body: Body) -> [String] { OutcomeColumns.readouts(of: body) }

    /// - Parameters:
    ///   - model: A patient of the network.
    ///   - readouts: The outputs of the engine, in order, with those of ``readouts(of:)`` among them; those of the model if `nil`.
    public init(_ model: PatientModel, readouts: [String]? = nil) {
        columns = OutcomeColumns(model, readouts: readouts ?? model.readouts)
    }

    /// What became of a patient.
    ///
    /// - Parameters:
    ///   - doses: Everything that was given, by day; see `PatientModel.doses(in:)`.
    ///   - patient: The number of the patient.
    ///   - arm: The position of the arm.
    /// - Returns: An outcome with every endpoint missing when the patient could not be integrated to the end.
    /// - Complexity: Linear in samples and in sites.
    public func outcome(of trajectory: Trajectory, doses: [GivenDose], patient: Int, arm: Int) -> PatientOutcome {
        guard trajectory.outcome == .completed, !trajectory.times.isEmpty else {
            return PatientOutcome(
                patient: patient, arm: arm, outcome: trajectory.outcome.words, values: Endpoint.catalogue.map { _ in .nan },
                gradesByDay: "",
                airwayByDay: "", sequence: "", swellings: [])
        }
        let measures = trajectory.times.withUnsafeBufferPointer { times in
            trajectory.outputs.withUnsafeBufferPointer { outputs in
                CourseMeasures(
                    SampleView(times: times, outputs: outputs, width: trajectory.outputCount), columns, doses: doses, table: table)
            }
        }
        return PatientOutcome(
            patient: patient, arm: arm, outcome: trajectory.outcome.words, values: Endpoint.rows.map { $0.value(measures) },
            gradesByDay: measures.grades.byDay.text, airwayByDay: measures.airway.byDay.text, sequence: measures.sequence.rawValue,
            swellings: measures.swellings)
    }
}

extension Outcome {
    /// As it is stored.
    var words: String {
        switch self {
        case .completed: "completed"
        case .stepLimit: "more steps than allowed"
        case .stepTooSmall(let state): "no step holds the error of state \(state)"
        case .notFinite(let state): "state \(state) is not a number"
        }
    }
}
