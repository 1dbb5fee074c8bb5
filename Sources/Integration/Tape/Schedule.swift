/// Brings nodes into an order in which equal operations stand together.
///
/// Of the operations whose arguments are ready, the one with the most candidates is run until none of its kind is left.
struct Schedule {
    private let steps: [Lowering.Step]
    private var waiting: [Int32]
    private var users: [[Int32]]
    private var ready: [[Int32]]

    /// - Parameter members: Node numbers; arguments outside of them count as known.
    static func order(_ members: [Int32], _ steps: [Lowering.Step]) -> [Int32] {
        var schedule = Schedule(members, steps)
        return schedule.drain(members.count)
    }

    private init(_ members: [Int32], _ steps: [Lowering.Step]) {
        self.steps = steps
        waiting = Array(repeating: -1, count: steps.count)
        users = Array(repeating: [], count: steps.count)
        ready = Array(repeating: [], count: Program.Operation.allCases.count)
        for id in members { waiting[Int(id)] = 0 }
        for id in members {
            for argument in steps[Int(id)].arguments where waiting[Int(argument)] >= 0 {
                users[Int(argument)].append(id)
                waiting[Int(id)] += 1
            }
        }
        for id in members where waiting[Int(id)] == 0 { ready[kind(id)].append(id) }
    }

    private func kind(_ id: Int32) -> Int { Int(steps[Int(id)].operation!.rawValue) }

    private mutating func drain(_ count: Int) -> [Int32] {
        var order: [Int32] = []
        order.reserveCapacity(count)
        while order.count < count {
            guard let largest = ready.indices.max(by: { ready[$0].count < ready[$1].count }), !ready[largest].isEmpty else {
                preconditionFailure("An expression graph has no circles.")
            }
            var position = 0
            while position < ready[largest].count {
                let id = ready[largest][position]
                position += 1
                order.append(id)
                for user in users[Int(id)] {
                    waiting[Int(user)] -= 1
                    if waiting[Int(user)] == 0 { ready[kind(user)].append(user) }
                }
            }
            ready[largest].removeAll(keepingCapacity: true)
        }
        return order
    }
}
