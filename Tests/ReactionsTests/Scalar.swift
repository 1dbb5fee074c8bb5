import Glibc
import Reactions

/// Evaluates a graph one number at a time: an independent reading of what the nodes mean.
enum Scalar {
    static func values(_ graph: ExpressionGraph, species: [Double] = [], parameters: [Double] = []) -> [Double] {
        var values: [Double] = []
        values.reserveCapacity(graph.nodes.count)
        for node in graph.nodes {
            func left() -> Double { values[Int(node.left)] }
            func right() -> Double { values[Int(node.right)] }
            let value: Double =
                switch node.operation {
                case .constant: node.value
                case .species: species[Int(node.left)]
                case .parameter: parameters[Int(node.left)]
                case .add: left() + right()
                case .subtract: left() - right()
                case .multiply: left() * right()
                case .divide: left() / right()
                case .negate: -left()
                case .power: pow(left(), right())
                case .exponential: exp(left())
                case .logarithm: log(left())
                case .squareRoot: left().squareRoot()
                case .positive: max(left(), 0)
                case .step: left() > 0 ? 1 : 0
                }
            values.append(value)
        }
        return values
    }

    static func value(
        _ node: ExpressionGraph.ID, in graph: ExpressionGraph, species: [Double] = [], parameters: [Double] = []
    ) -> Double { values(graph, species: species, parameters: parameters)[Int(node)] }
}

extension Network {
    /// The number of a node at the given amounts and the declared parameters.
    func value(_ node: ExpressionGraph.ID, species: [Double]) -> Double {
        Scalar.value(node, in: graph, species: species, parameters: declaredValues)
    }

    /// The rate of the reaction of that name, with every species at one unless given.
    func rate(of name: String, _ amounts: [String: Double] = [:]) -> Double? {
        guard let found = reactions.first(where: { $0.reaction.name == name }) else { return nil }
        return value(found.rate, species: species.map { amounts[$0.id] ?? 1 })
    }
}
