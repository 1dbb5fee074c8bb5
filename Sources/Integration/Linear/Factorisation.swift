/// The factors of 1/(γh) − J for every lane of a block, and solves with them.
///
/// Row by row, every place of L and U is its entry less a sum of known products; nothing is stored before its sum is done.
/// The reciprocal of the diagonal is kept, so that a solve has no division.
struct Factorisation<P: Packet> {
    private let elimination: Elimination
    /// For each place the register of the Jacobian's entry, or the register that holds zero.
    private let sources: [Int32]
    private let values: UnsafeMutablePointer<P>
    private let work: UnsafeMutablePointer<P>

    /// - Parameters:
    ///   - sources: For each place of the pattern the register it is made from.
    init(_ elimination: Elimination, sources: [Int32]) {
        self.elimination = elimination
        self.sources = sources
        values = allocate(elimination.placeCount)
        work = allocate(elimination.size)
    }

    func deallocate() {
        UnsafeMutableRawPointer(values).deallocate()
        UnsafeMutableRawPointer(work).deallocate()
    }

    /// Factorises `shift` − J, with J read from the registers.
    @inline(never) func factorise(_ registers: UnsafePointer<P>, shift: P) {
        let e = elimination
        e.products.withUnsafeBufferPointer { products in
            for row in 0..<e.size {
                let diagonal = Int(e.diagonal[row])
                let end = Int(e.rowStart[row + 1])
                for place in Int(e.rowStart[row])..<diagonal {
                    let sum = reduced(registers[Int(sources[place])].negated, place, products)
                    values[place] = sum * values[Int(e.diagonal[Int(e.columns[place])])]
                }
                values[diagonal] = P(repeating: 1) / reduced(shift - registers[Int(sources[diagonal])], diagonal, products)
                for place in diagonal + 1..<end {
                    values[place] = reduced(registers[Int(sources[place])].negated, place, products)
                }
            }
        }
    }

    @inline(__always) private func reduced(_ entry: P, _ place: Int, _ products: UnsafeBufferPointer<Elimination.Product>) -> P {
        var sum = entry
        for index in Int(elimination.productStart[place])..<Int(elimination.productStart[place + 1]) {
            let product = products[index]
            sum = sum - values[Int(product.lower)] * values[Int(product.upper)]
        }
        return sum
    }

    /// Solves for one right-hand side; both vectors are in the order of the states.
    @inline(never) func solve(_ right: UnsafePointer<P>, into solution: UnsafeMutablePointer<P>) {
        let e = elimination
        for row in 0..<e.size {
            var sum = right[Int(e.order[row])]
            for place in Int(e.rowStart[row])..<Int(e.diagonal[row]) { sum = sum - values[place] * work[Int(e.columns[place])] }
            work[row] = sum
        }
        for row in (0..<e.size).reversed() {
            let diagonal = Int(e.diagonal[row])
            var sum = work[row]
            for place in diagonal + 1..<Int(e.rowStart[row + 1]) { sum = sum - values[place] * work[Int(e.columns[place])] }
            sum = sum * values[diagonal]
            work[row] = sum
            solution[Int(e.order[row])] = sum
        }
    }
}

/// Uninitialised memory for packets, on the boundary of a cache line.
func allocate<P: Packet>(_ count: Int) -> UnsafeMutablePointer<P> {
    let raw = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1) * MemoryLayout<P>.stride, alignment: 64)
    let typed = raw.bindMemory(to: P.self, capacity: max(count, 1))
    typed.initialize(repeating: P(repeating: 0), count: max(count, 1))
    return typed
}
