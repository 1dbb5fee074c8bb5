import Testing

@testable import Studies

@Suite("What distinguishes patients")
struct SeparationTests {
    /// Hanley and McNeil, Radiology 1982;143:29, table II: 58 normal and 51 abnormal images rated from 1 to 5, area 0.893.
    @Test("The area under the curve of Hanley and McNeil's images, ties counting half")
    func area() {
        let normal = [33, 6, 6, 11, 2], abnormal = [3, 2, 2, 11, 33]
        let column =
            (0..<5).flatMap { Array(repeating: Double($0 + 1), count: normal[$0]) }
            + (0..<5).flatMap { Array(repeating: Double($0 + 1), count: abnormal[$0]) }
        let area = RankArea(column, Array(58..<109), Array(0..<58)).value(Array(repeating: 1, count: 109))
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

    /// The standard error of the area for 50 and 150 patients at 0.92 is about 0.023 by Hanley and McNeil's formula.
    @Test("The bootstrap's interval is as wide as Hanley and McNeil's formula says, to a third")
    func width() throws {
        let stream = RandomStream(seed: 5, patient: 2, purpose: "test")
        let isCase = (0..<200).map { $0 % 4 == 0 }
        let column = (0..<200).map { stream.normal($0) + (isCase[$0] ? 2 : 0) }
        let found = try #require(Separations.between(isCase, priors: 1, weights: Array(repeating: 1, count: 200), seed: 1) { _ in column })
        let (a, cases, controls) = (found.rows[0].higher.value, 50.0, 150.0)
        let (q1, q2) = (a / (2 - a), 2 * a * a / (1 + a))
        let variance = (a * (1 - a) + (cases - 1) * (q1 - a * a) + (controls - 1) * (q2 - a * a)) / (cases * controls)
        let expected = 2 * 1.96 * variance.squareRoot()
        let width = found.rows[0].higher.upper - found.rows[0].higher.lower
        #expect(abs(width / expected - 1) < 1.0 / 3)
    }

    @Test("With one patient of a kind nothing is said")
    func few() {
        let found = Separations.between([true, false, false], priors: 1, weights: [1, 1, 1], seed: 1) { _ in [1, 2, 3] }
        #expect(found == nil)
    }
}
