import Testing

@testable import Integration

@Suite("Sparse factors")
struct FactorisationTests {
    /// Gauss's elimination with pivoting on a full matrix.
    private func dense(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var a = matrix
        var x = right
        let n = x.count
        for k in 0..<n {
            let pivot = (k..<n).max { abs(a[$0][k]) < abs(a[$1][k]) }!
            a.swapAt(k, pivot)
            x.swapAt(k, pivot)
            for i in k + 1..<n {
                let factor = a[i][k] / a[k][k]
                for j in k..<n { a[i][j] -= factor * a[k][j] }
                x[i] -= factor * x[k]
            }
        }
        for k in (0..<n).reversed() {
            for j in k + 1..<n { x[k] -= a[k][j] * x[j] }
            x[k] /= a[k][k]
        }
        return x
    }

    /// Solves (shift − J) x = b for a random J of a given filling, by both widths.
    private func compare(size: Int, filling: Double, seed: UInt64) {
        var random = Generator(state: seed)
        var entries: [(row: Int, column: Int)] = []
        var values: [Double] = []
        var matrix = Array(repeating: Array(repeating: 0.0, count: size), count: size)
        let shift = 3.0
        for row in 0..<size {
            matrix[row][row] = shift
            for column in 0..<size where random.uniform() < filling {
                entries.append((row, column))
                values.append(row == column ? -20 * random.uniform() : random.uniform() - 0.5)
                matrix[row][column] -= values.last!
            }
        }
        let right = (0..<size).map { _ in random.uniform() }
        let expected = dense(matrix, right)
        let elimination = Elimination(size: size, entries: entries)
        // The last register holds zero.
        let sources = elimination.sources.map { $0 < 0 ? Int32(values.count) : $0 }
        for solution in [
            solve(elimination, sources, values, right, shift, Double.self),
            solve(elimination, sources, values, right, shift, SIMD8<Double>.self),
        ] {
            for (a, b) in zip(solution, expected) { #expect(abs(a - b) < 1e-12) }
        }
    }

    private func solve<P: Packet>(
        _ elimination: Elimination, _ sources: [Int32], _ values: [Double], _ right: [Double], _ shift: Double, _: P.Type
    ) -> [Double] {
        let factorisation = Factorisation<P>(elimination, sources: sources)
        defer { factorisation.deallocate() }
        let (registers, given, solution) = (packets(values + [0], P.self), packets(right, P.self), packets(right, P.self))
        defer { for pointer in [registers, given, solution] { pointer.deallocate() } }
        factorisation.factorise(registers, shift: P(repeating: shift))
        factorisation.solve(given, into: solution)
        return right.indices.map { solution[$0].spread[5] }
    }

    /// Packets where the kernels want them: on the boundary of a cache line.
    private func packets<P: Packet>(_ values: [Double], _: P.Type) -> UnsafeMutablePointer<P> {
        let packets: UnsafeMutablePointer<P> = allocate(values.count)
        for (index, value) in values.enumerated() { packets[index] = P(repeating: value) }
        return packets
    }

    @Test("A solve agrees with elimination on the full matrix", arguments: [0.02, 0.1, 0.5, 1])
    func random(filling: Double) {
        for seed in 1...5 as ClosedRange<UInt64> { compare(size: 30, filling: filling, seed: seed) }
        compare(size: 1, filling: 1, seed: 9)
        compare(size: 70, filling: filling / 4, seed: 11)
    }

    @Test("Sites that meet only in the blood fill in nothing")
    func arrowhead() {
        // The blood is state 0 and would fill everything if it were eliminated first.
        let entries = (1..<40).flatMap { [(row: 0, column: $0), (row: $0, column: 0)] }
        let elimination = Elimination(size: 40, entries: entries)
        #expect(elimination.placeCount == entries.count + 40)
        #expect(elimination.products.count == 39)
        #expect(elimination.order.last == 0 || elimination.order[38] == 0)
    }

    @Test("A tape finds an order of little fill for chains")
    func chain() {
        let entries = (0..<50).flatMap { [(row: $0, column: ($0 + 1) % 50), (row: $0, column: ($0 + 49) % 50)] }
        let elimination = Elimination(size: 50, entries: entries)
        // A ring of n states has at least 2 (n − 3) places of fill.
        #expect(elimination.placeCount <= 150 + 2 * 47)
    }
}
