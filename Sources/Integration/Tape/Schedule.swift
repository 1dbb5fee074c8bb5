import Reactions

/// Brings nodes into an order in which equal operations stand together.
///
/// Of the operations whose arguments are ready, the one with the most candidates is run until none of its kind is left.
struct Schedule {
    private let nodes: [ExpressionGraph.Node]
    private var waiting: [Int32]
    private var users: [[Int32]]
    private var ready: [[Int32]]

    /// - Parameter members: Ascending node numbers; arguments outside of them count as known.
    static func order(_ members: [Int32], in graph: ExpressionGraph) -> [Int32] {
        var schedule = Schedule(members, graph)
        return schedule.drain(members.count)
    }

    private init(_ members: [Int32], _ graph: ExpressionGraph) {
        nodes = graph.nodes
        waiting = Array(repeating: -1, count: graph.nodes.count)
        users = Array(repeating: [], count: graph.nodes.count)
        ready = Array(repeating: [], count: 256)
        for id in members { waiting[Int(id)] = 0 }
        for id in members {
            for argument in nodes[Int(id)].arguments where waiting[Int(argument)] >= 0 {
                users[Int(argument)].append(id)
                waiting[Int(id)] += 1
            }
        }
        for id in members where waiting[Int(id)] == 0 { ready[Int(nodes[Int(id)].operation.rawValue)].append(id) }
    }

    private mutating func drain(_ count: Int) -> [Int32] {
        var order: [Int32] = []
        order.reserveCapacity(count)
        while order.count < count {
            guard let kind = ready.indices.max(by: { ready[$0].count < ready[$1].count }), !ready[kind].isEmpty else {
                preconditionFailure("An expression graph has no circles.")
            }
            var position = 0
            while position < ready[kind].count {
                let id = ready[kind][position]
                position += 1
                order.append(id)
                for user in users[Int(id)] {
                    waiting[Int(user)] -= 1
                    if waiting[Int(user)] == 0 { ready[Int(nodes[Int(user)].operation.rawValue)].append(user) }
                }
            }
            ready[kind].removeAll(keepingCapacity: true)
        }
        return order
    }
}

extension ExpressionGraph.Node {
    /// The numbers of the nodes this one is computed from.
    var arguments: some Sequence<Int32> {
        switch operation {
        case .constant, .species, .parameter: [] as [Int32]
        default: right >= 0 ? [left, right] : [left]
        }
    }
}
