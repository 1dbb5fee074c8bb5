import Kernels
import Reactions

/// A straight line of operations on registers, kept as runs of equal operations.
///
/// A run is one loop without decisions; the choice of the operation is made once a run and not once an instruction.
struct Program: Sendable {
    /// In the order of `kernel_operation`.
    enum Operation: Int32, Sendable, CaseIterable {
        case add, subtract, multiply, divide, negate
        case power, exponential, logarithm, squareRoot, positive, step
        /// Two operations with two roundings, and one register less: a b + c, a b − c, c − a b, a b c.
        case multiplyAdd, multiplySubtract, subtractProduct, multiplyThree
        /// The same for sums: a + b + c, a + b − c, (a + b) c.
        case addThree, addSubtract, addMultiply
    }

    /// An operation on up to three registers.
    typealias Instruction = kernel_instruction
    /// Instructions with one operation.
    typealias Run = kernel_run

    private(set) var runs: [Run] = []
    private(set) var instructions: [Instruction] = []

    mutating func append(_ operation: Operation, _ instruction: Instruction) {
        instructions.append(instruction)
        let end = Int32(instructions.count)
        if let last = runs.last, last.operation == operation.rawValue {
            runs[runs.count - 1] = Run(operation: operation.rawValue, start: last.start, end: end)
        } else {
            runs.append(Run(operation: operation.rawValue, start: end - 1, end: end))
        }
    }

    /// The same program with other registers.
    func mapping(_ change: (Instruction) -> Instruction) -> Program {
        var program = self
        program.instructions = instructions.map(change)
        return program
    }

    /// Runs the program for all lanes of a block, by the loops in Swift if there is no kernel.
    func run<P: Packet>(_ registers: UnsafeMutablePointer<P>, kernel: Kernel? = P.kernel) {
        guard let kernel else { return execute(registers, stride: 1) }
        runs.withUnsafeBufferPointer { runs in
            instructions.withUnsafeBufferPointer { code in
                guard let code = code.baseAddress else { return }
                kernel.run(runs.baseAddress, Int32(runs.count), code, registers)
            }
        }
    }

    /// Runs the program for one lane of a block of any width; `registers` points to the lane's first register.
    func run(lane registers: UnsafeMutablePointer<Double>, stride: Int) { execute(registers, stride: stride) }

    @inline(__always) private func execute<P: Packet>(_ r: UnsafeMutablePointer<P>, stride: Int) {
        instructions.withUnsafeBufferPointer { list in
            guard let code = list.baseAddress else { return }
            for run in runs { Program.execute(run, Registers(code: code, values: r, stride: stride)) }
        }
    }

    @inline(__always) private static func execute<P: Packet>(_ run: Run, _ r: Registers<P>) {
        switch Operation(rawValue: run.operation)! {
        case .add: r.each(run) { $0.a($1) + $0.b($1) }
        case .subtract: r.each(run) { $0.a($1) - $0.b($1) }
        case .multiply: r.each(run) { $0.a($1) * $0.b($1) }
        case .divide: r.each(run) { $0.a($1) / $0.b($1) }
        case .negate: r.each(run) { $0.a($1).negated }
        case .power: r.each(run) { P.power($0.a($1), $0.b($1)) }
        case .exponential: r.each(run) { $0.a($1).exponential }
        case .logarithm: r.each(run) { $0.a($1).logarithm }
        case .squareRoot: r.each(run) { $0.a($1).root }
        case .positive:
            // What is not a number must stay so, or a failure would go unseen.
            r.each(run) { P.choose(P.less($0.a($1), P(repeating: 0)), P(repeating: 0), $0.a($1)) }
        case .step: r.each(run) { P.choose(P.less(P(repeating: 0), $0.a($1)), P(repeating: 1), P(repeating: 0)) }
        case .multiplyAdd: r.each(run) { $0.a($1) * $0.b($1) + $0.c($1) }
        case .multiplySubtract: r.each(run) { $0.a($1) * $0.b($1) - $0.c($1) }
        case .subtractProduct: r.each(run) { $0.c($1) - $0.a($1) * $0.b($1) }
        case .multiplyThree: r.each(run) { $0.a($1) * $0.b($1) * $0.c($1) }
        case .addThree: r.each(run) { $0.a($1) + $0.b($1) + $0.c($1) }
        case .addSubtract: r.each(run) { $0.a($1) + $0.b($1) - $0.c($1) }
        case .addMultiply: r.each(run) { ($0.a($1) + $0.b($1)) * $0.c($1) }
        }
    }
}

/// Registers as the loops of a program see them.
private struct Registers<P: Packet> {
    let code: UnsafePointer<Program.Instruction>
    let values: UnsafeMutablePointer<P>
    let stride: Int

    @inline(__always) func a(_ i: Int) -> P { values[Int(code[i].a) &* stride] }
    @inline(__always) func b(_ i: Int) -> P { values[Int(code[i].b) &* stride] }
    @inline(__always) func c(_ i: Int) -> P { values[Int(code[i].c) &* stride] }

    @inline(__always) func each(_ run: Program.Run, _ body: (Registers<P>, Int) -> P) {
        for i in Int(run.start)..<Int(run.end) { values[Int(code[i].target) &* stride] = body(self, i) }
    }
}
