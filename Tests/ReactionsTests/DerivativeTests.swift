import Glibc
import Quantities
import Testing

@testable import Reactions

/// A function of x (species 0) and y (species 1), and its slope along x by hand.
struct Slope: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let term: Term
    /// d/dx at (x, y).
    let byHand: @Sendable (Double, Double) -> Double

    static let x = Term.symbol(symbol("x"))
    static let y = Term.symbol(symbol("y"))

    private static func symbol(_ name: String) -> Symbol {
        Symbol(id: name, kind: .species, unit: .one, meaning: "A species", value: 0, range: nil, source: nil, initial: 0)
    }

    static let all: [Slope] = [
        Slope(testDescription: "a quotient", term: x / (2 + x * y)) { x, y in 2 / ((2 + x * y) * (2 + x * y)) },
        Slope(testDescription: "a product of differences", term: (x - y) * (3 - x)) { x, y in 3 - 2 * x + y },
        Slope(testDescription: "a saturation", term: saturation(x, half: 0.7)) { x, _ in 0.7 / ((0.7 + x) * (0.7 + x)) },
        Slope(testDescription: "Hill, steepness 1.5", term: saturation(x, half: 2, steepness: 1.5)) { x, _ in
            let r = pow(x / 2, 1.5)
            return 1.5 * pow(x / 2, 0.5) / 2 / ((1 + r) * (1 + r))
        },
        Slope(testDescription: "Hill, steepness 3", term: saturation(x, half: 2, steepness: 3)) { x, _ in
            let r = pow(x / 2, 3)
            return 3 * pow(x / 2, 2) / 2 / ((1 + r) * (1 + r))
        },
        Slope(testDescription: "an exponential", term: exponential(-(x * y / 3))) { x, y in -y / 3 * exp(-x * y / 3) },
        Slope(testDescription: "Gompertz", term: -(x * logarithm(x))) { x, _ in -log(x) - 1 },
        Slope(testDescription: "a square root", term: squareRoot(1 + x * x + y)) { x, y in x / (1 + x * x + y).squareRoot() },
        Slope(testDescription: "an excess", term: excess(x, over: 0.5) * y) { x, y in x > 0.5 ? y : 0 },
        Slope(testDescription: "the exact root of binding", term: binding) { x, y in
            // c = (s − √(s² − 4xy))/2 with s = x + y + 0.3, so that dc/dx = (1 − (s − 2y)/√(s² − 4xy))/2.
            let s = x + y + 0.3
            return (1 - (s - 2 * y) / (s * s - 4 * x * y).squareRoot()) / 2
        },
        Slope(testDescription: "a power of a sum", term: power(x + y, 2.7)) { x, y in 2.7 * pow(x + y, 1.7) },
    ]

    private static let binding: Term = {
        let s = x + y + 0.3
        return 2 * x * y / (s * (1 + squareRoot(1 - 4 * x * y / (s * s))))
    }()
}

@Suite("Derivatives")
struct DerivativeTests {
    /// The graph of one term over x and y.
    static func graph(_ term: Term) -> (ExpressionGraph, ExpressionGraph.ID, ExpressionGraph.ID) {
        var builder = NetworkBuilder([])
        // x and y get their numbers in this order.
        _ = builder.lower(Slope.x)
        _ = builder.lower(Slope.y)
        let node = builder.lower(term)
        var graph = builder.graph
        let slope = graph.derivative(of: node, by: 0)
        return (graph, node, slope)
    }

    static let points: [(Double, Double)] = [(0.2, 1.3), (0.9, 0.4), (2.5, 3), (17, 0.06)]

    @Test("They agree with the formula by hand", arguments: Slope.all)
    func byHand(slope: Slope) {
        let (graph, _, derivative) = Self.graph(slope.term)
        for (x, y) in Self.points {
            let expected = slope.byHand(x, y)
            let found = Scalar.value(derivative, in: graph, species: [x, y])
            #expect(abs(found - expected) <= 1e-13 * max(1, abs(expected)), "\(x), \(y)")
        }
    }

    @Test("They agree with differences of the eighth order", arguments: Slope.all)
    func differences(slope: Slope) {
        let (graph, node, derivative) = Self.graph(slope.term)
        // Central differences over eight points: the error is of the order of h⁸, here below 1e-11 of the value.
        let weights = [4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280]
        for (x, y) in Self.points {
            let h = x * 5e-3
            var sum = 0.0
            for (step, weight) in weights.enumerated() {
                let d = h * Double(step + 1)
                sum +=
                    weight
                    * (Scalar.value(node, in: graph, species: [x + d, y]) - Scalar.value(node, in: graph, species: [x - d, y]))
            }
            let found = Scalar.value(derivative, in: graph, species: [x, y])
            #expect(abs(found - sum / h) <= 1e-9 * max(1, abs(found)), "\(x), \(y): \(found) against \(sum / h)")
        }
    }

    @Test("Hill with a steepness that is not whole has slope nought at nought, and so has what lies below")
    func hillAtZero() {
        let (graph, node, derivative) = Self.graph(saturation(Slope.x, half: 2, steepness: 1.5))
        for x in [0, -1e-9, -3] {
            #expect(Scalar.value(node, in: graph, species: [x, 0]) == 0)
            #expect(Scalar.value(derivative, in: graph, species: [x, 0]) == 0)
        }
    }

    @Test("The positive part is flat below nought and at it, and has slope one above")
    func positivePart() {
        let (graph, node, derivative) = Self.graph(positive(Slope.x))
        #expect([-2.0, 0, 2].map { Scalar.value(node, in: graph, species: [$0, 0]) } == [0, 0, 2])
        #expect([-2.0, 0, 2].map { Scalar.value(derivative, in: graph, species: [$0, 0]) } == [0, 0, 1])
    }

    @Test("What does not depend on a species has derivative nought without a node of its own")
    func independent() {
        var (graph, node, _) = Self.graph(exponential(Slope.y))
        let before = graph.nodes.count
        let slope = graph.derivative(of: node, by: 0)
        #expect(Scalar.value(slope, in: graph, species: [1, 1]) == 0)
        #expect(graph.nodes.count == before)
    }

    @Test("A node made a variable has slope one by its number, and keeps its own slopes to itself")
    func variables() {
        var graph = ExpressionGraph()
        let (x, y) = (graph.species(0), graph.species(1))
        let product = graph.multiply(x, y)
        let node = graph.add(graph.multiply(product, product), x)
        #expect(graph.support[Int(node)] == [0, 1])
        graph.makeVariables([product], numberedFrom: 2)
        #expect(graph.support[Int(node)] == [0, 2] && graph.innerSupport(of: product) == [0, 1])
        let (byVariable, byFirst, inner) = (
            graph.derivative(of: node, by: 2), graph.derivative(of: node, by: 0), graph.innerDerivative(of: product, by: 0)
        )
        #expect(Scalar.value(byVariable, in: graph, species: [3, 5]) == 30)
        #expect(Scalar.value(byFirst, in: graph, species: [3, 5]) == 1)
        #expect(inner == y)
    }
}
