import Glibc
import Reactions
import Testing

@testable import Integration

/// A complex number, for derivatives without cancellation: f'(x) = Im f(x + ih) / h with an h as small as one likes.
private struct Complex {
    var re: Double
    var im: Double

    static func + (a: Complex, b: Complex) -> Complex { Complex(re: a.re + b.re, im: a.im + b.im) }
    static func - (a: Complex, b: Complex) -> Complex { Complex(re: a.re - b.re, im: a.im - b.im) }
    static func * (a: Complex, b: Complex) -> Complex { Complex(re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re) }
    static func / (a: Complex, b: Complex) -> Complex {
        let size = b.re * b.re + b.im * b.im
        return Complex(re: (a.re * b.re + a.im * b.im) / size, im: (a.im * b.re - a.re * b.im) / size)
    }

    var exponential: Complex { Complex(re: exp(re) * cos(im), im: exp(re) * sin(im)) }
    var logarithm: Complex { Complex(re: log(hypot(re, im)), im: atan2(im, re)) }
    func power(_ y: Complex) -> Complex { (y * logarithm).exponential }
}

@Suite("Symbolic Jacobian")
struct JacobianTests {
    private func evaluate(_ graph: ExpressionGraph, _ y: [Complex], _ p: [Double]) -> [Complex] {
        var values: [Complex] = []
        for node in graph.nodes {
            let a = node.left >= 0 && Int(node.left) < values.count ? values[Int(node.left)] : Complex(re: 0, im: 0)
            let b = node.right >= 0 ? values[Int(node.right)] : Complex(re: 0, im: 0)
            let value: Complex =
                switch node.operation {
                case .constant: Complex(re: node.value, im: 0)
                case .species: y[Int(node.left)]
                case .parameter: Complex(re: p[Int(node.left)], im: 0)
                case .add: a + b
                case .subtract: a - b
                case .multiply: a * b
                case .divide: a / b
                case .negate: Complex(re: -a.re, im: -a.im)
                case .power: a.re == 0 && a.im == 0 ? a : a.power(b)
                case .exponential: a.exponential
                case .logarithm: a.logarithm
                case .squareRoot: a.power(Complex(re: 0.5, im: 0))
                case .positive: a.re > 0 ? a : Complex(re: 0, im: 0)
                case .step: Complex(re: a.re > 0 ? 1 : 0, im: 0)
                }
            values.append(value)
        }
        return values
    }

    @Test("Every entry agrees with the complex step, at random states, for both widths")
    func complexStep() {
        let equations = Equations()
        let y = (0..<5).map(equations.state)
        let p = (0..<3).map(equations.parameter)
        let hill = (y[0] / p[0]).positive.power(p[1])
        let rates = [
            p[0] * (y[0] * y[1]) - hill / (1 + hill),
            (y[1] * y[2]) / (0.3 + y[1] + y[2]) - 2.0 * y[3].root,
            (-(y[0] * y[4])).exponential - (1 + y[2]).logarithm * p[2],
            (y[3] - 0.7).positive * (y[3] - 0.7).positive - y[4] * y[4] * y[4],
            y[4].power(p[1]) / (y[0] + p[2]) - y[4] * y[1].power(equations.constant(1.5)),
        ]
        let tape = Tape(
            graph: equations.graph, stateCount: 5, parameterCount: 3, rates: rates.map(\.id),
            initials: y.map { _ in p[0].id }, outputs: [])
        check(tape, equations, rates)
    }

    @Test("So does what follows from lifted values, which only they tell of")
    func lifted() {
        let equations = Equations()
        let y = (0..<24).map(equations.state)
        let p = (0..<3).map(equations.parameter)
        // Every state feels one sum of all, and a second value that depends on the first.
        let sum = y.dropFirst().reduce(y[0] * p[0]) { $0 + $1 * $1 }
        let drive = sum / (p[1] + sum)
        let brake = (1 + drive * drive + y[3] * y[7] * y[11]).root
        let rates = y.indices.map { drive * y[$0] - brake * p[2] * y[($0 + 5) % 24] + brake.power(equations.constant(1.5)) }
        let tape = Tape(
            graph: equations.graph, stateCount: 24, parameterCount: 3, rates: rates.map(\.id), initials: y.map { _ in p[0].id }, outputs: []
        )
        // By the chain rule alone every rate would depend on every state.
        #expect(tape.liftedCount > 1 && tape.entries.count < 24 * 24 / 3)
        check(tape, equations, rates)
    }

    private func check(_ tape: Tape, _ equations: Equations, _ rates: [Expression]) {
        var random = Generator(state: 5)
        for _ in 0..<20 {
            let state = (0..<tape.stateCount).map { _ in 0.1 + 2 * random.uniform() }
            let parameters = (0..<3).map { _ in 0.5 + 2 * random.uniform() }
            let found = jacobian(tape, state, parameters, width: 1)
            let wide = jacobian(tape, state, parameters, width: 8)
            #expect(found == wide)
            for column in state.indices {
                var shifted = state.map { Complex(re: $0, im: 0) }
                shifted[column].im = 1e-30
                let values = evaluate(equations.graph, shifted, parameters)
                for row in state.indices {
                    let expected = values[Int(rates[row].id)].im / 1e-30
                    #expect(abs(found[row][column] - expected) <= 1e-13 * (1 + abs(expected)))
                }
            }
        }
    }

    /// The Jacobian by states alone: what depends on a lifted value gets the row of that value.
    private func jacobian(_ tape: Tape, _ state: [Double], _ parameters: [Double], width: Int) -> [[Double]] {
        let workspace = Workspace<Double>(tape, method: .rodas5P, tolerance: Tolerance(), width: width)
        defer { workspace.deallocate() }
        let lane = width == 1 ? 0 : 3
        for (index, value) in state.enumerated() { workspace.memory[index * width + lane] = value }
        for (index, value) in parameters.enumerated() { workspace.place(tape.parameterSlot(index))[lane] = value }
        workspace.prepare()
        workspace.code.run(workspace.code.start, workspace.memory, solution: workspace.next)
        // Lifted values follow the states, each after those it depends on.
        let (count, size) = (tape.stateCount, tape.paddedStateCount + tape.liftedCount)
        var matrix = Array(repeating: Array(repeating: 0.0, count: size), count: size)
        for entry in tape.entries { matrix[Int(entry.row)][Int(entry.column)] = workspace.place(entry.slot)[lane] }
        for value in tape.paddedStateCount..<size {
            for row in matrix.indices where matrix[row][value] != 0 {
                for column in 0..<count { matrix[row][column] += matrix[row][value] * matrix[value][column] }
            }
        }
        return matrix[..<count].map { Array($0[..<count]) }
    }
}
