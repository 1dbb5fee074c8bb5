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
        // Every check has its time; the one at the end belongs to whoever continues.
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

    @Test("Looking changes no step while nothing is done")
    func lookingIsFree() {
        let job = Job(parameters: [], initialState: [0, 5], end: 30, sampleTimes: [3, 30])
        var watched = job
        watched.monitor = OnceAbove(level: .infinity, amount: 0)
        watched.checkTimes = (0..<720).map { Double($0) / 24 }
        let integrator = Integrator(tape: Self.tape)
        let (alone, looked) = (integrator.solve(job), integrator.solve(watched))
        #expect((looked.monitor as? OnceAbove)?.looks == watched.checkTimes)
        #expect(looked.statistics == alone.statistics && LaneTests.isSame(looked, alone))
        #expect(alone.statistics.accepted < 100)
    }

    /// Gives a dose at once, the first time that the drug is down to a level.
    private struct AtOnce: Monitor {
        var hasGiven = false

        mutating func respond(at time: Double, to outputs: [Double]) -> [Event] {
            guard !hasGiven && outputs[1] <= 1 else { return [] }
            hasGiven = true
            return [Event(time: time, .addToState(1, amount: 4))]
        }
    }

    @Test("A step over the time at which something is done is taken back, and no sample after it is kept from it")
    func takenBack() {
        // 5 exp(−t/2) is 1 at 2 ln 5 = 3.22; the next check is that of 3.25.
        let checks = (0..<80).map { Double($0) * 0.125 }
        let samples = (0...200).map { Double($0) / 20 }
        let job = Job(
            parameters: [], initialState: [0, 5], end: 10, sampleTimes: samples, monitor: AtOnce(), checkTimes: checks)
        let trajectory = Integrator(tape: Self.tape, tolerance: Tolerance(relative: 1e-9, absolute: 1e-9)).solve(job)
        #expect(trajectory.firedEvents == [Event(time: 3.25, .addToState(1, amount: 4))])
        #expect(trajectory.statistics.takenBack == 1)
        #expect(trajectory.times == samples)
        for (index, time) in samples.enumerated() {
            // A sample at the time of the dose shows the patient just before it.
            let expected = 5 * exp(-0.5 * time) + (time > 3.25 ? 4 * exp(-0.5 * (time - 3.25)) : 0)
            #expect(abs(trajectory.output(1, at: index) - expected) < 1e-7)
        }
        for other in Integrator(tape: Self.tape, tolerance: Tolerance(relative: 1e-9, absolute: 1e-9))
            .solve(Array(repeating: job, count: 9), width: 8)
        { #expect(LaneTests.isSame(other, trajectory)) }
    }
}
