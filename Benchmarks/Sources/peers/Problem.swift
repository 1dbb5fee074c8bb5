import Forecasting
import Foundation
import Integration

/// The problem that every engine solves: the seed case from conditioning to day 30, looked at every six hours.
struct Problem {
    let model: PatientModel
    let times: [Double]

    init() throws {
        let data = try DataFolder.find()
        let scenario = try ScenarioDecoder().read(data.scenarioPath(DataFolder.seedName))
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
