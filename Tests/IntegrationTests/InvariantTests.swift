import Testing

@testable import Integration

@Suite("What a solution must keep")
struct InvariantTests {
    @Test("Transport between compartments loses nothing beyond rounding")
    func conservation() {
        // A ring with fast and slow passages; the total is 1.
        let speeds = [1e-3, 10, 1e4, 0.5, 3, 1e5, 0.01, 7]
        let tape = Equations.tape(states: 8) { y, _ in
            (0..<8).map { speeds[($0 + 7) % 8] * y[($0 + 7) % 8] - speeds[$0] * y[$0] }
        }
        let times = [0.01, 0.1, 1, 10, 100.0]
        let job = Job(parameters: [], initialState: [0.5, 0, 0.25, 0, 0, 0.25, 0, 0], end: 100, sampleTimes: times)
        let trajectory = Integrator(tape: tape, tolerance: Tolerance(relative: 1e-5)).solve(job)
        #expect(trajectory.outcome == .completed)
        for index in times.indices {
            let total = (0..<8).reduce(0.0) { $0 + trajectory.output($1, at: index) }
            // 1e5 · 1/(γh) rounding errors of the solves, times a few hundred steps.
            #expect(abs(total - 1) < 1e-12)
        }
    }

    @Test("Amounts stay above zero but for the tolerance", arguments: [1e-4, 1e-6, 1e-8])
    func positivity(relative: Double) {
        // A bolus that is bound and eliminated until nothing is left, seven orders of magnitude in speed.
        let tape = Equations.tape(states: 3) { y, _ in
            let bound = 1e5 * (y[0] * y[1])
            return [-bound - 3.0 * y[0], -bound, bound - 0.01 * y[2]]
        }
        let absolute = relative * 1e-3
        let times = (0...200).map { Double($0) * 0.05 }
        let job = Job(
            parameters: [], initialState: [0, 0.7, 0], end: 10, sampleTimes: times, events: [Event(time: 1, .addToState(0, amount: 1))])
        let trajectory = Integrator(tape: tape, tolerance: Tolerance(relative: relative, absolute: absolute)).solve(job)
        #expect(trajectory.outcome == .completed)
        #expect(trajectory.outputs.min()! >= -absolute)
    }

    @Test("A steady state is kept")
    func steady() {
        let tape = Equations.tape(states: 1, parameters: 1) { y, p in [p[0] - 2 * y[0]] }
        let trajectory = Integrator(tape: tape).solve(Job(parameters: [3], initialState: [1.5], end: 1000))
        #expect(trajectory.finalState[0] == 1.5)
        // The step grows to the length of the span.
        #expect(trajectory.statistics.steps < 20)
    }
}
