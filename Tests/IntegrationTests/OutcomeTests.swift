import Testing

@testable import Integration

@Suite("Outcomes of lanes that fail")
struct OutcomeTests {
    /// A quiet state, and one that runs to infinity in finite time when the parameter is positive: y' = p y².
    static let tape = Equations.tape(states: 3, parameters: 2) { y, p in
        [-1.0 * y[0], p[0] * (y[1] * y[1]), y[0] * (p[1] - y[2]).root]
    }
    static let integrator = Integrator(tape: tape)

    static func job(_ growth: Double, _ level: Double = 4) -> Job {
        Job(parameters: [growth, level], initialState: [1, 1, 0], end: 3, sampleTimes: [0, 0.5, 1.5, 2, 3])
    }

    @Test("A state that runs to infinity is named, and the rows before it are kept")
    func blowUp() {
        // y' = y² from 1 is infinite at time 1.
        let trajectory = Self.integrator.solve(Self.job(1))
        #expect(trajectory.outcome == .stepTooSmall(state: 1))
        #expect(trajectory.times == [0, 0.5])
        #expect(abs(trajectory.output(1, at: 1) - 2) < 1e-5)
        #expect(abs(trajectory.finalTime - 1) < 1e-3)
    }

    @Test("A parameter that is not a number makes the state whose rate it enters not finite")
    func notANumber() {
        #expect(Self.integrator.solve(Self.job(.nan)).outcome == .notFinite(state: 1))
        #expect(Self.integrator.solve(Self.job(-1, .nan)).outcome == .notFinite(state: 2))
    }

    @Test("A state that starts as infinite is named")
    func infiniteStart() {
        var job = Self.job(-1)
        job.initialState = [1, 1, .infinity]
        #expect(Self.integrator.solve(job).outcome == .notFinite(state: 2))
    }

    @Test("Where the slope of a lifted value is infinite, a state that depends on it is named", arguments: Precision.allCases)
    func infiniteSlope(precision: Precision) {
        // Every state but the first feels the root of their sum, which has no slope at zero.
        let tape = Equations.tape(states: 24) { y, _ in
            let sum = y.dropFirst(2).reduce(y[1]) { $0 + $1 }
            return [-1.0 * y[0]] + y.dropFirst().map { sum.root * (1 - $0) }
        }
        #expect(tape.liftedCount > 0)
        let job = Job(parameters: [], initialState: [1] + Array(repeating: 0, count: 23), end: 1)
        let integrator = Integrator(tape: tape, precision: precision)
        for trajectory in [integrator.solve(job), integrator.solve([job, job, job], width: precision.lanes)[2]] {
            #expect(trajectory.outcome == .notFinite(state: 1))
        }
    }

    @Test("The limit of steps is an outcome")
    func limit() {
        let integrator = Integrator(tape: Self.tape, control: StepControl(stepLimit: 5))
        let trajectory = integrator.solve(Self.job(-1))
        #expect(trajectory.outcome == .stepLimit)
        #expect(trajectory.statistics.steps == 5)
    }

    @Test("Neighbours of failing lanes are untouched, bit for bit", arguments: Precision.allCases)
    func neighbours(precision: Precision) {
        let integrator = Integrator(tape: Self.tape, precision: precision)
        let jobs = [1, -1, .nan, -0.5, 2, -2, .infinity, -0.1, -0.2, .nan, -0.3].map { Self.job($0) }
        let together = integrator.solve(jobs, width: precision.lanes)
        for (job, trajectory) in zip(jobs, together) {
            #expect(LaneTests.isSame(integrator.solve(job), trajectory))
            #expect((trajectory.outcome == .completed) == (job.parameters[0] < 0))
        }
    }

    @Test(
        "A pivot that is zero, or nothing but rounding, is a rejected step and not a failure", arguments: [0.0, 1, -1, 3],
        Precision.allCases)
    func badPivot(roundings: Double, precision: Precision) {
        // The first try has 1/(γh) equal, or almost equal, to the first diagonal entry of the Jacobian. The tolerance would let
        // any finite result pass; what rejects the second kind is its size.
        let h = 0.01
        let exact = (1 / h) / RosenbrockMethod.rodas5P.gamma
        let c = precision == .double ? exact + roundings * exact.ulp : Double(Float(exact) + Float(roundings) * Float(exact).ulp)
        let tape = Equations.tape(states: 2) { y, _ in [c * y[0] - 2 * c * y[1], 2 * c * y[0] - 2 * c * y[1]] }
        let integrator = Integrator(
            tape: tape, tolerance: Tolerance(relative: 1e3, absolute: 1e3), control: StepControl(firstStep: h), precision: precision)
        let trajectory = integrator.solve(Job(parameters: [], initialState: [1, 1], end: 10 * h))
        #expect(trajectory.outcome == .completed)
        #expect(trajectory.statistics.rejected == 1)
    }
}
