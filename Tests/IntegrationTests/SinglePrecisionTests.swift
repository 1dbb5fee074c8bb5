import Glibc
import Testing

@testable import Integration

@Suite("Single precision")
struct SinglePrecisionTests {
    /// At 1e-4 Robertson's problem, of eleven decades of time, ends 1.2e-3 off: rounding, which single precision is not made for.
    @Test("Published stiff problems are solved to about the tolerance", arguments: StiffProblem.all)
    func stiff(problem: StiffProblem) {
        for relative in [1e-3, 3e-4] {
            let trajectory = problem.solve(relative: relative, precision: .single)
            #expect(trajectory.outcome == .completed)
            #expect(problem.error(trajectory) <= 10 * relative)
        }
    }

    @Test("Results differ from those in double by less than the tolerance, at about as many steps")
    func agreement() {
        let jobs = LaneTests.jobs(40)
        let tolerance = Tolerance(relative: 5e-4, absolute: 1e-7)
        func solve(_ precision: Precision) -> [Trajectory] {
            Integrator(tape: LaneTests.tape, tolerance: tolerance, precision: precision).solve(jobs)
        }
        for (a, b) in zip(solve(.double), solve(.single)) {
            #expect(a.outcome == .completed && b.outcome == .completed)
            #expect(a.times == b.times)
            for (x, y) in zip(a.outputs, b.outputs) { #expect(abs(x - y) <= 5e-4 * max(abs(x), 0.1)) }
            #expect(Double(b.statistics.steps) <= 1.2 * Double(a.statistics.steps) + 2)
        }
    }

    @Test("Steps of equal length keep the order of the method: what they leave is rounding, not rounded coefficients")
    func coefficients() {
        // Growth by a factor of e in a hundred steps. Coefficients in single precision are wrong by 1e-5 in the sum that has to be one.
        let tape = Equations.tape(states: 1) { y, _ in [y[0]] }
        let integrator = Integrator(tape: tape, control: StepControl(fixedStep: 0.01), precision: .single)
        let result = integrator.solve(Job(parameters: [], initialState: [1], end: 1)).finalState[0]
        #expect(abs(result / exp(1) - 1) < 1e-6)
    }

    @Test("A small difference of large flows does not shorten steps where its absolute tolerance is above their rounding")
    func balance() {
        // Filtration and lymph: the volume is steady up to the rounding of what flows through it, 1e-3 of 10,000 in a step of ten days.
        let tape = Equations.tape(states: 3) { y, _ in
            let speed = 1.1 + y[2]
            let into = 1000.0 * (y[1] / (1 + y[1])) * speed
            let out = 500.0 * (y[1] * (0.1 * y[0] + speed))
            return [into - out, 0.01 - 0.01 * y[1], 0.03 - 0.3 * y[2]]
        }
        func solve(_ precision: Precision, absolute: Double) -> Trajectory {
            let tolerance = Tolerance(relative: 5e-4, absolute: absolute)
            return Integrator(tape: tape, tolerance: tolerance, precision: precision).solve(
                Job(parameters: [], initialState: [0, 1, 0], end: 30))
        }
        let (double, single) = (solve(.double, absolute: 1e-2), solve(.single, absolute: 1e-2))
        #expect(single.outcome == .completed && abs(single.finalState[0]) < 1e-3)
        #expect(single.statistics.steps <= double.statistics.steps + 2)
        // Below the rounding the error estimate is noise, and no shorter step helps.
        #expect(solve(.single, absolute: 5e-8).statistics.steps > 2 * single.statistics.steps)
    }

    @Test("Times and doses are double: ten thousand small steps end where they should, and an infusion ends wholly")
    func border() {
        let tape = Equations.tape(states: 2, parameters: 1) { y, p in [p[0] - 2 * y[0], 0 * y[0] + 1] }
        let integrator = Integrator(tape: tape, control: StepControl(maximalStep: 1e-3), precision: .single)
        let first = Event.infusion(from: 1, lasting: 1, rate: 0.1, parameter: 0)
        let second = Event.infusion(from: 1.5, lasting: 2, rate: 1e-3, parameter: 0)
        let trajectory = integrator.solve(
            Job(parameters: [0], initialState: [0, 0], end: 10, sampleTimes: [1.00025, 10], events: first + second))
        #expect(trajectory.times == [1.00025, 10] && trajectory.finalTime == 10)
        let expected = 0.05 * (1 - exp(-2 * 0.00025))
        #expect(abs(trajectory.output(0, at: 0) / expected - 1) < 1e-5)
        #expect(abs(trajectory.finalParameters[0]) < 1e-16)
        #expect(abs(trajectory.finalState[1] - 10) < 1e-3)
    }

    @Test("A power whose base is zero has a slope of zero and not of nothing by nothing")
    func powerAtZero() {
        // The slope is computed as xⁿ/x with an x that is held above zero by a number that single precision does not have.
        let tape = Equations.tape(states: 2, parameters: 1) { y, p in
            let ratio = (y[0] - 1).positive
            return [0.5 - y[0], ratio.power(p[0]) / (1 + ratio.power(p[0])) - y[1]]
        }
        let trajectory = Integrator(tape: tape, precision: .single).solve(Job(parameters: [2.5], initialState: [0, 1], end: 4))
        #expect(trajectory.outcome == .completed)
        #expect(abs(trajectory.finalState[1] - exp(-4)) < 1e-5)
        #expect(Float(keepingSign: 1e-290) == .leastNormalMagnitude && Float(keepingSign: 0) == 0 && Float(keepingSign: 0.1) == 0.1)
    }

    @Test("A block takes about as much memory as one of half as many lanes in double")
    func memory() {
        let (double, single) = (LaneTests.integrator(.double).blockSize(), LaneTests.integrator(.single).blockSize())
        #expect(single >= double && Double(single) < 1.3 * Double(double))
    }
}
