/// A straight line of operations on values, before it is decided where each value lies.
///
/// A value is given in memory, or computed once by a step. One with a place is kept there; the others are intermediate, and whoever
/// runs the program finds room for them: ``Interpreter`` in memory, ``Allocation`` in the registers of the processor.
struct Program: Sendable {
    /// In the order of `kernel_operation`.
    enum Operation: Int32, Sendable, CaseIterable {
        case add, subtract, multiply, divide, negate
        /// Of a; b is a zero with a sign.
        case magnitude
        case power, exponential, logarithm, squareRoot
        /// The larger of a and b, and 1 where b < a, else 0; both with a zero for b.
        case positive, step
        /// a b + c, a b − c and c − a b with one rounding.
        case multiplyAdd, multiplySubtract, subtractProduct

        /// Whether it is done by a loop of the kernel over many at once, and not by an instruction.
        var isLong: Bool {
            switch self {
            case .power, .exponential, .logarithm: true
            default: false
            }
        }
    }

    typealias Value = Int32

    struct Step: Sendable {
        let operation: Operation
        let target: Value
        let a: Value
        let b: Value
        let c: Value

        /// The values that are read, each once.
        var arguments: [Value] {
            var list = [a]
            if b >= 0 && b != a { list.append(b) }
            if c >= 0 && c != a && c != b { list.append(c) }
            return list
        }
    }

    private(set) var steps: [Step] = []
    /// For each value the place in memory where it is given or kept, or −1.
    private(set) var places: [Int32] = []
    /// For each value whether it is there before the program runs.
    private(set) var isGiven: [Bool] = []
    private var known: [Int32: Value] = [:]

    /// What is in memory at a place.
    mutating func given(_ place: Int32) -> Value {
        if let value = known[place] { return value }
        let value = newValue(place, isGiven: true)
        known[place] = value
        return value
    }

    /// The result of an operation, kept at a place if there is one.
    mutating func append(_ operation: Operation, _ a: Value, _ b: Value = -1, _ c: Value = -1, place: Int32 = -1) -> Value {
        let target = newValue(place, isGiven: false)
        steps.append(Step(operation: operation, target: target, a: a, b: b, c: c))
        return target
    }

    /// The steps that follow, directly or not, from what is given at a place. What they need beside it is kept already.
    func following(_ place: Int32) -> Program {
        var changes = places.indices.map { isGiven[$0] && places[$0] == place }
        var program = self
        program.steps = steps.filter { step in
            guard step.arguments.contains(where: { changes[Int($0)] }) else { return false }
            changes[Int(step.target)] = true
            return true
        }
        return program
    }

    /// Takes what is given from other places.
    mutating func move(_ place: (Int32) -> Int32) {
        for value in places.indices where isGiven[value] { places[value] = place(places[value]) }
        known = [:]
    }

    private mutating func newValue(_ place: Int32, isGiven given: Bool) -> Value {
        places.append(place)
        isGiven.append(given)
        return Value(places.count - 1)
    }
}
