import Testing

@testable import Studies

@Suite("What distinguishes patients")
struct SeparationTests {
    /// Hanley and McNeil, Radiology 1982;143:29, table II: 58 normal and 51 abnormal images rated from 1 to 5, area 0.893.
    @Test("The area under the curve of Hanley and McNeil's images, ties counting half")
    func area() {
        func column(_ counts: [Int]) -> [Double] { counts.enumerated().flatMap { Array(repeating: Double($0 + 1), count: $1) } }
        let ratings = column([33, 6, 6, 11, 2]) + column([3, 2, 2, 11, 33])
        let area = RankArea(ratings, Array(58..<109), Array(0..<58)).value(Array(repeating: 1, count: 109))
        #expect(abs(area - 0.893) < 0.0005)
    }

    @Test("Factors are sorted by how well they tell, and one that is the same in all is left out")
    func order() throws {
        let stream = RandomStream(seed: 3, patient: 1, purpose: "test")
        let isCase = (0..<200).map { $0 % 4 == 0 }
        let strong = (0..<200).map { stream.normal($0) + (isCase[$0] ? 2 : 0) }
        let none = (0..<200).map { stream.normal(1000 + $0) }
        let columns = [none, Array(repeating: 7, count: 200), strong.map { -$0 }]
        let found = try #require(Separations.between(isCase, priors: 3, weights: Array(repeating: 1, count: 200), seed: 1) { columns[$0] })
        #expect(found.with == 50)
        #expect(found.without == 150)
        #expect(found.rows.map(\.prior) == [2, 0])
        #expect(found.rows[0].higher.value < 0.15)
        #expect(found.rows[0].standardised < -1.5)
        #expect(found.rows[0].higher.excludes(0.5))
        #expect(!found.rows[1].higher.excludes(0.5))
    }

    /// DeLong, DeLong and Clarke-Pearson, Biometrics 1988;44:837: the variance of the area from how each patient is placed among the others.
    @Test("The bootstrap's interval is as wide as DeLong's variance says, to a sixth")
    func width() throws {
        let stream = RandomStream(seed: 5, patient: 2, purpose: "test")
        let isCase = (0..<200).map { $0 % 4 == 0 }
        let column = (0..<200).map { stream.normal($0) + (isCase[$0] ? 1 : 0) }
        let found = try #require(
            Separations.between(isCase, priors: 1, weights: Array(repeating: 1, count: 200), seed: 1) { _ in column })
        let cases = (0..<200).filter { isCase[$0] }.map { column[$0] }
        let controls = (0..<200).filter { !isCase[$0] }.map { column[$0] }
        let above = cases.map { value in Double(controls.count { $0 < value }) / Double(controls.count) }
        let below = controls.map { value in Double(cases.count { $0 > value }) / Double(cases.count) }
        let error = (Self.variance(above) / Double(cases.count) + Self.variance(below) / Double(controls.count)).squareRoot()
        let width = found.rows[0].higher.upper - found.rows[0].higher.lower
        #expect(abs(width / (2 * 1.96 * error) - 1) < 1.0 / 6)
        #expect(abs(found.rows[0].higher.value - above.reduce(0, +) / Double(cases.count)) < 1e-12)
    }

    private static func variance(_ values: [Double]) -> Double {
        let mean = values.reduce(0, +) / Double(values.count)
        return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
    }

    @Test("With one patient of a kind nothing is said")
    func few() {
        let found = Separations.between([true, false, false], priors: 1, weights: [1, 1, 1], seed: 1) { _ in [1, 2, 3] }
        #expect(found == nil)
    }
}
