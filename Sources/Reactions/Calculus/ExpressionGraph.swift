/// Expressions with every common part stored once.
///
/// Equal expressions get equal numbers (hash-consing), simple algebra is done while building, and derivatives are taken
/// symbolically in the same graph, so that a value and its derivatives share their parts. A node's arguments always have
/// smaller numbers than the node, so the order of the nodes is an order of evaluation.
public struct ExpressionGraph: Sendable {
    public enum Operation: UInt8, Sendable {
        case constant, species, parameter
        case add, subtract, multiply, divide, negate
        case power, exponential, logarithm, squareRoot
        /// max(x, 0)
        case positive
        /// 1 where x > 0, else 0; the derivative of `positive`
        case step
    }

    /// One operation. `left` and `right` are node numbers; for leaves `left` is the index of the species or parameter.
    public struct Node: Hashable, Sendable {
        public let operation: Operation
        public let left: Int32
        public let right: Int32
        public let bits: UInt64

        public var value: Double { Double(bitPattern: bits) }
    }

    public typealias ID = Int32

    public private(set) var nodes: [Node] = []
    /// For each node the species, and the nodes that are variables, that it depends on, ascending by number.
    public private(set) var support: [[Int32]] = []
    /// The numbers of nodes that are variables of their own.
    private var variables: [ID: Int32] = [:]
    private var numbers: [Node: ID] = [:]
    private var derivatives: [UInt64: ID] = [:]

    public init() {
        nodes.reserveCapacity(8192)
        support.reserveCapacity(8192)
        numbers.reserveCapacity(8192)
    }

    /// Whether the node is fixed once parameters are.
    public func isParameterOnly(_ id: ID) -> Bool { support[Int(id)].isEmpty }

    private mutating func intern(_ operation: Operation, _ left: ID, _ right: ID = -1, bits: UInt64 = 0) -> ID {
        let node = Node(operation: operation, left: left, right: right, bits: bits)
        if let known = numbers[node] { return known }
        let id = ID(nodes.count)
        nodes.append(node)
        support.append(innerSupport(of: id))
        numbers[node] = id
        return id
    }

    private func union(_ left: ID, _ right: ID) -> [Int32] {
        let first = support[Int(left)]
        guard right >= 0 else { return first }
        let second = support[Int(right)]
        if second.isEmpty || first == second { return first }
        if first.isEmpty { return second }
        var merged: [Int32] = []
        merged.reserveCapacity(first.count + second.count)
        var i = 0
        var j = 0
        while i < first.count || j < second.count {
            if j == second.count || (i < first.count && first[i] < second[j]) {
                merged.append(first[i])
                i += 1
            } else {
                if i < first.count && first[i] == second[j] { i += 1 }
                merged.append(second[j])
                j += 1
            }
        }
        return merged
    }

    private func constantValue(_ id: ID) -> Double? {
        let node = nodes[Int(id)]
        return node.operation == .constant ? node.value : nil
    }

    // MARK: Building

    public mutating func constant(_ value: Double) -> ID {
        intern(.constant, -1, bits: (value == 0 ? 0 : value).bitPattern)
    }

    public mutating func species(_ index: Int) -> ID { intern(.species, ID(index)) }
    public mutating func parameter(_ index: Int) -> ID { intern(.parameter, ID(index)) }

    public mutating func add(_ a: ID, _ b: ID) -> ID {
        switch (constantValue(a), constantValue(b)) {
        case (let x?, let y?): return constant(x + y)
        case (.some(0), _): return b
        case (_, .some(0)): return a
        default: break
        }
        if nodes[Int(b)].operation == .negate { return subtract(a, nodes[Int(b)].left) }
        if nodes[Int(a)].operation == .negate { return subtract(b, nodes[Int(a)].left) }
        return intern(.add, min(a, b), max(a, b))
    }

    public mutating func subtract(_ a: ID, _ b: ID) -> ID {
        if a == b { return constant(0) }
        switch (constantValue(a), constantValue(b)) {
        case (let x?, let y?): return constant(x - y)
        case (.some(0), _): return negate(b)
        case (_, .some(0)): return a
        default: break
        }
        if nodes[Int(b)].operation == .negate { return add(a, nodes[Int(b)].left) }
        return intern(.subtract, a, b)
    }

    public mutating func negate(_ a: ID) -> ID {
        if let x = constantValue(a) { return constant(-x) }
        let node = nodes[Int(a)]
        if node.operation == .negate { return node.left }
        if node.operation == .subtract { return subtract(node.right, node.left) }
        return intern(.negate, a)
    }

    public mutating func multiply(_ a: ID, _ b: ID) -> ID {
        switch (constantValue(a), constantValue(b)) {
        case (let x?, let y?): return constant(x * y)
        case (.some(0), _), (_, .some(0)): return constant(0)
        case (.some(1), _): return b
        case (_, .some(1)): return a
        case (.some(-1), _): return negate(b)
        case (_, .some(-1)): return negate(a)
        default: break
        }
        if nodes[Int(a)].operation == .negate { return negate(multiply(nodes[Int(a)].left, b)) }
        if nodes[Int(b)].operation == .negate { return negate(multiply(a, nodes[Int(b)].left)) }
        return intern(.multiply, min(a, b), max(a, b))
    }

    public mutating func divide(_ a: ID, _ b: ID) -> ID {
        switch (constantValue(a), constantValue(b)) {
        case (let x?, let y?) where y != 0: return constant(x / y)
        case (.some(0), _): return constant(0)
        case (_, .some(1)): return a
        default: break
        }
        if nodes[Int(a)].operation == .negate { return negate(divide(nodes[Int(a)].left, b)) }
        return intern(.divide, a, b)
    }

    public mutating func power(_ base: ID, _ exponent: ID) -> ID {
        switch constantValue(exponent) {
        case .some(0): return constant(1)
        case .some(1): return base
        case .some(0.5): return squareRoot(base)
        case .some(2): return multiply(base, base)
        case .some(3): return multiply(multiply(base, base), base)
        case .some(4):
            let square = multiply(base, base)
            return multiply(square, square)
        default: return intern(.power, base, exponent)
        }
    }

    public mutating func exponential(_ a: ID) -> ID { constantValue(a) == 0 ? constant(1) : intern(.exponential, a) }
    public mutating func logarithm(_ a: ID) -> ID { constantValue(a) == 1 ? constant(0) : intern(.logarithm, a) }

    public mutating func squareRoot(_ a: ID) -> ID {
        if let x = constantValue(a), x >= 0 { return constant(x.squareRoot()) }
        return intern(.squareRoot, a)
    }

    public mutating func positive(_ a: ID) -> ID {
        if let x = constantValue(a) { return constant(x > 0 ? x : 0) }
        return intern(.positive, a)
    }

    public mutating func step(_ a: ID) -> ID {
        if let x = constantValue(a) { return constant(x > 0 ? 1 : 0) }
        return intern(.step, a)
    }

    // MARK: Derivatives

    /// Takes nodes for variables of their own in all derivatives, as if they were species of the numbers from `first` on.
    ///
    /// What is computed from such a node depends on its number and no longer on what it is computed from itself. That is asked for by
    /// ``innerSupport(of:)`` and ``innerDerivative(of:by:)``.
    public mutating func makeVariables(_ ids: [ID], numberedFrom first: Int32) {
        for (number, id) in ids.enumerated() { variables[id] = first + Int32(number) }
        derivatives = [:]
        for id in nodes.indices { support[id] = variables[ID(id)].map { [$0] } ?? innerSupport(of: ID(id)) }
    }

    /// What a node depends on, even if it is a variable itself.
    public func innerSupport(of id: ID) -> [Int32] {
        let node = nodes[Int(id)]
        switch node.operation {
        case .species: return [node.left]
        case .constant, .parameter: return []
        default: return union(node.left, node.right)
        }
    }

    /// The derivative of a node by what it depends on, even if it is a variable itself.
    public mutating func innerDerivative(of id: ID, by species: Int32) -> ID { differentiate(id, by: species) }

    /// The derivative of a node by a species, as a node of this graph.
    public mutating func derivative(of id: ID, by species: Int32) -> ID {
        guard depends(id, on: species) else { return constant(0) }
        if variables[id] != nil { return constant(1) }
        let key = UInt64(UInt32(bitPattern: id)) << 32 | UInt64(UInt32(bitPattern: species))
        if let known = derivatives[key] { return known }
        let result = differentiate(id, by: species)
        derivatives[key] = result
        return result
    }

    private func depends(_ id: ID, on species: Int32) -> Bool {
        let list = support[Int(id)]
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle] < species { low = middle + 1 } else { high = middle }
        }
        return low < list.count && list[low] == species
    }

    private mutating func differentiate(_ id: ID, by species: Int32) -> ID {
        let node = nodes[Int(id)]
        let (a, b) = (node.left, node.right)
        switch node.operation {
        case .constant, .parameter, .step: return constant(0)
        case .species: return constant(node.left == species ? 1 : 0)
        case .add: return add(derivative(of: a, by: species), derivative(of: b, by: species))
        case .subtract: return subtract(derivative(of: a, by: species), derivative(of: b, by: species))
        case .negate: return negate(derivative(of: a, by: species))
        case .multiply:
            let first = multiply(derivative(of: a, by: species), b)
            return add(first, multiply(a, derivative(of: b, by: species)))
        case .divide:
            // (a/b)' = (a' − (a/b) b') / b
            let second = multiply(id, derivative(of: b, by: species))
            return divide(subtract(derivative(of: a, by: species), second), b)
        case .power:
            precondition(isParameterOnly(b), "An exponent may not depend on a species.")
            let less = subtract(b, constant(1))
            return multiply(multiply(b, power(a, less)), derivative(of: a, by: species))
        case .exponential: return multiply(id, derivative(of: a, by: species))
        case .logarithm: return divide(derivative(of: a, by: species), a)
        case .squareRoot: return divide(derivative(of: a, by: species), multiply(constant(2), id))
        case .positive: return multiply(step(a), derivative(of: a, by: species))
        }
    }
}
