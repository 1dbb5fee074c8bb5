import Glibc

/// Memory with generated functions, which can be run and not be written any more.
final class MachineCode: @unchecked Sendable {
    /// A function of the memory of a block and of the vector of the solution.
    typealias Function = @convention(c) (UnsafeMutableRawPointer, UnsafeMutableRawPointer) -> Void

    private let start: UnsafeMutableRawPointer
    private let size: Int

    /// - Returns: `nil` where the system gives no memory that can be run.
    init?(_ bytes: [UInt8]) {
        size = bytes.count
        guard let pages = mmap(nil, max(size, 1), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), pages != MAP_FAILED else {
            return nil
        }
        start = pages
        bytes.withUnsafeBytes { start.copyMemory(from: $0.baseAddress!, byteCount: size) }
        guard mprotect(start, size, PROT_READ | PROT_EXEC) == 0 else {
            munmap(start, size)
            return nil
        }
    }

    deinit { munmap(start, max(size, 1)) }

    func function(at offset: Int) -> Function { unsafeBitCast(start + offset, to: Function.self) }
}
