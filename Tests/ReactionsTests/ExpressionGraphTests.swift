import Quantities
import Testing

@testable import Reactions

@Suite("The graph of expressions")
struct ExpressionGraphTests {
    @Test("Equal expressions get equal numbers, also with sides of sums and products exchanged")
    func equalNumbers() {
        var graph = ExpressionGraph()
        let (x, y) = (graph.species(0), graph.species(1))
        let (a, b) = (graph.add(x, y), graph.add(y, x))
        #expect(a == b)
        let (c, d) = (graph.multiply(x, a), graph.multiply(b, x))
        #expect(c == d)
        let (e, f) = (graph.subtract(x, y), graph.subtract(y, x))
        #expect(e != f)
        let (g, h) = (graph.constant(0), graph.constant(-0.0))
        #expect(g == h)
        #expect(graph.nodes.count == Set(graph.nodes).count)
    }

    @Test("Arguments have smaller numbers than what is made of them")
    func order() {
        let network = Network([EffectTests.site("neck"), EffectTests.site("lung")])
        for (number, node) in network.graph.nodes.enumerated() {
            switch node.operation {
            case .constant, .species, .parameter: continue
            default: #expect(Int(node.left) < number && Int(node.right) < number)
            }
        }
    }

    @Test("Simple algebra leaves no node behind")
    func simplification() {
        var graph = ExpressionGraph()
        let x = graph.species(0)
        let (zero, one, two) = (graph.constant(0), graph.constant(1), graph.constant(2))
        #expect(graph.add(x, zero) == x && graph.multiply(x, one) == x && graph.divide(x, one) == x && graph.subtract(x, zero) == x)
        #expect(graph.multiply(x, zero) == zero && graph.subtract(x, x) == zero && graph.power(x, zero) == one && graph.power(x, one) == x)
        let negative = graph.negate(x)
        #expect(graph.negate(negative) == x && graph.multiply(x, graph.constant(-1)) == negative && graph.subtract(zero, x) == negative)
        #expect(graph.power(x, two) == graph.multiply(x, x))
        #expect(graph.power(x, graph.constant(0.5)) == graph.squareRoot(x))
        #expect(graph.exponential(zero) == one && graph.logarithm(one) == zero && graph.positive(graph.constant(-3)) == zero)
    }

    @Test("Simplification keeps values: a thousand random expressions against plain arithmetic")
    func values() {
        var state: UInt64 = 42
        func random() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 33) / Double(1 << 31)
        }
        for _ in 0..<1000 {
            var graph = ExpressionGraph()
            let species = [random() + 0.1, random() + 0.1]
            var pool: [(ExpressionGraph.ID, Double)] = [
                (graph.species(0), species[0]), (graph.species(1), species[1]), (graph.constant(0), 0), (graph.constant(1), 1),
                (graph.constant(-1), -1), (graph.constant(2), 2),
            ]
            for _ in 0..<12 {
                let (a, b) = (pool[Int(random() * Double(pool.count))], pool[Int(random() * Double(pool.count))])
                switch Int(random() * 6) {
                case 0: pool.append((graph.add(a.0, b.0), a.1 + b.1))
                case 1: pool.append((graph.subtract(a.0, b.0), a.1 - b.1))
                case 2: pool.append((graph.multiply(a.0, b.0), a.1 * b.1))
                case 3: if abs(b.1) > 1e-3 { pool.append((graph.divide(a.0, b.0), a.1 / b.1)) }
                case 4: pool.append((graph.negate(a.0), -a.1))
                default: pool.append((graph.positive(a.0), max(a.1, 0)))
                }
            }
            for (node, expected) in pool {
                let found = Scalar.value(node, in: graph, species: species)
                #expect(abs(found - expected) <= 1e-9 * max(1, abs(expected)))
            }
        }
    }

    @Test("A node knows which species it depends on")
    func support() {
        var graph = ExpressionGraph()
        let (x, y, k) = (graph.species(3), graph.species(1), graph.parameter(0))
        let product = graph.multiply(k, graph.add(x, y))
        #expect(graph.support[Int(product)] == [1, 3])
        #expect(graph.isParameterOnly(k) && !graph.isParameterOnly(product))
    }
}
