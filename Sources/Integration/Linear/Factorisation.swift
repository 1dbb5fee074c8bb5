import Kernels

/// The factors of 1/(γh) − J for every lane of a block, and solves with them.
///
/// Row by row, every place of L and U is its entry less a sum of known products; nothing is stored before its sum is done.
/// The reciprocal of the diagonal is kept, so that a solve has no division.
struct Factorisation<P: Packet> {
    private let kernel: Kernel?
    private let size: Int
    private let order: UnsafeMutablePointer<Int32>
    private let rowStart: UnsafeMutablePointer<Int32>
    private let diagonal: UnsafeMutablePointer<Int32>
    private let columns: UnsafeMutablePointer<Int32>
    /// For each place the register of the Jacobian's entry, or the register that holds zero.
    private let sources: UnsafeMutablePointer<Int32>
    private let productStart: UnsafeMutablePointer<Int32>
    private let products: UnsafeMutablePointer<Elimination.Product>
    private let pattern: UnsafeMutablePointer<kernel_pattern>
    private let values: UnsafeMutablePointer<P>
    private let work: UnsafeMutablePointer<P>

    /// - Parameters:
    ///   - sources: For each place of the pattern the register it is made from.
    ///   - kernel: The loops to run; those in Swift if `nil`.
    init(_ elimination: Elimination, sources: [Int32], kernel: Kernel? = P.kernel) {
        self.kernel = kernel
        size = elimination.size
        order = Self.table(elimination.order)
        rowStart = Self.table(elimination.rowStart)
        diagonal = Self.table(elimination.diagonal)
        columns = Self.table(elimination.columns)
        self.sources = Self.table(sources)
        productStart = Self.table(elimination.productStart)
        products = Self.table(elimination.products)
        pattern = .allocate(capacity: 1)
        pattern.initialize(
            to: kernel_pattern(
                size: Int32(size), order: order, row_start: rowStart, diagonal: diagonal, columns: columns, sources: self.sources,
                product_start: productStart, products: products))
        values = allocate(elimination.placeCount)
        work = allocate(elimination.size)
    }

    func deallocate() {
        for table in [order, rowStart, diagonal, columns, sources, productStart] { table.deallocate() }
        products.deallocate()
        pattern.deallocate()
        values.deallocate()
        work.deallocate()
    }

    /// A copy outside of arrays, for loops without counting and checking.
    private static func table<T>(_ list: [T]) -> UnsafeMutablePointer<T> {
        let copy = UnsafeMutableBufferPointer<T>.allocate(capacity: max(list.count, 1))
        _ = copy.initialize(from: list)
        return copy.baseAddress!
    }

    /// Factorises `shift` − J, with J read from the registers. Here and in ``solve(_:into:)`` memory is that of ``allocate(_:)``.
    func factorise(_ registers: UnsafePointer<P>, shift: P) {
        if let kernel {
            work[0] = shift
            return kernel.factorise(pattern, registers, shift: work, values)
        }
        for row in 0..<size {
            let middle = Int(diagonal[row])
            for place in Int(rowStart[row])..<middle {
                let sum = reduced(registers[Int(sources[place])].negated, place)
                values[place] = sum * values[Int(diagonal[Int(columns[place])])]
            }
            values[middle] = P(repeating: 1) / reduced(shift - registers[Int(sources[middle])], middle)
            for place in middle + 1..<Int(rowStart[row + 1]) {
                values[place] = reduced(registers[Int(sources[place])].negated, place)
            }
        }
    }

    @inline(__always) private func reduced(_ entry: P, _ place: Int) -> P {
        var sum = entry
        for index in Int(productStart[place])..<Int(productStart[place + 1]) {
            sum = sum - values[Int(products[index].lower)] * values[Int(products[index].upper)]
        }
        return sum
    }

    /// Solves for one right-hand side; both vectors are in the order of the states.
    func solve(_ right: UnsafePointer<P>, into solution: UnsafeMutablePointer<P>) {
        if let kernel { return kernel.solve(pattern, values, right, work, solution) }
        for row in 0..<size {
            var sum = right[Int(order[row])]
            for place in Int(rowStart[row])..<Int(diagonal[row]) { sum = sum - values[place] * work[Int(columns[place])] }
            work[row] = sum
        }
        for row in (0..<size).reversed() {
            let middle = Int(diagonal[row])
            var sum = work[row]
            for place in middle + 1..<Int(rowStart[row + 1]) { sum = sum - values[place] * work[Int(columns[place])] }
            sum = sum * values[middle]
            work[row] = sum
            solution[Int(order[row])] = sum
        }
    }
}

/// Memory for packets, zero, on the boundary of a cache line.
func allocate<P: Packet>(_ count: Int) -> UnsafeMutablePointer<P> {
    let raw = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1) * MemoryLayout<P>.stride, alignment: 64)
    let typed = raw.bindMemory(to: P.self, capacity: max(count, 1))
    typed.initialize(repeating: P(repeating: 0), count: max(count, 1))
    return typed
}
