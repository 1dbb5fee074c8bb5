import Forecasting
import Foundation
import Integration

/// The problem that every engine solves: the seed case from conditioning to day 30, looked at every six hours.
struct Problem {
    let model: PatientModel
    let times: [Double]

    /// - Parameter masses: Masses without antigen to be added.
    init(masses: Int = 0) throws {
        let data = try DataFolder.find()
        var text = try String(contentsOfFile: data.scenarioPath(DataFolder.seedName), encoding: .utf8)
        if masses > 0 {
            let sites = (0..<masses).map { "  - {id: mass-\($0), kind: mass, volume: 100 mL, in: abdomen}\n" }.joined()
            let basis = (0..<masses).flatMap { index in
                ["id", "kind", "volume", "in"].map { "  sites[\(index)].\($0): \"setting: to see how cost grows\"\n" }
            }
            text = text.replacingOccurrences(of: "\nbasis:\n", with: "\nsites:\n" + sites + "\nbasis:\n" + basis.joined())
        }
        let scenario = try ScenarioDecoder().decode(text, file: DataFolder.seedName)
        model = PatientModel(scenario, calibration: try data.calibration())
        // Between the hours at which doses begin and end, so that no sample can be meant before or after one.
        times = Array(stride(from: scenario.start + 0.125, to: scenario.until, by: 0.25))
    }

    func job(_ parameters: [Double]) -> Job {
        var job = model.job(times: times)
        job.parameters = parameters
        return job
    }
}

/// What happens to every patient, as columns of a table.
extension Event {
    /// Kind (0 adds to a state, 1 adds to a parameter, 2 sets a parameter), index and amount.
    var columns: (kind: Int, index: Int, amount: Double) {
        switch action {
        case .addToState(let index, let amount): (0, index, amount)
        case .addToParameter(let index, let amount): (1, index, amount)
        case .setParameter(let index, let value): (2, index, value)
        }
    }
}
