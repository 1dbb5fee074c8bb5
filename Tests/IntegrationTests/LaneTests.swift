import Testing

@testable import Integration

/// Numbers that look random and are the same in every run.
struct Generator {
    var state: UInt64
    mutating func uniform() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) / 9_007_199_254_740_992
    }
}

@Suite("Lanes")
struct LaneTests {
    /// Predator, prey, a signal with a steep switch and a fast binding pair: every kind of operation, and stiffness.
    static let tape = Equations.tape(states: 5, parameters: 4, outputs: { y, p in [y[0] + y[1], y[2] * p[0], (y[3] + 1).logarithm] }) {
        y, p in
        let eaten = p[0] * (y[0] * (y[1] / (0.5 + y[1])))
        let ratio = (y[1] / p[1]).positive
        let switched = ratio.power(p[2]) / (1 + ratio.power(p[2]))
        let bound = p[3] * (y[2] * y[3]) - 100.0 * y[4]
        return [
            0.8 * eaten - 0.4 * y[0],
            y[1] * (1 - y[1] / 4) - eaten,
            3 * switched - y[2] - bound,
            (1 - y[3]) - bound,
            bound - 0.1 * (y[4] * ((-y[2]).exponential + y[1].positive.root)),
        ]
    }

    static func jobs(_ count: Int) -> [Job] {
        var random = Generator(state: 7)
        return (0..<count).map { number in
            let parameters = [0.5 + random.uniform(), 0.5 + random.uniform(), 1.5 + 2 * random.uniform(), 1e4 * random.uniform()]
            let end = 1 + 9 * random.uniform()
            let events = (0..<number % 4).map { Event(time: end * Double($0) / 5, .addToState($0, amount: random.uniform())) }
            let change = Event(time: 0.3, .setParameter(1, value: 2))
            return Job(
                parameters: parameters, initialState: [0.5, 1 + random.uniform(), 0, 1, 0], end: end,
                sampleTimes: [0, 0.1, 0.3, 0.77, end], events: number % 3 == 0 ? events + [change] : events, keepsStates: true)
        }
    }

    static func isSame(_ a: Trajectory, _ b: Trajectory) -> Bool {
        func bits(_ values: [Double]) -> [UInt64] { values.map(\.bitPattern) }
        return a.times == b.times && bits(a.outputs) == bits(b.outputs) && bits(a.states) == bits(b.states)
            && bits(a.finalState) == bits(b.finalState) && a.statistics == b.statistics && a.outcome == b.outcome
    }

    static func integrator(_ precision: Precision) -> Integrator {
        Integrator(tape: tape, tolerance: Tolerance(relative: 1e-5, absolute: 1e-8), precision: precision)
    }
    static let integrator = integrator(.double)

    @Test("A patient's trajectory is the same, bit for bit, alone and in any block", arguments: Precision.allCases)
    func aloneAndInBlocks(precision: Precision) {
        let integrator = Self.integrator(precision)
        let jobs = Self.jobs(41)
        let alone = jobs.map { integrator.solve($0) }
        #expect(alone.allSatisfy { $0.outcome == .completed && $0.statistics.accepted > 20 })
        for (a, b) in zip(alone, integrator.solve(jobs, width: precision.lanes)) { #expect(Self.isSame(a, b)) }
        let backwards = integrator.solve(jobs.reversed(), width: precision.lanes).reversed()
        for (a, b) in zip(alone, backwards) { #expect(Self.isSame(a, b)) }
        let few = integrator.solve(Array(jobs[4..<9]), width: precision.lanes)
        for (a, b) in zip(alone[4..<9], few) { #expect(Self.isSame(a, b)) }
    }

    @Test("The number of threads changes nothing", arguments: [2, 3, 40], Precision.allCases)
    func threads(count: Int, precision: Precision) {
        let integrator = Self.integrator(precision)
        let jobs = Self.jobs(11)
        let alone = jobs.map { integrator.solve($0) }
        for width in [1, precision.lanes] {
            let together = integrator.solve(jobs, width: width, threads: count)
            #expect(zip(alone, together).allSatisfy(Self.isSame))
            #expect(together.count == jobs.count)
        }
    }

    @Test("No jobs give no trajectories")
    func none() { #expect(Self.integrator.solve([], threads: 2).isEmpty) }

    @Test("The work of a step is one Jacobian, one factorisation and a solve for each stage")
    func statistics() {
        let statistics = Self.integrator.solve(Self.jobs(3)[2]).statistics
        #expect(statistics.jacobians == statistics.steps && statistics.factorisations == statistics.steps)
        #expect(statistics.rates == 8 * statistics.steps && statistics.solves == 8 * statistics.steps)
    }
}
