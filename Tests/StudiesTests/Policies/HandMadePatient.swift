import Integration

@testable import Forecasting
@testable import Studies

/// What a monitor is shown, drawn by hand: a patient at rest in whom a few read-outs do what a test says.
struct HandMadePatient {
    /// Weight 55 kg; conditioning and what the scenario gives besides.
    let model: PatientModel
    /// Read-outs over days, in their own units.
    var readouts: [String: (Double) -> Double] = [
        "temperature": { _ in 36.8 }, "meanArterialPressure": { _ in 85 }, "roomAirSaturation": { _ in 97 }, "oxygenNeed": { _ in 0 },
        "neck.circumference": { _ in 34 }, "airway.area": { _ in 1 },
    ]

    /// - Parameter doses: What is given on fixed days; nothing if empty.
    init(doses: [GivenDose] = []) {
        var model = Self.base
        model.doses = doses
        self.model = model
    }

    private static let base = ShippedCourse.model("b-all-quiet", drugs: ["tocilizumab", "dexamethasone", "crystalloid", "norepinephrine"])

    /// What is given under policies when a monitor looks every hour from day −1 to a day.
    func given(_ policies: [Policy], until end: Double = 15) -> [GivenDose] {
        var monitor = PolicyPlan(policies, of: model).job(for: model, times: []).monitor as? PolicyMonitor
        for look in 0...Int((end + 1) * 24) {
            let day = -1 + Double(look) / 24
            _ = monitor?.respond(at: day, to: outputs(on: day))
        }
        return monitor?.given ?? []
    }

    private func outputs(on day: Double) -> [Double] {
        model.network.readouts.map { resolved in
            (readouts[resolved.readout.id]?(day) ?? 0) * resolved.readout.definition.unit.factor
        }
    }

    /// One value within a span of days, another outside.
    static func plateau(_ span: Range<Double>, _ high: Double, otherwise low: Double) -> (Double) -> Double {
        { span.contains($0 + 1e-6) ? high : low }
    }
}
