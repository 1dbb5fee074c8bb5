import Glibc
import Testing

@testable import Integration

@Suite("Doses against closed forms")
struct PharmacokineticsTests {
    /// States: amount. Parameters: elimination, rate of infusion.
    static let oneCompartment = Equations.tape(states: 1, parameters: 2) { y, p in [p[1] - p[0] * y[0]] }

    static func integrator(_ tape: Tape) -> Integrator {
        Integrator(tape: tape, tolerance: Tolerance(relative: 1e-12, absolute: 1e-12))
    }

    @Test("Boluses into one compartment add up")
    func boluses() {
        let k = 0.7
        let doses = [(0.0, 100.0), (1.25, 40.0), (3.5, 10.0)]
        let events = doses.map { Event(time: $0.0, .addToState(0, amount: $0.1)) }
        let times = [0.0, 0.5, 1.25, 1.3, 2, 3.5, 3.6, 10]
        let job = Job(parameters: [k, 0], end: 10, sampleTimes: times, events: events)
        let trajectory = Self.integrator(Self.oneCompartment).solve(job)
        #expect(trajectory.outcome == .completed)
        #expect(trajectory.times == times)
        for (index, time) in times.enumerated() {
            // A sample shows the patient just before the dose of the same time.
            let expected = doses.reduce(0.0) { $0 + ($1.0 < time ? $1.1 * exp(-k * (time - $1.0)) : 0) }
            #expect(abs(trajectory.output(0, at: index) - expected) <= 1e-9 * expected)
        }
    }
}
