import Testing
import Reactions

@testable import Integration

/// An expression for tests: operators over a shared graph.
struct Expression {
    let builder: Equations
    let id: ExpressionGraph.ID

    static func + (a: Expression, b: Expression) -> Expression { a.builder.make { $0.add(a.id, b.id) } }
    static func - (a: Expression, b: Expression) -> Expression { a.builder.make { $0.subtract(a.id, b.id) } }
    static func * (a: Expression, b: Expression) -> Expression { a.builder.make { $0.multiply(a.id, b.id) } }
    static func / (a: Expression, b: Expression) -> Expression { a.builder.make { $0.divide(a.id, b.id) } }
    static func * (a: Double, b: Expression) -> Expression { b.builder.constant(a) * b }
    static func + (a: Double, b: Expression) -> Expression { b.builder.constant(a) + b }
    static func - (a: Double, b: Expression) -> Expression { b.builder.constant(a) - b }
    static func / (a: Expression, b: Double) -> Expression { a / a.builder.constant(b) }
    static func / (a: Double, b: Expression) -> Expression { b.builder.constant(a) / b }
    static func + (a: Expression, b: Double) -> Expression { a + a.builder.constant(b) }
    static func - (a: Expression, b: Double) -> Expression { a - a.builder.constant(b) }
    static prefix func - (a: Expression) -> Expression { a.builder.make { $0.negate(a.id) } }

    var logarithm: Expression { builder.make { $0.logarithm(id) } }
    var exponential: Expression { builder.make { $0.exponential(id) } }
    var root: Expression { builder.make { $0.squareRoot(id) } }
    var positive: Expression { builder.make { $0.positive(id) } }
    func power(_ exponent: Expression) -> Expression { builder.make { $0.power(id, exponent.id) } }
}

/// A system of differential equations written out in a test.
final class Equations {
    private(set) var graph = ExpressionGraph()

    func make(_ body: (inout ExpressionGraph) -> ExpressionGraph.ID) -> Expression { Expression(builder: self, id: body(&graph)) }
    func constant(_ value: Double) -> Expression { make { $0.constant(value) } }
    func state(_ index: Int) -> Expression { make { $0.species(index) } }
    func parameter(_ index: Int) -> Expression { make { $0.parameter(index) } }

    /// A tape whose outputs are the states unless given.
    static func tape(
        states: Int, parameters: Int = 0, outputs: (([Expression], [Expression]) -> [Expression])? = nil,
        _ rates: ([Expression], [Expression]) -> [Expression]
    ) -> Tape {
        let equations = Equations()
        let y = (0..<states).map(equations.state)
        let p = (0..<parameters).map(equations.parameter)
        let f = rates(y, p)
        let shown = outputs?(y, p) ?? y
        let zero = equations.constant(0)
        return Tape(
            graph: equations.graph, stateCount: states, parameterCount: parameters, rates: f.map(\.id),
            initials: y.map { _ in zero.id }, outputs: shown.map(\.id))
    }
}

/// Stiff problems with published solutions.
///
/// Source: F. Mazzia and C. Magherini, *Test Set for Initial Value Problem Solvers*, release 2.4, 2008.
struct StiffProblem: CustomTestStringConvertible {
    let name: String
    let tape: Tape
    let initial: [Double]
    let end: Double
    let solution: [Double]
    let firstStep: Double
    let absolute: Double

    var testDescription: String { name }

    static let robertson = StiffProblem(
        name: "Robertson",
        tape: Equations.tape(states: 3) { y, _ in
            let slow = 0.04 * y[0]
            let back = 1e4 * (y[1] * y[2])
            let fast = 3e7 * (y[1] * y[1])
            return [back - slow, (slow - back) - fast, fast]
        },
        initial: [1, 0, 0], end: 1e11,
        solution: [0.2083340149701255e-7, 0.8333360770334713e-13, 0.9999999791665050],
        firstStep: 1e-6, absolute: 1e-8)

    static let hires = StiffProblem(
        name: "HIRES",
        tape: Equations.tape(states: 8) { y, _ in
            let product = 280.0 * (y[5] * y[7])
            let decay = 1.81 * y[6]
            return [
                0.0007 + (-1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2]),
                1.71 * y[0] - 8.75 * y[1],
                -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4],
                8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3],
                -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6],
                0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6] - product,
                product - decay,
                decay - product,
            ]
        },
        initial: [1, 0, 0, 0, 0, 0, 0, 0.0057], end: 321.8122,
        solution: [
            0.7371312573325668e-3, 0.1442485726316185e-3, 0.5888729740967575e-4, 0.1175651343283149e-2, 0.2386356198831331e-2,
            0.6238968252742796e-2, 0.2849998395185769e-2, 0.2850001604814231e-2,
        ],
        firstStep: 1e-4, absolute: 1e-4)

    static let oregonator = StiffProblem(
        name: "OREGO",
        tape: Equations.tape(states: 3) { y, _ in
            [
                77.27 * (y[1] + y[0] - y[0] * y[1] - 8.375e-6 * (y[0] * y[0])),
                (y[2] - (1 + y[0]) * y[1]) / 77.27,
                0.161 * (y[0] - y[2]),
            ]
        },
        initial: [1, 2, 3], end: 360,
        solution: [0.1000814870318523e1, 0.1228178521549917e4, 0.1320554942846706e3],
        firstStep: 1e-4, absolute: 1)

    static let all = [robertson, hires, oregonator]

    func solve(relative: Double, width: Int = 1, precision: Precision = .double) -> Trajectory {
        let integrator = Integrator(
            tape: tape, tolerance: Tolerance(relative: relative, absolute: absolute * relative), control: StepControl(firstStep: firstStep),
            precision: precision)
        return integrator.solve([Job(parameters: [], initialState: initial, end: end)], width: width)[0]
    }

    /// The largest error relative to the published solution.
    func error(_ trajectory: Trajectory) -> Double {
        zip(trajectory.finalState, solution).map { abs($0 - $1) / abs($1) }.max()!
    }
}
