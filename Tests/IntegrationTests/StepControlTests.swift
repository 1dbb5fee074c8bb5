import Glibc
import Testing

@testable import Integration

@Suite("Step control and tolerances")
struct StepControlTests {
    /// An oscillator; y₀ = cos t.
    static let oscillator = Equations.tape(states: 2) { y, _ in [-y[1], y[0]] }

    private func solve(_ tolerance: Tolerance, _ control: StepControl = StepControl(), samples: [Double] = []) -> Trajectory {
        let job = Job(parameters: [], initialState: [1, 0], end: 10, sampleTimes: samples, keepsStates: true)
        return Integrator(tape: Self.oscillator, tolerance: tolerance, control: control).solve(job)
    }

    @Test("Asking for samples changes no step")
    func samplesAreFree() {
        let without = solve(Tolerance())
        let with = solve(Tolerance(), samples: (0...500).map { Double($0) / 50 })
        #expect(without.finalState == with.finalState && without.statistics == with.statistics)
    }

    @Test("Samples inside steps are as good as the steps")
    func samples() {
        let times = (0...500).map { Double($0) / 50 }
        let trajectory = solve(Tolerance(relative: 1e-8, absolute: 1e-8), samples: times)
        #expect(trajectory.statistics.accepted < 250)
        for (index, time) in times.enumerated() {
            #expect(abs(trajectory.output(0, at: index) - cos(time)) < 1e-6)
            #expect(trajectory.states[2 * index + 1] == trajectory.output(1, at: index))
        }
    }

    @Test("No step is longer than the longest allowed")
    func maximal() {
        #expect(solve(Tolerance(relative: 1, absolute: 1)).statistics.accepted < 20)
        #expect(solve(Tolerance(relative: 1, absolute: 1), StepControl(maximalStep: 0.1)).statistics.accepted >= 100)
    }

    @Test("A patient is given up when steps would have to be shorter than the shortest allowed")
    func minimal() {
        let trajectory = solve(Tolerance(relative: 1e-12, absolute: 1e-12), StepControl(firstStep: 1, minimalStep: 0.5))
        guard case .stepTooSmall = trajectory.outcome else {
            Issue.record("The outcome is \(trajectory.outcome).")
            return
        }
        #expect(trajectory.finalTime == 0 && trajectory.finalState == [1, 0])
    }

    @Test("Each state has its own absolute tolerance")
    func perState() {
        // Two decays of the same speed, the second a million times larger.
        let tape = Equations.tape(states: 2) { y, _ in [-y[0], -y[1]] }
        let job = Job(parameters: [], initialState: [1e-6, 1], end: 1)
        func steps(_ absolute: [Double]) -> Int {
            Integrator(tape: tape, tolerance: Tolerance(relative: 1e-12, absolute: absolute)).solve(job).statistics.accepted
        }
        #expect(steps([1, 1e-10]) > steps([1, 1e-5]))
        #expect(steps([1e-16, 1]) > steps([1, 1]))
    }

    /// The factor to the next step, and the error, as they are and not as logarithms.
    private func growth(_ history: inout StepHistory, _ error: Double, step: Double = 1, gain: Double = 0.7) -> Double {
        exp(history.growth(step: step, error: error, logarithm: log(error), gain: gain))
    }

    @Test("An accurate step lets the next grow, an inaccurate one makes it shrink, within bounds")
    func factors() {
        var history = StepHistory(order: 5)
        #expect(abs(growth(&history, 0) - StepControl.firstGrowth) < 1e-14)
        #expect(growth(&history, 1) < 1)
        #expect(abs(growth(&history, 1e30) - StepControl.largestCut) < 1e-14)
        // The error of a step that is as long as it should be.
        let wanted = pow(StepControl.target, 5)
        var steady = StepHistory(order: 5)
        #expect(abs(growth(&steady, wanted) - 1) < 1e-14)
        #expect(abs(growth(&steady, wanted) - 1) < 1e-14)
        #expect(growth(&steady, wanted / 2) > 1)
        // 0.78 (2/1)^(1/5), to the power of the gain, after a step that was as long as it should be.
        for gain in [0.6, 1] {
            var known = StepHistory(order: 5)
            _ = growth(&known, wanted)
            #expect(abs(growth(&known, 0.5, gain: gain) - pow(0.78 * pow(2, 0.2), gain)) < 1e-14)
        }
    }

    @Test("Loose tolerances let steps go all of the way to their ideal length, tight ones less of it")
    func gain() {
        let gains = [1e-11, 1e-6, 1e-5, 1e-4, 1e-3, 1].map { StepControl.gain(relative: $0) }
        #expect(zip(gains, [0.6, 0.6, 0.6, 0.8, 1, 1]).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test("A longer step is allowed as far as its error may be expected to be small enough: by the fifth power, from the last step")
    func stretch() {
        var history = StepHistory(order: 5)
        #expect(!history.allows(1e-9))
        _ = growth(&history, 0.025, step: 2)
        // 0.025 · 2⁵ = 0.8.
        #expect(history.allows(3.999) && !history.allows(4.001))
        _ = growth(&history, 0, step: 1)
        #expect(history.allows(1e9))
        _ = history.shrinkage(step: 1, error: 2)
        #expect(!history.allows(1e-9))
        _ = growth(&history, 0.025, step: 2)
        history.forget()
        #expect(!history.allows(1e-9))
    }

    @Test("What is left to a stop becomes one step if that is accurate enough, and no step is longer than the longest allowed")
    func rests() {
        // Nothing happens, so that every step is accurate.
        let still = Equations.tape(states: 1) { y, _ in [y[0] - y[0]] }
        func steps(_ control: StepControl, end: Double) -> Int {
            Integrator(tape: still, control: control).solve(Job(parameters: [], initialState: [1], end: end)).statistics.accepted
        }
        // After the first step, 1, the second may be 2.5 and what is left is less than two of those.
        #expect(steps(StepControl(firstStep: 1), end: 5.9) == 2)
        // Steps of 1: what is left after two of them, 1.5, is more than the longest allowed.
        #expect(steps(StepControl(firstStep: 1, maximalStep: 1), end: 3.5) == 4)
    }

    @Test("After a step that was called too short as well, the next one grows less; an event or a rejection forgets it")
    func memory() {
        func second(after first: Double, _ between: (inout StepHistory) -> Void = { _ in }) -> Double {
            var history = StepHistory(order: 5)
            _ = growth(&history, first)
            between(&history)
            return growth(&history, 0.1)
        }
        #expect(second(after: 0.01) < second(after: 0.1))
        #expect(second(after: 0.1) < second(after: 1))
        let alone = second(after: 0.01) { $0.forget() }
        var fresh = StepHistory(order: 5)
        #expect(alone == growth(&fresh, 0.1))
        #expect(second(after: 0.01) { _ = $0.shrinkage(step: 1, error: 2) } == alone)
    }

    @Test("After two rejections the power of the error that was seen counts, and what is no number shrinks most")
    func rejections() {
        // An error that goes with the square of the step.
        func error(_ step: Double) -> Double { 10_000 * step * step }
        var history = StepHistory(order: 5)
        var step = 1.0
        step *= history.shrinkage(step: step, error: error(step))
        #expect(error(step) > 1)
        step *= history.shrinkage(step: step, error: error(step))
        #expect(error(step) < 1 && error(step) > 0.5)
        #expect(history.shrinkage(step: 1, error: .nan) == StepControl.blindShrinkage)
        #expect(history.shrinkage(step: 1, error: 1e30) == StepControl.smallestShrinkage)
        #expect(history.shrinkage(step: 1, error: 1.01) <= 0.9)
    }
}
