/// How often an event happens in two arms over the same patients.
public struct PairedRisk: Hashable, Sendable {
    /// Patients by what happened; weights play no part.
    public struct Counts: Hashable, Sendable {
        public internal(set) var both = 0
        public internal(set) var onlyReference = 0
        public internal(set) var onlyOther = 0
        public internal(set) var neither = 0

        public var total: Int { both + onlyReference + onlyOther + neither }
    }

    public let counts: Counts
    /// Pairs with a missing outcome: counted and left out.
    public let missing: Int
    /// How many equally weighted pairs would tell as much (Kish).
    public let effectiveSize: Double
    /// Shares of patients with the event; nil without pairs.
    public let referenceRisk: Double?
    public let otherRisk: Double?
    /// Other arm minus reference.
    public let difference: Double?
    public let level: Double
    /// Of the difference: Newcombe's for equal weights, Student's t of the weighted differences otherwise.
    public let interval: ClosedRange<Double>?
    /// The exact p of McNemar's test that the event is as likely in both arms; nil without pairs and for unequal weights.
    public let mcNemar: Double?

    public init(_ twins: [Twins<Bool>], level: Double = 0.95) {
        precondition(level > 0 && level < 1, "The level of an interval lies between 0 and 1.")
        let used = twins.compactMap(\.both).filter { $0.weight > 0 }
        let counts = Self.counts(used.map { ($0.reference, $0.other) })
        let numbers = used.map { Twins<Double>(reference: $0.reference ? 1 : 0, other: $0.other ? 1 : 0, weight: $0.weight) }
        let weighted = PairedDifference(numbers, level: level, bootstrap: nil)
        let sum = used.reduce(0) { $0 + $1.weight }
        let equal = used.allSatisfy { $0.weight == used[0].weight }
        self.counts = counts
        missing = twins.filter { $0.both == nil }.count
        effectiveSize = weighted.effectiveSize
        self.level = level
        guard !used.isEmpty else {
            (referenceRisk, otherRisk, difference, interval, mcNemar) = (nil, nil, nil, nil, nil)
            return
        }
        if equal {
            let n = Double(counts.total)
            referenceRisk = Double(counts.both + counts.onlyReference) / n
            otherRisk = Double(counts.both + counts.onlyOther) / n
            difference = Double(counts.onlyOther - counts.onlyReference) / n
        } else {
            referenceRisk = used.reduce(0) { $0 + ($1.reference ? $1.weight : 0) } / sum
            otherRisk = used.reduce(0) { $0 + ($1.other ? $1.weight : 0) } / sum
            difference = weighted.mean
        }
        interval = equal ? Newcombe(counts, level: level).interval : weighted.interval
        mcNemar = equal ? SignTest.p(counts.onlyReference, counts.onlyOther) : nil
    }

    private static func counts(_ pairs: [(reference: Bool, other: Bool)]) -> Counts {
        var counts = Counts()
        for pair in pairs {
            switch (pair.reference, pair.other) {
            case (true, true): counts.both += 1
            case (true, false): counts.onlyReference += 1
            case (false, true): counts.onlyOther += 1
            case (false, false): counts.neither += 1
            }
        }
        return counts
    }
}

/// Whether of two kinds of patients who differ one is more frequent.
enum SignTest {
    /// The exact two-sided p that both kinds are as likely: McNemar's for the two ways to differ in a binary outcome.
    static func p(_ first: Int, _ second: Int) -> Double {
        let (few, all) = (min(first, second), first + second)
        guard 2 * few < all else { return 1 }
        // The share of a binomial of ½ up to k out of n is that of a beta number with n − k and k + 1 below ½.
        return min(1, 2 * Beta(a: Double(all - few), b: Double(few + 1)).cdf(0.5))
    }
}

/// An interval for the difference of two proportions of the same patients.
///
/// Source: Newcombe, *Statistics in Medicine* 17, 2635 (1998), method 10: Wilson's intervals of the two proportions, put together with
/// their correlation.
struct Newcombe {
    let interval: ClosedRange<Double>

    init(_ counts: PairedRisk.Counts, level: Double) {
        let n = Double(counts.total)
        let z = -Normal.quantile((1 - level) / 2)
        let other = Self.wilson(Double(counts.both + counts.onlyOther) / n, n, z)
        let reference = Self.wilson(Double(counts.both + counts.onlyReference) / n, n, z)
        let difference = Double(counts.onlyOther - counts.onlyReference) / n
        let phi = Self.correlation(counts)
        func reach(_ a: Double, _ b: Double) -> Double { max(0, a * a - 2 * phi * a * b + b * b).squareRoot() }
        interval = difference - reach(other.down, reference.up)...difference + reach(other.up, reference.down)
    }

    /// How far Wilson's interval reaches down and up from the proportion.
    private static func wilson(_ p: Double, _ n: Double, _ z: Double) -> (down: Double, up: Double) {
        let half = z * (z * z + 4 * n * p * (1 - p)).squareRoot()
        let centre = 2 * n * p + z * z
        let scale = 2 * (n + z * z)
        return (max(0, p - (centre - half) / scale), max(0, (centre + half) / scale - p))
    }

    /// The correlation of the two outcomes, a positive one made smaller by a correction for continuity.
    private static func correlation(_ counts: PairedRisk.Counts) -> Double {
        let (a, b, c, d) = (Double(counts.both), Double(counts.onlyOther), Double(counts.onlyReference), Double(counts.neither))
        let margins = (a + b) * (c + d) * (a + c) * (b + d)
        guard margins > 0 else { return 0 }
        let excess = a * d - b * c
        return (excess > 0 ? max(0, excess - (a + b + c + d) / 2) : excess) / margins.squareRoot()
    }
}
