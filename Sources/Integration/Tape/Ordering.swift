/// An order in which the nodes of a program can be computed, one root after the other.
struct Ordering {
    private let steps: [Lowering.Step]
    private var isLeft: [Bool]
    /// For each node how many long operations lie below it on the longest path; −1 where it is not known yet.
    private var levels: [Int]

    /// - Parameter isWanted: Nodes that the program computes; all others are given.
    init(_ steps: [Lowering.Step], _ isWanted: (Int) -> Bool) {
        self.steps = steps
        isLeft = steps.indices.map { steps[$0].operation != nil && isWanted($0) }
        levels = Array(repeating: -1, count: steps.count)
    }

    /// The nodes that a root still needs, arguments first, itself last.
    mutating func take(_ root: Int32) -> [Int32] {
        var order: [Int32] = []
        take(root, into: &order)
        return order
    }

    private mutating func take(_ id: Int32, into order: inout [Int32]) {
        guard isLeft[Int(id)] else { return }
        isLeft[Int(id)] = false
        for argument in steps[Int(id)].arguments { take(argument, into: &order) }
        order.append(id)
    }

    /// Long operations that can be done together, those that others depend on first.
    mutating func longGroups(below roots: [Int32]) -> [[Int32]] {
        var groups: [[Int32]] = []
        for root in roots { _ = level(root, &groups) }
        return groups.map { group in group.sorted { (steps[Int($0)].operation!.rawValue, $0) < (steps[Int($1)].operation!.rawValue, $1) } }
    }

    private mutating func level(_ id: Int32, _ groups: inout [[Int32]]) -> Int {
        guard isLeft[Int(id)] else { return 0 }
        if levels[Int(id)] >= 0 { return levels[Int(id)] }
        var below = 0
        for argument in steps[Int(id)].arguments { below = max(below, level(argument, &groups)) }
        if steps[Int(id)].operation!.isLong {
            if groups.count == below { groups.append([]) }
            groups[below].append(id)
            below += 1
        }
        levels[Int(id)] = below
        return below
    }
}
