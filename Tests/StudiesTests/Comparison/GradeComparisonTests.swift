import Testing

@testable import Studies

@Suite("Grades of twins")
struct GradeComparisonTests {
    static let twins =
        zip([0, 1, 1, 2, 2, 3, 4, 4, 0, 2], [0, 0, 1, 1, 3, 1, 2, 4, 0, 1]).map { Twins<Int>(reference: $0, other: $1) }

    @Test("Wins, losses and ties are counted in pairs; which grade is better is said")
    func wins() {
        let found = GradeComparison(Self.twins, better: .lower)
        // By hand: lower in 5 of 10 (1→0, 2→1, 3→1, 4→2, 2→1), higher in one (2→3).
        #expect(found.wins == 0.5 && found.losses == 0.1 && found.ties == 0.4)
        // scipy.stats.binomtest(1, 6).pvalue = 0.21875
        #expect(abs(found.signTest! - 0.21875) < 1e-14)
        // np.mean and scipy.stats.t.interval(0.95, 9, 0.4, scipy.stats.sem(signs)) of five 1, one −1 and four 0.
        #expect(
            abs(found.interval!.lowerBound - -0.10018176838777082) < 1e-13 && abs(found.interval!.upperBound - 0.9001817683877709) < 1e-13)
        let turned = GradeComparison(Self.twins, better: .higher)
        #expect(turned.wins == 0.1 && turned.losses == 0.5)
    }

    @Test("Quantiles of grades are grades")
    func quantiles() {
        let found = GradeComparison(Self.twins, better: .lower)
        #expect([0.2, 0.21, 0.5, 0.75, 1].map { found.reference.quantile($0) } == [0, 1, 2, 3, 4])
        #expect(found.other.quantile(0.5) == 1)
        #expect(found.reference.share(2) == 0.3 && found.reference.share(7) == 0)
    }

    @Test("A missing grade leaves the pair out of the comparison and the other grade in its arm")
    func missing() {
        let found = GradeComparison(Self.twins + [Twins(reference: 4, other: nil)], better: .lower)
        #expect(found.missing == 1 && found.pairs == 10 && found.wins == 0.5)
        #expect(found.reference.patients == 11 && found.reference.missing == 0)
        #expect(found.other.patients == 10 && found.other.missing == 1)
    }

    @Test("Weights count for shares, wins and quantiles, and the sign test is not given then")
    func weighted() {
        let twins = [
            Twins<Int>(reference: 3, other: 1, weight: 6), Twins(reference: 1, other: 2, weight: 3),
            Twins(reference: 0, other: 0, weight: 1),
        ]
        let found = GradeComparison(twins, better: .lower)
        #expect(found.wins == 0.6 && found.losses == 0.3 && found.ties == 0.1 && found.signTest == nil)
        #expect(found.reference.quantile(0.5) == 3 && found.other.quantile(0.5) == 1)
        #expect(abs(found.effectiveSize - 100.0 / 46) < 1e-14)
    }

    @Test("Without pairs there are no shares")
    func none() {
        let found = GradeComparison([], better: .lower)
        #expect(found.wins == nil && found.interval == nil && found.signTest == nil && found.reference.quantile(0.5) == nil)
    }
}
