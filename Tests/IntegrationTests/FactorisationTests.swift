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

    /// Solves (shift − J) x = b for a random J of a given filling, by every means.
    ///
    /// - Parameter lifted: The last unknowns, which are lifted values: one stands for the shift, and zero on the right.
    private func compare<Number: LaneNumber>(size: Int, lifted: Int = 0, filling: Double, seed: UInt64, _: Number.Type) {
        var random = Generator(state: seed)
        var entries: [(row: Int, column: Int)] = []
        var values: [Double] = []
        var matrix = Array(repeating: Array(repeating: 0.0, count: size), count: size)
        let shift = 3.0
        for row in 0..<size {
            matrix[row][row] = row < size - lifted ? shift : 1
            for column in 0..<size where random.uniform() < filling {
                entries.append((row, column))
                values.append(row == column ? -20 * random.uniform() : random.uniform() - 0.5)
                matrix[row][column] -= values.last!
            }
        }
        let right = (0..<size).map { row in row < size - lifted ? random.uniform() : 0 }
        let expected = dense(matrix, right)
        let elimination = Elimination(stateCount: size - lifted, lifted: lifted, entries: entries)
        var layout = Layout()
        let entriesStart = Int32(5)
        (layout.zero, layout.one, layout.minusOne, layout.sign, layout.shift) = (0, 1, 2, 3, 4)
        let rightStart = entriesStart + Int32(values.count)
        layout.factors = rightStart + Int32(size)
        layout.count = layout.factors + Int32(elimination.placeCount)
        let places = (0..<Int32(values.count)).map { $0 + entriesStart }
        var (solution, solve) = (Program(), SolutionWriter(elimination, zero: layout.zero))
        let stored = elimination.places(layout).map { solution.given($0) }
        for unknown in elimination.order {
            solve.forward(unknown < size - lifted ? solution.given(rightStart + unknown) : nil, stored, into: &solution)
        }
        solve.backward(stored, into: &solution)
        let untouched = elimination.untouched(places, layout)
        solution.move { untouched[$0] ?? $0 }
        var factorisation = Program()
        var factors = FactorWriter(elimination, layout)
        for row in 0..<size {
            let entries = places.map { factorisation.given($0) }
            factors.write(row: row, into: &factorisation) { entries[$0] }
        }
        let given = ([0, 1, -1, -0.0, shift] + values + right).map { Array(repeating: Number($0), count: Number.precision.lanes) }
        var first: [Number]?
        for runner in Runner<Number>.all {
            let solved = runner.run([factorisation, solution], layout, given: given, solution: size - lifted)
            // Some thousand roundings of numbers up to one.
            for (a, b) in zip(solved.map { $0[5 % $0.count] }, expected) { #expect(abs(Double(a) - b) < 4096 * Double(Number.ulpOfOne)) }
            let found = solved.map { $0[0] }
            #expect(first == nil || first == found, "\(runner)")
            first = found
        }
    }

    @Test("A solve agrees with elimination on the full matrix", arguments: [0.02, 0.1, 0.5, 1])
    func random(filling: Double) {
        random(filling, Double.self)
        random(filling, Float.self)
    }

    private func random<Number: LaneNumber>(_ filling: Double, _ number: Number.Type) {
        for seed in 1...5 as ClosedRange<UInt64> { compare(size: 30, filling: filling, seed: seed, number) }
        compare(size: 1, filling: 1, seed: 9, number)
        compare(size: 70, filling: filling / 4, seed: 11, number)
    }

    @Test("So does one with lifted values, whose rows have a diagonal of one", arguments: [0.02, 0.1, 0.5])
    func liftedValues(filling: Double) {
        for seed in 1...5 as ClosedRange<UInt64> {
            compare(size: 40, lifted: 12, filling: filling, seed: seed, Double.self)
            compare(size: 40, lifted: 12, filling: filling, seed: seed, Float.self)
        }
    }

    @Test("The smallest pivots of states and of lifted values are told, in every lane", arguments: 1...5 as ClosedRange<UInt64>)
    func pivots(seed: UInt64) {
        var random = Generator(state: seed)
        let (size, lifted) = (24, 4)
        let cells = (0..<size).flatMap { row in (0..<size).map { (row: row, column: $0) } }
        let entries = cells.filter { $0.row == $0.column || random.uniform() < 0.15 }
        let elimination = Elimination(stateCount: size - lifted, lifted: lifted, entries: entries)
        var layout = Layout()
        (layout.zero, layout.one, layout.sign, layout.shift, layout.pivots) = (0, 1, 2, 3, 4)
        layout.factors = 6 + Int32(entries.count)
        layout.count = layout.factors + Int32(elimination.placeCount)
        var program = Program()
        var factors = FactorWriter(elimination, layout)
        let values = entries.indices.map { program.given(6 + Int32($0)) }
        for row in 0..<size { factors.write(row: row, into: &program) { values[$0] } }
        factors.finish(&program)
        // Diagonals of both signs, so that pivots are now and then small.
        let given =
            [0, 1, -0.0, 1.5, 0, 0].map { Array(repeating: $0, count: 8) }
            + entries.map { _ in (0..<8).map { _ in 4 * random.uniform() - 2 } }
        let stored = elimination.places(layout)
        for runner in Runner<Double>.all {
            let memory = runner.run([program], layout, given: given)
            for lane in 0..<runner.width {
                func largest(_ rows: [Int]) -> Double { rows.map { abs(memory[Int(stored[Int(elimination.diagonal[$0])])][lane]) }.max()! }
                #expect(memory[4][lane] == largest((0..<size).filter { !elimination.isLifted($0) }), "\(runner)")
                #expect(memory[5][lane] == largest((0..<size).filter { elimination.isLifted($0) }), "\(runner)")
            }
        }
    }

    @Test("Sites that meet only in the blood fill in nothing")
    func arrowhead() {
        // The blood is state 0 and would fill everything if it were eliminated first.
        let entries = (1..<40).flatMap { [(row: 0, column: $0), (row: $0, column: 0)] }
        let elimination = Elimination(stateCount: 40, entries: entries)
        #expect(elimination.placeCount == entries.count + 40)
        #expect(elimination.products.count == 39)
        #expect(elimination.order.last == 0 || elimination.order[38] == 0)
    }

    @Test("A tape finds an order of little fill for chains")
    func chain() {
        let entries = (0..<50).flatMap { [(row: $0, column: ($0 + 1) % 50), (row: $0, column: ($0 + 49) % 50)] }
        let elimination = Elimination(stateCount: 50, entries: entries)
        // A ring of n states has at least 2 (n − 3) places of fill.
        #expect(elimination.placeCount <= 150 + 2 * 47)
    }
}
