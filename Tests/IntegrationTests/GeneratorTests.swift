import Testing

@testable import Integration

/// Generated code against the loop that runs the same programs from a list, in every instruction set that this machine has.
@Suite("Generated code")
struct GeneratorTests {
    /// Values of all kinds: ordinary ones, tiny and huge ones, zeros of both signs, and what is no number.
    private func value<Number: LaneNumber>(_ random: inout Generator) -> Number {
        switch Int(random.uniform() * 14) {
        case 0: 0
        case 1: -0.0
        case 2: Number.leastNormalMagnitude / 64
        case 3: Number.greatestFiniteMagnitude * Number(random.uniform())
        case 4: Number(-random.uniform())
        case 5: [Number.infinity, -Number.infinity, Number.nan][Int(random.uniform() * 3)]
        default: Number(20 * random.uniform() - 4)
        }
    }

    /// Bits, with all that is not a number taken as one: which of two such operands survives is not specified.
    private func bits<Number: LaneNumber>(_ value: Number) -> UInt64 { value.isNaN ? Double.nan.bitPattern : Double(value).bitPattern }

    private static let layout = {
        var layout = Layout()
        (layout.zero, layout.one, layout.sign, layout.count) = (0, 1, 2, 900)
        return layout
    }()

    private static func isUnary(_ operation: Program.Operation) -> Bool {
        switch operation {
        case .negate, .exponential, .logarithm, .squareRoot: true
        default: false
        }
    }

    private static func isTernary(_ operation: Program.Operation) -> Bool {
        switch operation {
        case .multiplyAdd, .multiplySubtract, .subtractProduct: true
        default: false
        }
    }

    private func given<Number: LaneNumber>(_ count: Int, _ random: inout Generator) -> [[Number]] {
        let lanes = Number.precision.lanes
        return [0, 1, -0.0].map { Array(repeating: $0, count: lanes) } + (3..<count).map { _ in (0..<lanes).map { _ in value(&random) } }
    }

    /// Expects the same bits of every runner, at all places and in all lanes that there are.
    private func expectSame<Number: LaneNumber>(_ program: Program, given: [[Number]]) {
        let portable = Runner<Number>(kernel: Kernel.supported.last!, width: Number.precision.lanes, generates: false)
        let expected = portable.run([program], Self.layout, given: given).map { $0.map(bits) }
        for runner in Runner<Number>.all {
            let found = runner.run([program], Self.layout, given: given).map { $0.map(bits) }
            #expect(found.indices.allSatisfy { found[$0] == Array(expected[$0].prefix(runner.width)) }, "\(runner)")
        }
    }

    @Test("Every operation gives the same bits from a list and as code, in every instruction set", arguments: Program.Operation.allCases)
    func operations(operation: Program.Operation) {
        let random = Generator(state: 31)
        var program = Program()
        for index in 0..<50 {
            let (a, c) = (program.given(Int32(3 + index)), program.given(Int32(103 + index)))
            let b = program.given(operation == .magnitude ? Self.layout.sign : Int32(53 + index))
            _ = program.append(
                operation, a, Self.isUnary(operation) ? -1 : b, Self.isTernary(operation) ? c : -1, place: Int32(200 + index))
        }
        expectSame(program, random)
    }

    /// The same in both precisions, over values that are drawn.
    private func expectSame(_ program: Program, _ random: Generator, count: Int = 153) {
        var (first, second) = (random, random)
        let (doubles, floats): ([[Double]], [[Float]]) = (given(count, &first), given(count, &second))
        expectSame(program, given: doubles)
        expectSame(program, given: floats)
    }

    /// - Parameters:
    ///   - reach: How far back arguments may lie; far ones fill all registers and more.
    ///   - longShare: The share of operations that the kernel does.
    private func program(_ steps: Int, reach: Int, longShare: Double, _ random: inout Generator) -> Program {
        let short = Program.Operation.allCases.filter { !$0.isLong }
        let long = Program.Operation.allCases.filter(\.isLong)
        var program = Program()
        var values = (0..<200).map { program.given(Int32($0)) }
        for index in 0..<steps {
            func any() -> Program.Value { values[values.count - 1 - Int(random.uniform() * Double(min(reach, values.count)))] }
            let list = random.uniform() < longShare ? long : short
            let operation = list[Int(random.uniform() * Double(list.count))]
            // Twice the same argument now and then.
            let a = any()
            let other = random.uniform() < 0.1 ? a : any()
            let b = Self.isUnary(operation) ? -1 : operation == .magnitude ? program.given(Self.layout.sign) : other
            let c = Self.isTernary(operation) ? (random.uniform() < 0.1 ? a : any()) : -1
            let isKept = random.uniform() < 0.3 || index >= steps - 20
            values.append(program.append(operation, a, b, c, place: isKept ? Int32(200 + index) : -1))
        }
        return program
    }

    @Test("Random programs give the same bits, with few and with many values alive at once", arguments: [5, 30, 60, 400])
    func random(reach: Int) {
        var random = Generator(state: UInt64(reach))
        for _ in 0..<12 {
            let values = random
            expectSame(program(600, reach: reach, longShare: 0.04, &random), values, count: 200)
            expectSame(program(600, reach: reach, longShare: 0, &random), values, count: 200)
        }
    }

    @Test("A program without steps changes nothing")
    func empty() {
        expectSame(Program(), Generator(state: 8), count: 20)
    }

    @Test("Code for the widest instruction set of the machine is generated, unless another one is asked for")
    func forms() {
        let names = Kernel.supported.map(\.name)
        #expect(names.last == "portable" && Kernel.supported.last!.form(width: 8) == nil)
        for kernel in Kernel.supported where kernel.name != "portable" {
            #expect(kernel.form(width: 1) == .one && kernel.form(width: 8) == (kernel.name == "avx512" ? .whole : .half))
        }
    }

    /// Three constants, each in some of what is computed from them, and one that nothing follows from.
    private static let constants = Equations.tape(states: 2, parameters: 4) { y, p in
        let (rate, ratio) = ((p[0] * p[1]).exponential, (p[1] + p[2]).power(p[2]))
        return [rate * y[0] - (rate / ratio) * y[1], (ratio * p[2]) * y[0] + p[3] * y[1]]
    }

    @Test(
        "Where some constants change, what follows from them comes to what the whole prologue makes of them",
        arguments: [[0], [2], [1, 2], [3]])
    func changedConstants(changed: [Int]) {
        expectSamePlaces(Set(changed), Double.self)
        expectSamePlaces(Set(changed), Float.self)
        let counts = changed.map { Self.constants.prologue.following(Self.constants.parameterSlot($0)).steps.count }
        #expect(changed != [3] || counts == [0])
        #expect(changed.count > 1 || counts[0] < Self.constants.prologue.steps.count)
    }

    private func expectSamePlaces<Number: LaneNumber>(_ changed: Set<Int>, _: Number.Type) {
        let tape = Self.constants
        for runner in Runner<Number>.all {
            let code = Code(tape, kernel: runner.kernel, precision: Number.precision, width: runner.width, generates: runner.generates)
            let workspace = Workspace<Number>(tape, method: .rodas5P, tolerance: Tolerance(), width: runner.width, code: code)
            defer { workspace.deallocate() }
            func set(_ index: Int, _ scale: Double) {
                for lane in 0..<runner.width {
                    workspace.place(tape.parameterSlot(index))[lane] = Number(scale * (0.3 + 0.1 * Double(index) + 0.01 * Double(lane)))
                }
            }
            func places() -> [UInt64] { (0..<Int(tape.layout.count) * runner.width).map { bits(workspace.memory[$0]) } }
            for index in 0..<4 { set(index, 1) }
            workspace.prepare()
            let before = places()
            for index in changed { set(index, 1.7) }
            workspace.prepare(changed)
            let found = places()
            workspace.prepare()
            #expect(found == places() && found != before, "\(runner)")
        }
    }

    @Test(
        "A whole step gives the same bits as code and from a list, in every instruction set", arguments: StiffProblem.all,
        Precision.allCases)
    func step(problem: StiffProblem, precision: Precision) {
        switch precision {
        case .double: expectSameStep(problem, Double.self)
        case .single: expectSameStep(problem, Float.self)
        }
    }

    private func expectSameStep<Number: LaneNumber>(_ problem: StiffProblem, _: Number.Type) {
        func result(_ runner: Runner<Number>, lane: Int) -> [UInt64] {
            let code = Code(
                problem.tape, kernel: runner.kernel, precision: Number.precision, width: runner.width, generates: runner.generates)
            let workspace = Workspace<Number>(
                problem.tape, method: .rodas5P, tolerance: Tolerance(relative: 1e-6), width: runner.width, code: code)
            defer { workspace.deallocate() }
            for place in 0..<runner.width {
                let number = Double(runner.width == 1 ? lane : place)
                for (index, value) in problem.initial.enumerated() {
                    workspace.state[index * runner.width + place] = Number(value * (1 + 0.01 * number) + 1e-3 * number)
                }
                workspace.steps[place] = 1e-3 * (1 + number)
            }
            workspace.prepare()
            workspace.attempt()
            let place = runner.width == 1 ? 0 : lane
            let states = (0..<problem.tape.stateCount).map { workspace.next[$0 * runner.width + place] }
            return (states + [workspace.errors[place], workspace.failures[place]]).map(bits)
        }
        for lane in 0..<Number.precision.lanes {
            let expected = result(Runner<Number>.all[0], lane: lane)
            for runner in Runner<Number>.all { #expect(result(runner, lane: lane) == expected, "\(runner)") }
        }
    }
}
