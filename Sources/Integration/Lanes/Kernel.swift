import Kernels

/// The inner loops over blocks of eight lanes, in the best instruction set that the machine has.
///
/// They give the bits of the loops in Swift; only the time differs. `SQUALL_INSTRUCTIONS` (`avx512`, `avx2`, `portable`) names another
/// set, for tests.
struct Kernel: @unchecked Sendable {
    let run: @convention(c) (UnsafePointer<kernel_run>?, Int32, UnsafePointer<kernel_instruction>?, UnsafeMutableRawPointer?) -> Void
    private let table: kernel_table

    static let best = Kernel(kernel_best().pointee)

    init(_ table: kernel_table) {
        self.table = table
        run = table.run
    }

    /// `avx512`, `avx2` or `portable`.
    var name: String { String(cString: table.name) }

    /// Every set that this machine has.
    static var supported: [Kernel] {
        var found: [Kernel] = []
        var table = kernel_tables()!
        while table.pointee.name != nil {
            if kernel_is_supported(table) != 0 { found.append(Kernel(table.pointee)) }
            table += 1
        }
        return found
    }

    func factorise(
        _ pattern: UnsafePointer<kernel_pattern>, _ registers: UnsafeRawPointer, shift: UnsafeRawPointer, _ values: UnsafeMutableRawPointer
    ) {
        table.factorise(pattern, registers, shift, values)
    }

    func solve(
        _ pattern: UnsafePointer<kernel_pattern>, _ values: UnsafeRawPointer, _ right: UnsafeRawPointer, _ work: UnsafeMutableRawPointer,
        _ solution: UnsafeMutableRawPointer
    ) { table.solve(pattern, values, right, work, solution) }

    func argument(
        _ registers: UnsafeMutableRawPointer, _ state: UnsafeRawPointer, _ stages: UnsafeRawPointer, _ a: UnsafePointer<Double>, terms: Int,
        length: Int
    ) { table.argument(registers, state, stages, a, Int32(terms), Int32(length)) }

    func extend(_ registers: UnsafeMutableRawPointer, _ stage: UnsafeRawPointer, length: Int) {
        table.extend(registers, stage, Int32(length))
    }

    func rightSide(
        _ right: UnsafeMutableRawPointer, _ registers: UnsafeRawPointer, _ slots: UnsafeBufferPointer<Int32>, _ stages: UnsafeRawPointer,
        _ c: UnsafePointer<Double>, terms: Int, length: Int, inverse: UnsafeRawPointer
    ) {
        table.right_side(
            right, registers, slots.baseAddress, Int32(slots.count), stages, c, Int32(terms), Int32(length), inverse)
    }

    func conclude(
        _ next: UnsafeMutableRawPointer, _ registers: UnsafeRawPointer, _ last: UnsafeRawPointer, _ state: UnsafeRawPointer,
        _ absolute: UnsafeRawPointer, relative: Double, count: Int, _ errors: UnsafeMutableRawPointer, _ failures: UnsafeMutableRawPointer
    ) { table.conclude(next, registers, last, state, absolute, relative, Int32(count), errors, failures) }

    func accept(_ state: UnsafeMutableRawPointer, _ next: UnsafeRawPointer, mask: UnsafeRawPointer, count: Int) {
        table.accept(state, next, mask, Int32(count))
    }

    func interpolate(
        _ registers: UnsafeMutableRawPointer, _ states: UnsafeBufferPointer<Int32>, _ start: UnsafeRawPointer, _ next: UnsafeRawPointer,
        _ stages: UnsafeRawPointer, length: Int, _ weights: UnsafeRawPointer, terms: Int, fraction: UnsafeRawPointer
    ) {
        table.interpolate(
            registers, states.baseAddress, Int32(states.count), start, next, stages, Int32(length), weights, Int32(terms), fraction)
    }
}
