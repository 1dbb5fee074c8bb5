import Glibc
import Testing

@testable import Integration

/// Gives one dose when the first output has reached a level.
private struct OnceAbove: Monitor {
    let level: Double
    let amount: Double
    var looks: [Double] = []
    var hasGiven = false

    mutating func respond(at time: Double, to outputs: [Double]) -> [Event] {
        looks.append(time)
        guard !hasGiven && outputs[0] >= level else { return [] }
        hasGiven = true
        return [Event(time: time + 0.5, .addToState(1, amount: amount))]
    }
}

@Suite("Monitors")
struct MonitorTests {
    /// A fever that rises by one a day, and a drug that decays.
    static let tape = Equations.tape(states: 2) { y, _ in [y[0].builder.constant(1), -0.5 * y[1]] }

    @Test("A dose follows when a level is reached, once, and at the time the monitor says")
    func dose() {
        let checks = stride(from: 0.0, through: 6, by: 0.25).map { $0 }
        let job = Job(
            parameters: [], end: 6, sampleTimes: [2.5, 2.75, 6], monitor: OnceAbove(level: 2.1, amount: 3), checkTimes: checks)
        let integrator = Integrator(tape: Self.tape, tolerance: Tolerance(relative: 1e-11, absolute: 1e-11))
        let trajectory = integrator.solve(job)
        // 2.1 is passed at day 2.1, seen at the check of day 2.25, treated half a day later.
        #expect(trajectory.firedEvents == [Event(time: 2.75, .addToState(1, amount: 3))])
        #expect(trajectory.output(1, at: 1) == 0)
        #expect(abs(trajectory.output(1, at: 2) - 3 * exp(-0.5 * 3.25)) < 1e-9)
        // Every check is an exact stop; the one at the end belongs to whoever continues.
        let monitor = trajectory.monitor as? OnceAbove
        #expect(monitor?.looks == Array(checks.dropLast()))
        #expect(monitor?.hasGiven == true)
    }

    @Test("Each patient has a monitor of its own")
    func separate() {
        let job = Job(parameters: [], end: 4, monitor: OnceAbove(level: 1, amount: 1), checkTimes: [1.5, 2, 3])
        let integrator = Integrator(tape: Self.tape)
        for trajectory in integrator.solve(Array(repeating: job, count: 10), width: 8) {
            #expect(trajectory.firedEvents.count == 1)
        }
    }

    @Test("An event that a monitor asks for in the past happens at once")
    func past() {
        struct Late: Monitor {
            func respond(at time: Double, to outputs: [Double]) -> [Event] { [Event(time: time - 1, .addToState(1, amount: 1))] }
        }
        let job = Job(parameters: [], end: 2, monitor: Late(), checkTimes: [1.5])
        let trajectory = Integrator(tape: Self.tape).solve(job)
        #expect(trajectory.firedEvents == [Event(time: 1.5, .addToState(1, amount: 1))])
    }
}
