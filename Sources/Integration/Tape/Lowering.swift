import Reactions

/// From a graph of expressions to programs over registers.
struct Lowering {
    struct Derivative {
        let row: Int32
        let column: Int32
        let node: ExpressionGraph.ID
    }

    /// How a node is computed: an operation and the nodes it takes, −1 where there is none. Leaves have no operation.
    struct Step {
        var operation: Program.Operation?
        var a: Int32 = -1
        var b: Int32 = -1
        var c: Int32 = -1
    }

    private var graph: ExpressionGraph
    /// Nodes that are unknowns of the linear system beside the states; see ``Lifting``.
    private(set) var lifted: [ExpressionGraph.ID] = []
    private(set) var steps: [Step] = []
    /// For each node whether it is fixed once parameters are.
    private(set) var isFixed: [Bool] = []
    private var slots: [Int32] = []
    private(set) var constants: [(slot: Int32, value: Double)] = []
    private(set) var slotCount: Int
    private let stateCount: Int
    let paddedStateCount: Int
    /// Places of states and lifted values.
    var unknownCount: Int { paddedStateCount + lifted.count }
    /// The register that holds zero.
    private var zero: Int32 = -1

    init(graph: ExpressionGraph, stateCount: Int, parameterCount: Int) {
        self.graph = graph
        self.stateCount = stateCount
        paddedStateCount = (stateCount + 15) / 16 * 16
        slotCount = paddedStateCount + parameterCount
    }

    /// The non-zero entries of the Jacobian, row by row: the rows of the states, then those of what is lifted, which have no diagonal.
    mutating func differentiate(_ rates: [ExpressionGraph.ID]) -> [Derivative] {
        lifted = Lifting(graph, rates).nodes
        slotCount += lifted.count
        graph.makeVariables(lifted, numberedFrom: Int32(stateCount))
        var entries: [Derivative] = []
        func add(_ row: Int, _ column: Int32, _ node: ExpressionGraph.ID) {
            let found = graph.nodes[Int(node)]
            if found.operation == .constant && found.value == 0 { return }
            entries.append(Derivative(row: Int32(row), column: column, node: node))
        }
        for (row, rate) in rates.enumerated() {
            for column in graph.support[Int(rate)] { add(row, column, graph.derivative(of: rate, by: column)) }
        }
        for (row, node) in lifted.enumerated() {
            for column in graph.innerSupport(of: node) { add(stateCount + row, column, graph.innerDerivative(of: node, by: column)) }
        }
        return entries
    }

    /// Decides how nodes are computed.
    ///
    /// That does not depend on which read-outs are wanted, since a patient's bits must not.
    ///
    /// - Parameter roots: The rates and the Jacobian.
    mutating func prepare(_ roots: [ExpressionGraph.ID], rates: [ExpressionGraph.ID]) {
        steps = graph.nodes.map(Step.init)
        replaceDivisions()
        replaceRootPowers()
        let inRates = reach(rates)
        replacePowers(inRates)
        shareReciprocals(inRates)
        isFixed = graph.support.map(\.isEmpty)
        slots = Array(repeating: -1, count: graph.nodes.count)
        zero = constantSlot(0)
        fuse(roots)
    }

    /// Divides by what is fixed once parameters are by multiplying with its reciprocal.
    private mutating func replaceDivisions() {
        let one = graph.constant(1)
        for id in steps.indices where graph.nodes[id].operation == .divide {
            let node = graph.nodes[id]
            guard graph.isParameterOnly(node.right) && !graph.isParameterOnly(node.left) else { continue }
            steps[id] = Step(operation: .multiply, a: node.left, b: graph.divide(one, node.right))
        }
        addSteps()
    }

    private mutating func addSteps() {
        for id in steps.count..<graph.nodes.count { steps.append(Step(graph.nodes[id])) }
    }

    /// Takes x to the power of 1½, 2½ or 3½ as a product with √x, which is several times quicker.
    ///
    /// Zero or less to such a power is zero; without that the root of a state a tolerance below zero would be no number.
    private mutating func replaceRootPowers() {
        for id in steps.indices where steps[id].operation == .power {
            let (base, exponent) = (graph.nodes[id].left, graph.nodes[Int(graph.nodes[id].right)])
            guard exponent.operation == .constant && [1.5, 2.5, 3.5].contains(exponent.value) else { continue }
            let positive = graph.nodes[Int(base)].operation == .positive ? base : graph.positive(base)
            let whole = graph.power(positive, graph.constant(exponent.value - 0.5))
            steps[id] = Step(operation: .multiply, a: whole, b: graph.squareRoot(positive))
        }
        addSteps()
    }

    /// Takes a power that only the Jacobian needs, xⁿ⁻¹, from that of the rates as xⁿ/x, which is several times quicker.
    ///
    /// Where x is zero or less it is held above zero, so that the quotient is zero as the power is.
    private mutating func replacePowers(_ inRates: [Bool]) {
        let (one, tiny) = (graph.constant(1), graph.constant(1e-290))
        for id in steps.indices where steps[id].operation == .power && !isIn(inRates, Int32(id)) {
            let node = graph.nodes[id]
            let exponent = graph.nodes[Int(node.right)]
            guard exponent.operation == .subtract && exponent.right == one else { continue }
            let whole = graph.power(node.left, exponent.left)
            guard isIn(inRates, whole) else { continue }
            let base = graph.add(graph.positive(graph.subtract(node.left, tiny)), tiny)
            steps[id] = Step(operation: .divide, a: whole, b: base)
        }
        addSteps()
    }

    /// Multiplies by one reciprocal where the rates, or the Jacobian alone, divide several times by the same.
    ///
    /// A division of the rates whose divisor only the Jacobian shares stays as it is: rates are computed eight times as often.
    private mutating func shareReciprocals(_ inRates: [Bool]) {
        let one = graph.constant(1)
        let divisions = steps.indices.filter { id in
            steps[id].operation == .divide && steps[id].a != one && !graph.isParameterOnly(steps[id].b)
        }
        func share(_ divisions: [Int]) {
            let groups = Dictionary(grouping: divisions) { steps[$0].b }
            for id in divisions where groups[steps[id].b]!.count > 1 {
                steps[id] = Step(operation: .multiply, a: steps[id].a, b: graph.divide(one, steps[id].b))
            }
        }
        share(divisions.filter { isIn(inRates, Int32($0)) })
        share(divisions.filter { !isIn(inRates, Int32($0)) })
        addSteps()
    }

    private func isIn(_ list: [Bool], _ id: Int32) -> Bool { Int(id) < list.count && list[Int(id)] }

    /// Takes products into the sums that use them: into the only one, or into both of two, which saves the product as well.
    private mutating func fuse(_ roots: [ExpressionGraph.ID]) {
        let live = reach(roots)
        fuse(steps.indices.filter { live[$0] }, keeping: roots)
        fuse(steps.indices.filter { !live[$0] }, keeping: [])
    }

    private mutating func fuse(_ members: [Int], keeping roots: [ExpressionGraph.ID]) {
        var uses = Array(repeating: 0, count: steps.count)
        // A root is computed whoever else uses it.
        for root in roots { uses[Int(root)] += 3 }
        for id in members { for argument in steps[id].arguments { uses[Int(argument)] += 1 } }
        for count in 1...2 { while fuse(members, uses, count) {} }
    }

    /// Fuses products that are used so many times, by sums alone; a sum takes one.
    ///
    /// - Returns: Whether there were any. What is left then may do better with other partners.
    private mutating func fuse(_ members: [Int], _ uses: [Int], _ count: Int) -> Bool {
        let sums = members.filter { steps[$0].operation == .add || steps[$0].operation == .subtract }
        func products(_ sum: Int) -> [Int32] {
            steps[sum].arguments.filter {
                steps[Int($0)].operation == .multiply && uses[Int($0)] == count && isFixed[Int($0)] == isFixed[sum]
            }
        }
        var users: [Int32: Int] = [:]
        for sum in sums { for product in products(sum) { users[product, default: 0] += 1 } }
        var takers: [Int32: [Int]] = [:]
        for sum in sums {
            if let product = products(sum).first(where: { users[$0] == count }) { takers[product, default: []].append(sum) }
        }
        let taken = takers.filter { $0.value.count == count }
        for (product, sums) in taken { for sum in sums { take(product, into: sum) } }
        return !taken.isEmpty
    }

    private mutating func take(_ product: Int32, into sum: Int) {
        let (inner, outer) = (steps[Int(product)], steps[sum])
        let isLast = outer.b == product
        let operation: Program.Operation = outer.operation == .add ? .multiplyAdd : isLast ? .subtractProduct : .multiplySubtract
        steps[sum] = Step(operation: operation, a: inner.a, b: inner.b, c: isLast ? outer.a : outer.b)
    }

    /// For each node whether one of the roots needs it.
    func reach(_ roots: [ExpressionGraph.ID]) -> [Bool] {
        var live = Array(repeating: false, count: steps.count)
        var stack = roots
        while let id = stack.popLast() {
            if live[Int(id)] { continue }
            live[Int(id)] = true
            stack += steps[Int(id)].arguments
        }
        return live
    }

    func states(in live: [Bool]) -> [Int32] {
        live.indices.filter { live[$0] && graph.nodes[$0].operation == .species }.map { graph.nodes[$0].left }.sorted()
    }

    /// The program of all operations that are wanted, in an order that finishes one root after the other, so that intermediate
    /// values do not wait long. Long operations come in as few groups as they depend on each other.
    ///
    /// - Parameters:
    ///   - roots: What is wanted, in order.
    ///   - keeping: Nodes that are kept in a register of their own.
    ///   - finish: Adds to the program what is made of a root, given its number in the list and its value.
    mutating func lower(
        _ isWanted: (Int) -> Bool, roots: [ExpressionGraph.ID], keeping: [ExpressionGraph.ID],
        finish: (inout Program, Int, Program.Value) -> Void = { _, _, _ in }
    ) -> Program {
        for id in keeping { _ = slot(id) }
        var order = Ordering(steps, isWanted)
        let groups = order.longGroups(below: roots)
        var program = Program()
        var values = Array(repeating: Program.Value(-1), count: steps.count)
        for group in groups {
            for id in group { for argument in steps[Int(id)].arguments { write(&program, argument, &values, &order) } }
            for id in group { write(&program, id, &values, &order) }
        }
        for (number, root) in roots.enumerated() {
            write(&program, root, &values, &order)
            finish(&program, number, values[Int(root)])
        }
        return program
    }

    /// Adds the steps that a node still needs.
    private mutating func write(_ program: inout Program, _ root: Int32, _ values: inout [Program.Value], _ order: inout Ordering) {
        for id in order.take(root) {
            let step = steps[Int(id)]
            for argument in step.arguments where values[Int(argument)] < 0 { values[Int(argument)] = program.given(slot(argument)) }
            func value(_ argument: Int32) -> Program.Value { argument < 0 ? -1 : values[Int(argument)] }
            let isCompared = step.operation == .positive || step.operation == .step
            values[Int(id)] = program.append(
                step.operation!, value(step.a), isCompared ? program.given(zero) : value(step.b), value(step.c), place: slots[Int(id)])
        }
        if values[Int(root)] < 0 { values[Int(root)] = program.given(slot(root)) }
    }

    /// The register of a node, given out at the first request.
    mutating func slot(_ id: ExpressionGraph.ID) -> Int32 {
        if id < 0 { return -1 }
        let known = slots[Int(id)]
        if known >= 0 { return known }
        let node = graph.nodes[Int(id)]
        let given: Int32
        switch node.operation {
        case .species: given = node.left
        case .parameter: given = Int32(unknownCount) + node.left
        case .constant: given = constantSlot(node.value)
        default: given = lifted.firstIndex(of: id).map { Int32(paddedStateCount + $0) } ?? newSlot()
        }
        slots[Int(id)] = given
        return given
    }

    mutating func constantSlot(_ value: Double) -> Int32 {
        let slot = newSlot()
        constants.append((slot, value))
        return slot
    }

    private mutating func newSlot() -> Int32 { reserve(1) }

    /// Room for a vector; a longer one starts on the boundary of a packet at any width and precision.
    mutating func reserve(_ count: Int) -> Int32 {
        if count >= 8 { slotCount = (slotCount + 15) / 16 * 16 }
        slotCount += count
        return Int32(slotCount - count)
    }
}

extension Lowering.Step {
    init(_ node: ExpressionGraph.Node) {
        let operation: Program.Operation? =
            switch node.operation {
            case .constant, .species, .parameter: nil
            case .add: .add
            case .subtract: .subtract
            case .multiply: .multiply
            case .divide: .divide
            case .negate: .negate
            case .power: .power
            case .exponential: .exponential
            case .logarithm: .logarithm
            case .squareRoot: .squareRoot
            case .positive: .positive
            case .step: .step
            }
        self.init(operation: operation, a: operation == nil ? -1 : node.left, b: operation == nil ? -1 : node.right)
    }

    /// The nodes this one is computed from.
    var arguments: [Int32] {
        if a < 0 { return [] }
        if b < 0 { return [a] }
        return c < 0 ? [a, b] : [a, b, c]
    }
}
