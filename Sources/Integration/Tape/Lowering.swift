import Reactions

/// From a graph of expressions to programs over registers.
struct Lowering {
    struct Derivative {
        let row: Int32
        let column: Int32
        let node: ExpressionGraph.ID
    }

    private var graph: ExpressionGraph
    private let stateCount: Int
    private var slots: [Int32] = []
    private(set) var constants: [(slot: Int32, value: Double)] = []
    private(set) var slotCount: Int
    let paddedStateCount: Int

    init(graph: ExpressionGraph, stateCount: Int, parameterCount: Int) {
        self.graph = graph
        self.stateCount = stateCount
        paddedStateCount = (stateCount + 7) / 8 * 8
        slotCount = paddedStateCount + parameterCount
    }

    /// The non-zero entries of the Jacobian, row by row. To be called before anything else.
    mutating func differentiate(_ rates: [ExpressionGraph.ID]) -> [Derivative] {
        var entries: [Derivative] = []
        for (row, rate) in rates.enumerated() {
            for column in graph.support[Int(rate)] {
                let node = graph.derivative(of: rate, by: column)
                let found = graph.nodes[Int(node)]
                if found.operation == .constant && found.value == 0 { continue }
                entries.append(Derivative(row: Int32(row), column: column, node: node))
            }
        }
        slots = Array(repeating: -1, count: graph.nodes.count)
        return entries
    }

    /// For each node whether it is fixed once parameters are.
    var parameterOnly: [Bool] { graph.support.map(\.isEmpty) }

    /// For each node whether one of the roots needs it.
    func reach(_ roots: [ExpressionGraph.ID]) -> [Bool] {
        var live = Array(repeating: false, count: graph.nodes.count)
        for root in roots { live[Int(root)] = true }
        // Arguments have smaller numbers than what is made of them.
        for id in live.indices.reversed() where live[id] {
            for argument in graph.nodes[id].arguments { live[Int(argument)] = true }
        }
        return live
    }

    func states(in live: [Bool]) -> [Int32] {
        live.indices.filter { live[$0] && graph.nodes[$0].operation == .species }.map { graph.nodes[$0].left }.sorted()
    }

    /// The program of all operations that are wanted, given what earlier programs have left in their registers.
    mutating func lower(_ isWanted: (Int) -> Bool) -> Program {
        var members: [Int32] = []
        for id in graph.nodes.indices where !graph.nodes[id].isLeaf && isWanted(id) { members.append(Int32(id)) }
        var program = Program()
        for id in Schedule.order(members, in: graph) {
            let node = graph.nodes[Int(id)]
            let left = slot(node.left)
            let right = node.right >= 0 ? slot(node.right) : -1
            program.append(node.operation, .init(target: slot(id), left: left, right: right))
        }
        return program
    }

    /// A register that holds zero.
    mutating func zeroSlot() -> Int32 {
        slotCount += 1
        constants.append((Int32(slotCount - 1), 0))
        return Int32(slotCount - 1)
    }

    /// The register of a node, given out at the first request.
    mutating func slot(_ id: ExpressionGraph.ID) -> Int32 {
        let known = slots[Int(id)]
        if known >= 0 { return known }
        let node = graph.nodes[Int(id)]
        let given: Int32
        switch node.operation {
        case .species: given = node.left
        case .parameter: given = Int32(paddedStateCount) + node.left
        default:
            given = Int32(slotCount)
            slotCount += 1
            if node.operation == .constant { constants.append((given, node.value)) }
        }
        slots[Int(id)] = given
        return given
    }
}

extension ExpressionGraph.Node {
    var isLeaf: Bool { operation == .constant || operation == .species || operation == .parameter }
}
