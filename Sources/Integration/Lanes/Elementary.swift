import Kernels

/// Powers, exponentials and logarithms as the kernel computes them for every lane at once.
///
/// They are the engine's own, so that another library changes no result. Errors are tested in units of the last place against the C
/// library; see `loops.h` for what they are outside the reals.
enum Elementary {
    static func power(_ x: Double, _ y: Double) -> Double { Kernel.best.loops(.double).power(x, y) }

    static func power<Number: LaneNumber>(_ x: Number, _ y: Number) -> Number {
        Number(Kernel.best.loops(Number.precision).power(Double(x), Double(y)))
    }

    static func exponential<Number: LaneNumber>(_ x: Number) -> Number { apply(.exponential, x) }
    static func logarithm<Number: LaneNumber>(_ x: Number) -> Number { apply(.logarithm, x) }

    /// Replaces numbers by their logarithms or exponentials, eight at once.
    static func replace(_ numbers: UnsafeMutableBufferPointer<Double>, by operation: Program.Operation) {
        let loops = Kernel.best.loops(.double)
        for packet in 0..<Int32(numbers.count / Precision.double.lanes) {
            var step = kernel_instruction(operation: operation.rawValue, target: packet, a: packet, b: -1, c: -1)
            loops.apply(&step, 1, numbers.baseAddress)
        }
    }

    private static func apply<Number: LaneNumber>(_ operation: Program.Operation, _ x: Number) -> Number {
        withUnsafeTemporaryAllocation(of: Number.self, capacity: 2) { memory in
            memory.initialize(repeating: x)
            var step = kernel_instruction(operation: operation.rawValue, target: 1, a: 0, b: -1, c: -1)
            Kernel.best.loops(Number.precision).apply_one(&step, 1, memory.baseAddress)
            return memory[1]
        }
    }
}
