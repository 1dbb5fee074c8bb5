import Reactions

/// Intermediate values of the rates that are worth an unknown of their own in the linear system.
///
/// Many rates may depend on one intermediate value z = g(y), and it on many states: a sum over the cells of a site, from which every
/// cytokine is secreted. Eliminating z from the matrix, which is what the chain rule does, then fills all these rows with all these
/// columns, and every place costs a derivative, products of the factorisation and a product of every solve. With z as an unknown, of the
/// equation J u − z = 0 where J are the derivatives of g, there are only one column and one row.
///
/// Every value starts as an unknown, and the chain rule takes those that make few places more than they take away. From the states
/// upwards, and again until nothing changes, since a value may depend on another one that is kept.
struct Lifting {
    /// The nodes, in the order of the graph: what one depends on comes before it.
    private(set) var nodes: [ExpressionGraph.ID]

    /// Places that an unknown must save to be worth its handling.
    private static let price = 6

    init(_ graph: ExpressionGraph, _ rates: [ExpressionGraph.ID]) {
        var numbers = Array(repeating: -1, count: graph.nodes.count)
        nodes = graph.inner(below: rates)
        for (number, id) in nodes.enumerated() { numbers[Int(id)] = rates.count + number }
        var entries: [(row: Int, column: Int)] = []
        func connect(_ row: Int, _ id: ExpressionGraph.ID) {
            if id < 0 || graph.isParameterOnly(id) { return }
            let node = graph.nodes[Int(id)]
            // A step has no derivative.
            if node.operation == .step { return }
            entries.append((row, node.operation == .species ? Int(node.left) : numbers[Int(id)]))
        }
        for (row, rate) in rates.enumerated() { connect(row, rate) }
        for id in nodes {
            connect(numbers[Int(id)], graph.nodes[Int(id)].left)
            connect(numbers[Int(id)], graph.nodes[Int(id)].right)
        }
        var pattern = Pattern(size: rates.count + nodes.count, entries: entries)
        var count: Int
        repeat {
            count = nodes.count
            nodes.removeAll { id in
                let unknown = numbers[Int(id)]
                let taken = pattern.rows[unknown].count + pattern.columns[unknown].count - 2
                if pattern.fill(unknown) > taken + Self.price { return false }
                pattern.eliminate(unknown)
                return true
            }
        } while nodes.count < count
    }
}

extension ExpressionGraph {
    /// All that is computed from species on the way to the given nodes, in the order of the graph.
    fileprivate func inner(below roots: [ID]) -> [ID] {
        var isNeeded = Array(repeating: false, count: nodes.count)
        for root in roots { isNeeded[Int(root)] = true }
        for id in nodes.indices.reversed() where isNeeded[id] {
            if isParameterOnly(ID(id)) || nodes[id].operation == .species { isNeeded[id] = false; continue }
            for argument in [nodes[id].left, nodes[id].right] where argument >= 0 { isNeeded[Int(argument)] = true }
        }
        return nodes.indices.filter { isNeeded[$0] }.map(ID.init)
    }
}
