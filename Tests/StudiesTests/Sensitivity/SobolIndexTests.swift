import Testing

@testable import Studies

@Suite("Sobol's indices")
struct SobolIndexTests {
    private func outputs(_ design: SobolDesign, _ value: ([Double]) -> Double) -> [Double?] {
        (0..<design.rows).map { value(design.point($0)) }
    }

    @Test("A base row is A, then A with one factor from B at a time, then B; its halves are one Sobol point")
    func rows() {
        let design = SobolDesign(factors: 4, base: 8, seed: 2)
        for base in 0..<8 {
            let points = (0..<6).map { design.point(base * 6 + $0) }
            for factor in 0..<4 {
                var expected = points[0]
                expected[factor] = points[5][factor]
                #expect(points[factor + 1] == expected)
            }
        }
        for coordinate in 0..<8 {
            let values = (0..<8).map { design.point($0 * 6 + (coordinate < 4 ? 0 : 5))[coordinate % 4] }
            #expect(Set(values.map { Int($0 * 8) }).count == 8)
        }
    }

    /// Over 24 seeds the errors with 2¹³ base rows were 0.0014 or less in the root mean square, for every index.
    @Test("Indices of Ishigami's and Sobol's functions are those of their closed forms", arguments: [TestFunction.ishigami, .g])
    func closedForms(function: TestFunction) {
        let design = SobolDesign(factors: function.factors, base: 8192, seed: 1)
        let found = design.indices(outputs(design, function.value), bootstrap: Bootstrap(resamples: 200))
        #expect(abs(found.variance! / function.variance - 1) < 0.01)
        for factor in 0..<function.factors {
            let indices = found.factors[factor]
            #expect(abs(indices.first - function.first[factor]) < 0.006)
            #expect(abs(indices.total - function.total[factor]) < 0.006)
            #expect(indices.firstInterval.contains(function.first[factor]) && indices.totalInterval.contains(function.total[factor]))
        }
    }

    @Test("Errors fall faster than with the square root of the base rows")
    func convergence() {
        func error(_ base: Int) -> Double {
            let squares = (0..<8).flatMap { seed -> [Double] in
                let design = SobolDesign(factors: 6, base: base, seed: UInt64(seed))
                let found = design.indices(outputs(design, TestFunction.g.value), bootstrap: Bootstrap(resamples: 1))
                return found.factors.indices.map { index in
                    let error = found.factors[index].total - TestFunction.g.total[index]
                    return error * error
                }
            }
            return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
        }
        let (coarse, fine) = (error(128), error(8192))
        print("measured error of total indices: \(coarse) with 128 base rows, \(fine) with 8192")
        // With the square root the errors would differ by 8, with the number itself by 64. Single sizes are good or bad by luck.
        #expect(coarse / fine > 20)
    }

    @Test("Intervals of independent base rows cover the truth about as often as they say")
    func coverage() {
        // The bootstrap takes base rows to be independent, which scrambled points are not: its intervals are then too wide, never too
        // narrow. Here many small designs with seeds of their own.
        let runs = 60
        let covered = (0..<runs).filter { seed in
            let design = SobolDesign(factors: 3, base: 256, seed: UInt64(1000 + seed))
            let found = design.indices(outputs(design, TestFunction.ishigami.value), bootstrap: Bootstrap(resamples: 300))
            return found.factors[1].totalInterval.contains(TestFunction.ishigami.total[1])
        }.count
        #expect(covered >= 54)  // 95 % of 60, less two standard errors
    }

    @Test("A base row with a missing or undefined output is left out as a whole, and counted")
    func missing() {
        let design = SobolDesign(factors: 3, base: 64, seed: 5)
        var values = outputs(design, TestFunction.ishigami.value)
        let expected = SobolDesign(factors: 3, base: 62, seed: 5).indices(Array(values.prefix(62 * 5)))
        values[62 * 5 + 4] = nil
        values[63 * 5] = .nan
        let found = design.indices(values)
        #expect(found.used == 62 && found.leftOut == 2 && expected.leftOut == 0)
        #expect(found.factors == expected.factors && found.variance == expected.variance)
    }

    @Test("An output that does not vary has no indices")
    func constant() {
        let design = SobolDesign(factors: 2, base: 16, seed: 5)
        let found = design.indices(outputs(design) { _ in 0.1 })
        #expect(found.factors.isEmpty && found.used == 16)
        #expect(abs(found.mean! - 0.1) < 1e-15)
    }

    @Test("An added constant, however large, does not move the indices")
    func shift() {
        let design = SobolDesign(factors: 3, base: 256, seed: 8)
        let plain = design.indices(outputs(design, TestFunction.ishigami.value), bootstrap: Bootstrap(resamples: 10))
        let moved = design.indices(outputs(design) { TestFunction.ishigami.value($0) + 1e6 }, bootstrap: Bootstrap(resamples: 10))
        for (a, b) in zip(plain.factors, moved.factors) { #expect(abs(a.first - b.first) < 1e-8 && abs(a.total - b.total) < 1e-8) }
    }

    @Test("A design that cannot be run says everything that is wrong")
    func issues() {
        #expect(
            SobolDesign(factors: 129, base: 1, seed: 1).issues.map(\.description) == [
                "There are 129 factors, but Sobol's indices are worked out for at most 128. Screen them with Morris's method first.",
                "There are 1 base rows. Give at least 2; powers of two from 256 on are usual.",
            ])
    }
}
