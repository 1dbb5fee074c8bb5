import Integration
import Quantities

@testable import Forecasting
@testable import Studies

/// A run of a shipped patient under policies, with everything that was seen at the looks.
struct WatchedPolicies: Sendable {
    let model: PatientModel
    let trajectory: Trajectory
    let looks: [Look]
    let given: [GivenDose]

    struct Look: Hashable, Sendable {
        var day: Double
        var outputs: [Double]
        var grade: Int
        var airway: Int
    }

    /// Notes what a monitor is shown and how it grades.
    struct Witness: Monitor {
        var inner: PolicyMonitor
        var looks: [Look] = []

        mutating func respond(at time: Double, to outputs: [Double]) -> [Event] {
            let events = inner.respond(at: time, to: outputs)
            looks.append(Look(day: time, outputs: outputs, grade: inner.levels.grade, airway: inner.levels.airway))
            return events
        }
    }

    /// - Parameter change: On the scenario, whose own drugs after the infusion are left out.
    init(_ name: String, _ policies: [Policy], until end: Double = 14, change: (inout Scenario) -> Void = { _ in }) {
        let model = ShippedCourse.model(name, drugs: Set(policies.map(\.drug))) { scenario in
            scenario.treatment.removeAll { $0.days?.contains { $0 >= 0 } ?? false }
            change(&scenario)
        }
        var job = PolicyPlan(policies, of: model).job(for: model, times: model.hours(until: end), until: end)
        guard let monitor = job.monitor as? PolicyMonitor else { preconditionFailure("Policies need a monitor.") }
        job.monitor = Witness(inner: monitor)
        self.model = model
        trajectory = model.integrator(relative: 1e-4).solve(job)
        let witness = trajectory.monitor as? Witness
        looks = witness?.looks ?? []
        given = witness?.inner.given ?? []
    }

    /// The course with what was given before a day, or all of it.
    func course(before day: Double = .infinity) -> Course {
        let doses = (model.doses + given.filter { $0.day < day }).sorted { $0.day < $1.day }
        let course = Course(trajectory, of: model)
        return Course(times: course.times, doses: doses, series: course.series)
    }

    /// The ward of the tests: tocilizumab, fluids, then a vasopressor, and a steroid for the airway.
    static let ward = [
        Policy(
            drug: "tocilizumab", dose: Quantity(8, .ucum("mg/kg")), condition: .any([.astct(atLeast: 2), .fever(lasting: 1)]),
            again: 1.0 / 3, limits: [.init(doses: 3, within: 1)], atMost: 4),
        Policy(drug: "crystalloid", dose: Quantity(500, .millilitres), condition: .hypotension, again: 1.0 / 6, atMost: 2),
        Policy(
            drug: "norepinephrine", dose: Quantity(0.1, .ucum("ug/kg/min")), duration: Quantity(6, .hours),
            condition: .all([.readoutFalls(id: "meanArterialPressure", to: 65), .given(drug: "crystalloid", ago: 1.0 / 24)]), again: 0.25,
            atMost: 20),
        Policy(
            drug: "dexamethasone", dose: Quantity(10, .milligrams), condition: .airway(atLeast: 3), delay: 1.0 / 24, again: 0.25, atMost: 4),
    ]
}
