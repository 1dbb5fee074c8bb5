import Testing

@testable import Integration

@Suite("Looks at patients")
struct LookTests {
    /// Outputs of every kind: of states and parameters, a state, a parameter, what depends on parameters alone, and a constant.
    static let tape = Equations.tape(
        states: 3, parameters: 2,
        outputs: { y, p in
            [y[0] * p[0] + p[1], (y[1] / (p[1] * p[1])).positive.power(p[0]), y[2], p[1], p[0] / p[1], y[0].builder.constant(3)]
        }
    ) { y, p in [p[0] - p[1] * y[0], y[0] - y[1] * y[2], 2 - 0.5 * (y[1] * y[2])] }

    /// Changes a parameter or a state when an output is such and such: at once, a little later or much later.
    private struct Restless: Monitor {
        var random: Generator

        mutating func respond(at time: Double, to outputs: [Double]) -> [Event] {
            let chance = (outputs[0] + outputs[2]).truncatingRemainder(dividingBy: 0.1) * 10
            guard chance < 0.08 else { return [] }
            let later = time + [0, 0.01, 0.3, 5][Int(4 * random.uniform())]
            return [
                random.uniform() < 0.5
                    ? Event(time: later, .setParameter(1, value: 0.5 + random.uniform()))
                    : Event(time: later, .addToState(1, amount: random.uniform()))
            ]
        }
    }

    /// Patients who are looked at never, now and then, or many times within a step, and at some times twice.
    private static func jobs(_ count: Int) -> [Job] {
        var random = Generator(state: 11)
        return (0..<count).map { number in
            let end = 20 + 10 * random.uniform()
            let samples = (0..<[0, 3, 40, 700][number % 4]).map { _ in (end * random.uniform() * 64).rounded() / 64 }
            let checks = (0..<[0, 400, 5, 50, 90][number % 5]).map { Double($0) * 0.0625 }
            return Job(
                parameters: [0.5 + random.uniform(), 0.5 + random.uniform()], initialState: [random.uniform(), 1, 1], end: end,
                sampleTimes: samples.sorted(), monitor: number % 3 == 0 ? nil : Restless(random: Generator(state: UInt64(number))),
                checkTimes: checks, keepsStates: number % 7 == 0)
        }
    }

    @Test(
        "However many looks fall within a step, and whatever they lead to, each patient is the same as alone", arguments: Precision.allCases
    )
    func crowd(precision: Precision) {
        let integrator = Integrator(tape: Self.tape, tolerance: Tolerance(relative: 1e-4, absolute: 1e-6), precision: precision)
        let jobs = Self.jobs(60)
        let alone = jobs.map { integrator.solve($0) }
        #expect(alone.allSatisfy { $0.outcome == .completed })
        #expect(alone.contains { $0.statistics.takenBack > 3 } && alone.contains { $0.times.count > 3 * $0.statistics.steps })
        for (a, b) in zip(alone, integrator.solve(jobs, width: precision.lanes)) {
            #expect(LaneTests.isSame(a, b) && a.firedEvents == b.firedEvents)
        }
        let backwards = integrator.solve(jobs.reversed(), width: precision.lanes).reversed()
        #expect(zip(alone, backwards).allSatisfy { LaneTests.isSame($0, $1) && $0.firedEvents == $1.firedEvents })
    }

    @Test("A round of looks at any lanes shows what one look at a time shows, in every instruction set", arguments: Precision.allCases)
    func round(precision: Precision) {
        switch precision {
        case .double: expectSameRound(Double.self)
        case .single: expectSameRound(Float.self)
        }
    }

    private func expectSameRound<Number: LaneNumber>(_: Number.Type) {
        let count = Number.precision.lanes
        // Several looks at some lanes, none at others, one of them at the start of the step and one at its end.
        let looks = (0..<count).map { (lane: ($0 * $0 + 1) % count, fraction: Double($0) / Double(count - 1)) }
        let alone = Runner<Number>.all[0]
        let expected = looks.map { outputs([(0, $0.fraction)], of: [$0.lane], alone)[0] }
        for runner in Runner<Number>.all where runner.width > 1 {
            #expect(outputs(looks, of: Array(0..<count), runner) == expected, "\(runner)")
        }
    }

    /// The bits of the outputs of each look, after a step of some patients.
    private func outputs<Number: LaneNumber>(
        _ looks: [(lane: Int, fraction: Double)], of patients: [Int], _ runner: Runner<Number>
    ) -> [[UInt64]] {
        let code = Code(Self.tape, kernel: runner.kernel, precision: Number.precision, width: runner.width, generates: runner.generates)
        let workspace = Workspace<Number>(
            Self.tape, method: .rodas5P, tolerance: Tolerance(relative: 1e-6), width: runner.width, code: code)
        defer { workspace.deallocate() }
        for (lane, patient) in patients.enumerated() {
            for state in 0..<3 { workspace.state[state * runner.width + lane] = Number(1 + 0.1 * Double(patient + state)) }
            for index in 0..<2 { workspace.place(Self.tape.parameterSlot(index))[lane] = Number(0.6 + 0.07 * Double(patient + 2 * index)) }
            workspace.steps[lane] = 0.1 + 0.01 * Double(patient)
        }
        workspace.prepare()
        workspace.attempt()
        for (place, look) in looks.enumerated() {
            workspace.lookLanes[place] = Int32(look.lane)
            workspace.fractions[place] = look.fraction
        }
        workspace.look(looks.count, wholeStates: false)
        return looks.indices.map { look in Self.tape.outputSlots.map { Double(workspace.place($0)[look]).bitPattern } }
    }

    @Test("Read-outs of a round are taken apart, however many there are, in every instruction set", arguments: [0, 1, 7, 8, 9, 16, 27])
    func apart(count: Int) {
        expectRows(count, Double.self)
        expectRows(count, Float.self)
    }

    private func expectRows<Number: LaneNumber>(_ count: Int, _: Number.Type) {
        let width = Number.precision.lanes
        var random = Generator(state: 7)
        let memory = allocate(bytes: 64 * 64).bindMemory(to: Number.self, capacity: 64 * width)
        let rows = UnsafeMutablePointer<Double>.allocate(capacity: width * count + 1)
        defer {
            memory.deallocate()
            rows.deallocate()
        }
        for index in 0..<64 * width { memory[index] = Number(random.uniform()) }
        let places = (0..<count).map { _ in Int32(64 * random.uniform()) }
        for kernel in Kernel.supported {
            for looks in 1...width {
                // What lies behind the last row stays.
                rows.initialize(repeating: -1, count: width * count + 1)
                kernel.loops(Number.precision).read(memory, places, Int32(count), Int32(looks), rows)
                let expected = (0..<looks).flatMap { look in places.map { Double(memory[Int($0) * width + look]) } }
                let rest = Array(repeating: -1.0, count: (width - looks) * count + 1)
                #expect((0..<width * count + 1).map { rows[$0] } == expected + rest, "\(kernel.name), \(Number.precision), \(looks) looks")
            }
        }
    }
}
