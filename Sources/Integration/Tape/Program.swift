import Reactions

/// A straight line of operations on registers, kept as runs of equal operations.
///
/// A run is one loop without decisions; the choice of the operation is made once a run and not once an instruction.
struct Program: Sendable {
    typealias Operation = ExpressionGraph.Operation

    struct Instruction: Sendable {
        let target: Int32
        let left: Int32
        let right: Int32
    }

    struct Run: Sendable {
        let operation: Operation
        let start: Int
        let end: Int
    }

    private(set) var runs: [Run] = []
    private(set) var instructions: [Instruction] = []

    mutating func append(_ operation: Operation, _ instruction: Instruction) {
        instructions.append(instruction)
        let end = instructions.count
        if let last = runs.last, last.operation == operation {
            runs[runs.count - 1] = Run(operation: operation, start: last.start, end: end)
        } else {
            runs.append(Run(operation: operation, start: end - 1, end: end))
        }
    }

    /// Runs the program for all lanes of a block.
    @inline(never) func run<P: Packet>(_ registers: UnsafeMutablePointer<P>) { execute(registers, stride: 1) }

    /// Runs the program for one lane of a block of any width; `registers` points to the lane's first register.
    func run(lane registers: UnsafeMutablePointer<Double>, stride: Int) { execute(registers, stride: stride) }

    @inline(__always) private func execute<P: Packet>(_ r: UnsafeMutablePointer<P>, stride: Int) {
        instructions.withUnsafeBufferPointer { list in
            guard let code = list.baseAddress else { return }
            for run in runs { Program.execute(run, code, r, stride) }
        }
    }

    @inline(__always) private static func execute<P: Packet>(
        _ run: Run, _ code: UnsafePointer<Instruction>, _ r: UnsafeMutablePointer<P>, _ stride: Int
    ) {
        switch run.operation {
        case .add: binary(run, code, r, stride) { $0 + $1 }
        case .subtract: binary(run, code, r, stride) { $0 - $1 }
        case .multiply: binary(run, code, r, stride) { $0 * $1 }
        case .divide: binary(run, code, r, stride) { $0 / $1 }
        case .power: binary(run, code, r, stride) { P.power($0, $1) }
        case .negate: unary(run, code, r, stride) { $0.negated }
        case .exponential: unary(run, code, r, stride) { $0.exponential }
        case .logarithm: unary(run, code, r, stride) { $0.logarithm }
        case .squareRoot: unary(run, code, r, stride) { $0.root }
        case .positive:
            unary(run, code, r, stride) { x in
                // What is not a number must stay so, or a failure would go unseen.
                P.choose(P.less(x, P(repeating: 0)), P(repeating: 0), x)
            }
        case .step:
            unary(run, code, r, stride) { x in P.choose(P.less(P(repeating: 0), x), P(repeating: 1), P(repeating: 0)) }
        case .constant, .species, .parameter: preconditionFailure("Leaves are registers, not instructions.")
        }
    }

    @inline(__always) private static func binary<P: Packet>(
        _ run: Run, _ code: UnsafePointer<Instruction>, _ r: UnsafeMutablePointer<P>, _ stride: Int, _ body: (P, P) -> P
    ) {
        for i in run.start..<run.end {
            let step = code[i]
            r[Int(step.target) &* stride] = body(r[Int(step.left) &* stride], r[Int(step.right) &* stride])
        }
    }

    @inline(__always) private static func unary<P: Packet>(
        _ run: Run, _ code: UnsafePointer<Instruction>, _ r: UnsafeMutablePointer<P>, _ stride: Int, _ body: (P) -> P
    ) {
        for i in run.start..<run.end {
            let step = code[i]
            r[Int(step.target) &* stride] = body(r[Int(step.left) &* stride])
        }
    }
}
