import Testing

@testable import Studies

/// Extra hours of sleep of ten patients under two drugs, from Student's paper of 1908.
@Suite("Differences between twins")
struct PairedDifferenceTests {
    static let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    static let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    static let weights = [1, 2, 1, 0.5, 3, 1, 0.25, 1, 1, 4]
    static let twins = zip(first, second).map { Twins(reference: $0, other: $1) }

    @Test("Student's own example")
    func student() {
        let found = PairedDifference(Self.twins, bootstrap: nil)
        #expect(found.pairs == 10 && found.missing == 0 && found.effectiveSize == 10)
        // np.mean(b - a), np.std(b - a, ddof=1) and scipy.stats.ttest_rel(b, a).confidence_interval(0.95)
        #expect(abs(found.mean! - 1.58) < 1e-14)
        #expect(abs(found.sd! - 1.2299954832798732) < 1e-14)
        #expect(abs(found.interval!.lowerBound - 0.7001142367230175) < 1e-12)
        #expect(abs(found.interval!.upperBound - 2.459885763276983) < 1e-12)
        // The same at 0.99.
        let wider = PairedDifference(Self.twins, level: 0.99, bootstrap: nil)
        #expect(abs(wider.interval!.lowerBound - 0.31594811489517505) < 1e-12)
    }

    @Test("The bootstrap interval is SciPy's, up to the resamples")
    func bootstrap() {
        let found = PairedDifference(Self.twins, bootstrap: Bootstrap(resamples: 20_000))
        // scipy.stats.bootstrap((b - a,), np.mean, n_resamples=200000, method='percentile'): 0.95 to 2.38. A percentile of 20,000
        // resamples is known to about 0.01.
        #expect(abs(found.bootstrapInterval!.lowerBound - 0.95) < 0.04)
        #expect(abs(found.bootstrapInterval!.upperBound - 2.38) < 0.04)
        #expect(PairedDifference(Self.twins, bootstrap: Bootstrap(resamples: 20_000)) == found)
    }

    @Test("Weights move the mean, and the effective size says what they cost")
    func weighted() {
        let twins = zip(Self.twins, Self.weights).map { Twins(reference: $0.reference, other: $0.other, weight: $1) }
        let found = PairedDifference(twins, bootstrap: Bootstrap(resamples: 2000))
        // With d and w in NumPy: m = np.average(d, weights=w), np.cov(d, aweights=w), ess = w.sum()**2 / (w**2).sum(),
        // se = np.sqrt((w**2 * (d - m)**2).sum() / w.sum()**2 * ess / (ess - 1)), m ± se * scipy.stats.t.isf(0.025, ess - 1).
        #expect(abs(found.mean! - 1.383050847457627) < 1e-14)
        #expect(abs(found.sd! * found.sd! - 1.5076603001364257) < 1e-13)
        #expect(abs(found.effectiveSize - 6.340619307832423) < 1e-14)
        #expect(abs(found.standardError! - 0.4194795608569054) < 1e-14)
        #expect(abs(found.interval!.lowerBound - 0.3251050605048429) < 1e-11)
        #expect(abs(found.interval!.upperBound - 2.4409966344104115) < 1e-11)
        #expect(found.bootstrapInterval!.contains(1.383))
    }

    @Test("Equal weights of any size give what no weights give")
    func equalWeights() {
        let twins = Self.twins.map { Twins(reference: $0.reference, other: $0.other, weight: 0.25) }
        let (plain, found) = (PairedDifference(Self.twins), PairedDifference(twins))
        #expect(abs(found.interval!.lowerBound - plain.interval!.lowerBound) < 1e-13 && found.effectiveSize == 10)
    }

    @Test("Pairs with a missing outcome are counted and left out; patients without weight are just left out")
    func missing() {
        let more =
            Self.twins + [
                Twins(reference: nil, other: 4), Twins(reference: 3, other: nil), Twins(reference: .nan, other: 1),
                Twins(reference: 0, other: 90, weight: 0),
            ]
        let found = PairedDifference(more)
        let plain = PairedDifference(Self.twins)
        #expect(found.missing == 3 && found.pairs == 10)
        #expect(found.mean == plain.mean && found.interval == plain.interval && found.bootstrapInterval == plain.bootstrapInterval)
    }

    @Test("One pair has a mean and no interval, and none has nothing")
    func few() {
        let one = PairedDifference([Twins(reference: 1, other: 3)])
        #expect(one.mean == 2 && one.sd == nil && one.interval == nil && one.bootstrapInterval == nil)
        let none = PairedDifference([Twins(reference: 1, other: nil)])
        #expect(none.mean == nil && none.pairs == 0 && none.missing == 1 && none.effectiveSize == 0)
    }

    @Test("Intervals cover a true mean of nought as often as they say")
    func coverage() {
        let runs = 2000
        let covered = (0..<runs).filter { run in
            let stream = RandomStream(seed: 17, patient: run, purpose: "coverage")
            let twins = (0..<12).map { Twins(reference: stream.normal(2 * $0), other: stream.normal(2 * $0 + 1)) }
            return PairedDifference(twins, level: 0.9, bootstrap: nil).interval!.contains(0)
        }.count
        // Four standard errors of 90 % of 2000.
        #expect(abs(covered - 1800) < 54)
    }

    @Test("Moments do not lose small spreads on large numbers")
    func moments() {
        var moments = Moments()
        for value in [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16] { moments.add(value) }
        moments.add(nil)
        moments.add(.infinity)
        // By hand: mean 10, squares 36 + 9 + 9 + 36 = 90, by three.
        #expect(moments.mean == 1e9 + 10 && moments.variance == 30 && moments.missing == 2 && moments.count == 4)
    }
}
