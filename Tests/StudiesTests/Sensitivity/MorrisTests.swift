import Testing

@testable import Studies

@Suite("Morris's screening")
struct MorrisTests {
    static let design = MorrisDesign(factors: 5, trajectories: 40, seed: 6)

    private func outputs(_ design: MorrisDesign, _ value: ([Double]) -> Double) -> [Double?] {
        (0..<design.rows).map { value(design.point($0)) }
    }

    @Test("Each factor moves once on a trajectory, by half the unit interval, between levels in the middle of equal parts")
    func trajectories() {
        for trajectory in 0..<Self.design.trajectories {
            let points = (0...5).map { Self.design.point(trajectory * 6 + $0) }
            #expect(points.joined().allSatisfy { [0.125, 0.375, 0.625, 0.875].contains($0) })
            let moved = zip(points, points.dropFirst()).map { before, after in (0..<5).filter { before[$0] != after[$0] } }
            #expect(moved.allSatisfy { $0.count == 1 } && Set(moved.joined()).count == 5)
            #expect(zip(points[0], points[5]).allSatisfy { abs($0 - $1) == 0.5 })
        }
    }

    @Test("Levels, directions and orders are all used, about equally often")
    func even() {
        let design = MorrisDesign(factors: 3, trajectories: 2400, levels: 6, seed: 1)
        let starts = (0..<2400).map { design.point($0 * 4) }
        for factor in 0..<3 {
            for level in 0..<6 {
                let share = starts.filter { Int($0[factor] * 6) == level }.count
                #expect(abs(share - 400) < 73)  // four standard errors of a sixth of 2400
            }
        }
        let firsts = (0..<2400).map { row in (0..<3).first { design.point(row * 4)[$0] != design.point(row * 4 + 1)[$0] }! }
        for factor in 0..<3 { #expect(abs(firsts.filter { $0 == factor }.count - 800) < 93) }  // and of a third
    }

    @Test("A row needs none of the others, and another seed gives another design")
    func alone() {
        #expect(MorrisDesign(factors: 5, trajectories: 40, seed: 6).point(133) == Self.design.point(133))
        #expect((0..<240).contains { MorrisDesign(factors: 5, trajectories: 40, seed: 7).point($0) != Self.design.point($0) })
    }

    @Test("Effects of a linear function are its coefficients, without spread")
    func linear() {
        let coefficients = [3, -2, 0, 0.5, 10]
        let found = Self.design.effects(outputs(Self.design) { zip($0, coefficients).reduce(7) { $0 + $1.0 * $1.1 } })
        #expect(found.used == 40 && found.leftOut == 0)
        for (factor, coefficient) in zip(found.factors, coefficients) {
            #expect(abs(factor.mu - coefficient) < 1e-12 && abs(factor.muStar - abs(coefficient)) < 1e-12 && factor.sigma < 1e-12)
            #expect(factor.muInterval.upperBound - factor.muInterval.lowerBound < 1e-12)
        }
    }

    @Test("An interaction shows as spread: the effect in a product is the other factor")
    func product() {
        let design = MorrisDesign(factors: 2, trajectories: 2000, seed: 3)
        let found = design.effects(outputs(design) { ($0[0] - 0.5) * ($0[1] - 0.5) })
        for factor in found.factors {
            // The other factor is ±1/8 or ±3/8, equally often: mean 0, mean size 1/4, standard deviation √5/8.
            let error = 5.0.squareRoot() / 8 / 2000.0.squareRoot()
            #expect(abs(factor.mu) < 4 * error)
            #expect(abs(factor.muStar - 0.25) < 4 * 0.125 / 2000.0.squareRoot())
            #expect(abs(factor.sigma / (5.0.squareRoot() / 8) - 1) < 0.05)
            // The interval of a mean is about ± 1.96 standard errors.
            let half = (factor.muInterval.upperBound - factor.muInterval.lowerBound) / 2
            #expect(abs(half / (1.96 * error) - 1) < 0.15)
        }
    }

    @Test("A trajectory with a missing or infinite output is left out as a whole, and counted")
    func missing() {
        var values = outputs(Self.design) { $0[0] * $0[1] + $0[4] }
        let shorter = MorrisDesign(factors: 5, trajectories: 38, seed: 6)
        let expected = shorter.effects(Array(values.prefix(shorter.rows)))
        values[38 * 6 + 2] = nil
        values[39 * 6 + 5] = .infinity
        let found = Self.design.effects(values)
        #expect(found.used == 38 && found.leftOut == 2)
        #expect(found.factors == expected.factors)
    }

    @Test("With fewer than two trajectories there are no effects")
    func tooFew() {
        var values = [Double?](repeating: nil, count: Self.design.rows)
        for row in 0..<6 { values[row] = 1 }
        let found = Self.design.effects(values)
        #expect(found.factors.isEmpty && found.used == 1 && found.leftOut == 39)
    }

    @Test("A design that cannot be run says everything that is wrong")
    func issues() {
        #expect(
            MorrisDesign(factors: 0, trajectories: 1, levels: 3, seed: 1).issues.map(\.description) == [
                "There are no factors. Name at least one uncertain number.",
                "There are 1 trajectories. Give at least 2; 10 to 50 are usual.",
                "The grid has 3 levels. Give an even number of at least 2; 4 is usual.",
            ])
        #expect(Self.design.issues.isEmpty)
    }
}
