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

    @Test("An accurate step lets the next grow, an inaccurate one makes it shrink, within bounds")
    func factors() {
        #expect(StepControl.growth(error: 0, previous: nil, order: 5) == StepControl.largestGrowth)
        #expect(StepControl.growth(error: 1, previous: 1, order: 5) == StepControl.safety)
        #expect(StepControl.growth(error: 0.1, previous: 0.1, order: 5) > 1)
        // A growing error is answered with a smaller step than a steady one.
        #expect(StepControl.growth(error: 0.1, previous: 0.001, order: 5) < StepControl.growth(error: 0.1, previous: 0.1, order: 5))
        #expect(StepControl.shrinkage(error: 1e9, order: 5) == StepControl.smallestShrinkage)
        #expect(StepControl.shrinkage(error: .nan, order: 5) == StepControl.smallestShrinkage)
        #expect(StepControl.shrinkage(error: 1.01, order: 5) <= 0.9)
    }
}
