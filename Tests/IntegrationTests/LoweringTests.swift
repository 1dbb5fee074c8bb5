import Glibc
import Testing

@testable import Integration

@Suite("From expressions to operations")
struct LoweringTests {
    private func count(_ operation: Program.Operation, _ program: Program) -> Int {
        program.steps.filter { $0.operation == operation }.count
    }

    /// The rates at a state.
    private func rates<Number: LaneNumber>(_ tape: Tape, _ state: [Number]) -> [Number] {
        let code = Code(tape, kernel: .best, precision: Number.precision, width: 1, generates: false)
        let workspace = Workspace<Number>(tape, method: .rodas5P, tolerance: Tolerance(), width: 1, code: code)
        defer { workspace.deallocate() }
        for (index, value) in state.enumerated() { workspace.memory[index] = value }
        workspace.prepare()
        workspace.next.update(repeating: 0, count: state.count)
        let list = Interpreter(tape.rates, layout: tape.layout).code
        code.loops.run_one(list, Int32(list.count), workspace.memory, workspace.next)
        return state.indices.map { workspace.next[$0] }
    }

    private static let exponents = [1.5, 2.5, 3.5]
    private static let powers = Equations.tape(states: 3) { y, _ in
        zip(y, exponents).map { state, exponent in state.power(state.builder.constant(exponent)) }
    }

    @Test("Powers with one and a half, and with one and two more, come from the square root")
    func rootPowers() {
        #expect(count(.power, Self.powers.rates) == 0 && count(.squareRoot, Self.powers.rates) == 3)
    }

    @Test("They are within three units of the last place, in both precisions")
    func accuracy() {
        var random = Generator(state: 6)
        var worst = (double: 0.0, single: 0.0)
        for _ in 0..<2000 {
            let x = exp(40 * random.uniform() - 20)
            let doubles = rates(Self.powers, [x, x, x])
            let floats = rates(Self.powers, [Float(x), Float(x), Float(x)])
            for (index, exponent) in Self.exponents.enumerated() {
                let (expected, single) = (pow(x, exponent), pow(Double(Float(x)), exponent))
                worst.double = max(worst.double, abs(doubles[index] - expected) / expected.ulp)
                worst.single = max(worst.single, abs(Double(floats[index]) - single) / Double(Float(single).ulp))
            }
        }
        print("powers from roots", worst)
        #expect(worst.double <= 3 && worst.single <= 3)
    }

    @Test("They are zero at zero and below, like other powers, and what is not a number stays so")
    func edges() {
        for x: Double in [0, -0.0, -1e-12, -7] { #expect(rates(Self.powers, [x, x, x]) == [0, 0, 0]) }
        #expect(rates(Self.powers, [Double.nan, .nan, .nan]).allSatisfy { $0.isNaN })
        #expect(rates(Self.powers, [Double.infinity, .infinity, .infinity]) == [.infinity, .infinity, .infinity])
    }

    @Test("Rates divide once by what they divide by twice")
    func reciprocals() {
        let tape = Equations.tape(states: 3) { y, _ in [y[1] / (y[0] + y[2]), y[2] / (y[0] + y[2]), y[0] / (y[1] + y[2])] }
        #expect(count(.divide, tape.rates) == 2 && count(.multiply, tape.rates) == 2)
        #expect(rates(tape, [1, 2, 3]) == [0.5, 0.75, 0.2])
    }

    @Test("A flow from one state to another is taken into both of their sums")
    func flows() {
        let tape = Equations.tape(states: 2) { y, _ in [y[1] - y[0] * y[1], y[0] + y[0] * y[1]] }
        #expect(count(.multiply, tape.rates) == 0)
        #expect(count(.subtractProduct, tape.rates) == 1 && count(.multiplyAdd, tape.rates) == 1)
        #expect(rates(tape, [3, 5]) == [-10, 18])
    }

    @Test("A product that is wanted itself, or for more than sums, is computed once")
    func products() {
        let twice = Equations.tape(states: 2) { y, _ in
            let flow = y[0] * y[1]
            return [y[1] - flow, flow]
        }
        #expect(count(.multiply, twice.rates) == 1 && count(.subtractProduct, twice.rates) == 0)
        let inside = Equations.tape(states: 2) { y, _ in
            let flow = y[0] * y[1]
            return [y[1] - flow, flow.root]
        }
        #expect(count(.multiply, inside.rates) == 1 && count(.subtractProduct, inside.rates) == 0)
        #expect(rates(twice, [3, 5]) == [-10, 15])
    }
}
