@testable import Integration

@testable import Forecasting
@testable import Studies

/// Outcomes of courses drawn by hand, an hour between samples: a patient at rest in whom a few read-outs do what a test says.
struct DrawnOutcome {
    var days: ClosedRange<Double> = -5...30
    /// Read-outs over days, in their own units.
    var readouts: [String: (Double) -> Double] = [
        "temperature": { _ in 36.8 }, "meanArterialPressure": { _ in 85 }, "roomAirSaturation": { _ in 97 }, "oxygenNeed": { _ in 0 },
        "neck.circumference": { _ in 34 }, "airway.area": { _ in 1 },
    ]
    var doses: [GivenDose] = []
    var outcome = Outcome.completed

    /// With a mass in the abdomen besides the sites that every patient has.
    static let model = ShippedCourse.model("b-nhl-mass")

    func read() -> PatientOutcome {
        let model = DrawnOutcome.model
        let ids = OutcomeReader.readouts(of: model.body)
        let factors = ids.map { id in model.network.readouts.first { $0.readout.id == id }?.readout.definition.unit.factor ?? .nan }
        var trajectory = Trajectory(outputCount: ids.count)
        trajectory.finalTime = days.upperBound
        trajectory.times = (0...Int(((days.upperBound - days.lowerBound) * 24).rounded())).map { days.lowerBound + Double($0) / 24 }
        for time in trajectory.times {
            trajectory.outputs += zip(ids, factors).map { id, factor in (readouts[id]?(time) ?? 0) * factor }
        }
        trajectory.outcome = outcome
        return OutcomeReader(model, readouts: ids).outcome(of: trajectory, doses: doses, patient: 7, arm: 2)
    }

    /// Straight lines through the given points; the first and last values before and after them.
    static func lines(_ points: (day: Double, value: Double)...) -> (Double) -> Double {
        let points = points.map { $0 }
        return { day in
            guard let after = points.firstIndex(where: { $0.day >= day }) else { return points[points.count - 1].value }
            guard after > 0 else { return points[0].value }
            let (a, b) = (points[after - 1], points[after])
            return a.value + (b.value - a.value) * (day - a.day) / (b.day - a.day)
        }
    }
}
