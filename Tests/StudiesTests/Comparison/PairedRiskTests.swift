import Testing

@testable import Studies

@Suite("Risks of twins")
struct PairedRiskTests {
    private func twins(both: Int, onlyOther: Int, onlyReference: Int, neither: Int) -> [Twins<Bool>] {
        [(true, true, both), (false, true, onlyOther), (true, false, onlyReference), (false, false, neither)].flatMap {
            reference, other, count in
            [Twins<Bool>](repeating: Twins(reference: reference, other: other), count: count)
        }
    }

    struct Example: Sendable {
        let both: Int, onlyOther: Int, onlyReference: Int, neither: Int
        let difference: Double, lower: Double, upper: Double, p: Double
    }

    /// Intervals: Newcombe's formula in NumPy over statsmodels' proportion_confint(method='wilson'); p: statsmodels' mcnemar(exact=True);
    /// statsmodels 0.15.
    static let examples = [
        // Newcombe, 1998: his example prints 0.0569 to 0.3404 for method 10.
        Example(
            both: 36, onlyOther: 12, onlyReference: 2, neither: 0, difference: 0.2, lower: 0.05692958400323869, upper: 0.3404276029749407,
            p: 0.012939453125),
        // Altman and others, Statistics with Confidence, table 6.2.
        Example(
            both: 14, onlyOther: 5, onlyReference: 0, neither: 22, difference: 0.12195121951219512, lower: 0.01148324138303325,
            upper: 0.2264926843512112, p: 0.0625),
        // Bentur and others, 2009, airway hyper-responsiveness before and after transplantation, as in Fagerland and others, 2014.
        Example(
            both: 1, onlyOther: 1, onlyReference: 7, neither: 12, difference: -0.2857142857142857, lower: -0.506920226686141,
            upper: -0.02555912416485978, p: 0.0703125),
        // Cavo and others, 2012, complete response before and after consolidation.
        Example(
            both: 59, onlyOther: 6, onlyReference: 16, neither: 80, difference: -0.06211180124223603, lower: -0.11862119563870992,
            upper: -0.004625113933050047, p: 0.052478790283203125),
        Example(
            both: 43, onlyOther: 0, onlyReference: 1, neither: 0, difference: -0.022727272727272707, lower: -0.11807709698213287,
            upper: 0.05971800835089891, p: 1),
        Example(
            both: 0, onlyOther: 0, onlyReference: 0, neither: 5, difference: 0, lower: -0.43448246478317476, upper: 0.43448246478317476,
            p: 1),
    ]

    @Test("Differences, Newcombe's intervals and McNemar's test of published tables", arguments: examples)
    func published(example: Example) {
        let found = PairedRisk(
            twins(both: example.both, onlyOther: example.onlyOther, onlyReference: example.onlyReference, neither: example.neither))
        #expect(abs(found.difference! - example.difference) < 1e-15)
        #expect(abs(found.interval!.lowerBound - example.lower) < 1e-13 && abs(found.interval!.upperBound - example.upper) < 1e-13)
        #expect(abs(found.mcNemar! - example.p) < 1e-13)
        #expect(abs(found.otherRisk! - found.referenceRisk! - found.difference!) < 1e-15)
    }

    @Test("The number needed is the reciprocal, with its interval turned round, and only where the interval leaves out zero")
    func numberNeeded() {
        guard case .oneMore(let more, let range) = PairedRisk(twins(both: 36, onlyOther: 12, onlyReference: 2, neither: 0)).numberNeeded
        else { return #expect(Bool(false), "The event is more frequent.") }
        #expect(abs(more - 5) < 1e-12)
        // 1/0.34043 and 1/0.05693
        #expect(abs(range.lowerBound - 2.9375) < 1e-4 && abs(range.upperBound - 17.5656) < 1e-4)
        guard case .oneFewer(let fewer, let turned) = PairedRisk(twins(both: 36, onlyOther: 2, onlyReference: 12, neither: 0)).numberNeeded
        else { return #expect(Bool(false), "The event is less frequent.") }
        #expect(abs(fewer - 5) < 1e-12 && abs(turned.lowerBound - range.lowerBound) < 1e-9)
        #expect(PairedRisk(twins(both: 43, onlyOther: 0, onlyReference: 1, neither: 0)).numberNeeded == .undecided)
        #expect(PairedRisk([]).numberNeeded == .unknown)
    }

    @Test("Pairs with a missing outcome are counted and left out, and no pairs give no numbers")
    func missing() {
        let found = PairedRisk(
            twins(both: 14, onlyOther: 5, onlyReference: 0, neither: 22) + [
                Twins(reference: nil, other: true), Twins(reference: false, other: nil),
            ])
        #expect(found.missing == 2 && found.counts.total == 41)
        #expect(abs(found.mcNemar! - 0.0625) < 1e-15)
        let none = PairedRisk([Twins(reference: nil, other: nil)])
        #expect(none.difference == nil && none.interval == nil && none.mcNemar == nil && none.missing == 1)
    }

    @Test("With unequal weights risks are weighted, the interval is Student's, and McNemar's test is not given")
    func weighted() {
        let twins = [
            Twins(reference: true, other: false, weight: 2), Twins(reference: true, other: true, weight: 1),
            Twins(reference: false, other: false, weight: 4), Twins(reference: false, other: true, weight: 1),
        ]
        let found = PairedRisk(twins)
        // By hand: 3/8, 2/8, and 64/22 patients.
        #expect(found.referenceRisk == 0.375 && found.otherRisk == 0.25 && abs(found.difference! + 0.125) < 1e-15)
        #expect(abs(found.effectiveSize - 64.0 / 22) < 1e-14 && found.mcNemar == nil)
        let differences = PairedDifference(
            twins.map { Twins<Double>(reference: $0.reference! ? 1 : 0, other: $0.other! ? 1 : 0, weight: $0.weight) }, bootstrap: nil)
        #expect(found.interval == differences.interval)
    }
}
