import Kernels

/// Powers, exponentials and logarithms as the kernel computes them for every lane at once.
///
/// They are the engine's own, so that another library changes no result. Errors are tested in units of the last place against the C
/// library; see `loops.h` for what they are outside the reals.
enum Elementary {
    static func power(_ x: Double, _ y: Double) -> Double { Kernel.best.table.power(x, y) }

    static func exponential(_ x: Double) -> Double { apply(.exponential, x) }
    static func logarithm(_ x: Double) -> Double { apply(.logarithm, x) }

    private static func apply(_ operation: Program.Operation, _ x: Double) -> Double {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 2) { memory in
            memory.initialize(repeating: x)
            var step = kernel_instruction(operation: operation.rawValue, target: 1, a: 0, b: -1, c: -1)
            Kernel.best.table.apply_one(&step, 1, memory.baseAddress)
            return memory[1]
        }
    }
}
