import Kernels

/// The loops that are the same for every model, in the best instruction set that the machine has.
///
/// All sets give the same bits; only the time differs. `SQUALL_INSTRUCTIONS` (`avx512`, `avx2`, `portable`) names another set, for tests.
struct Kernel: @unchecked Sendable {
    private let table: kernel_table

    static let best = Kernel(kernel_best().pointee)

    init(_ table: kernel_table) { self.table = table }

    /// `avx512`, `avx2` or `portable`.
    var name: String { String(cString: table.name) }

    func loops(_ precision: Precision) -> kernel_loops { precision == .double ? table.double_loops : table.single_loops }

    /// What code is generated for a block of a width, if any.
    func form(width: Int) -> Form? {
        switch name {
        case "avx512": width == 1 ? .one : .whole
        case "avx2": width == 1 ? .one : .half
        default: nil
        }
    }

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
}
