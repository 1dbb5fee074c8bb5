/// How much an outcome differs between two arms over the same patients: other arm minus reference.
///
/// Give pairs in the order of patients; the result then has the same bits for every layout of a study.
public struct PairedDifference: Hashable, Sendable {
    /// Pairs with both outcomes and a weight above zero.
    public let pairs: Int
    /// Pairs with a missing outcome, or one that is not finite: counted and left out.
    public let missing: Int
    /// How many equally weighted pairs would tell as much (Kish): (Σw)²/Σw².
    public let effectiveSize: Double
    /// Nil without pairs.
    public let mean: Double?
    /// Standard deviation of the differences, and standard error of their mean; nil for fewer than two pairs.
    public let sd: Double?
    public let standardError: Double?
    /// Share of studies in which an interval holds the true mean.
    public let level: Double
    /// By Student's t, with one degree of freedom less than the effective size; nil where there is no standard error.
    public let interval: ClosedRange<Double>?
    /// By resampling pairs; nil when that was not asked for, or for fewer than two pairs.
    public let bootstrapInterval: ClosedRange<Double>?

    /// - Parameter bootstrap: Nil to do without; its level is used for its own interval alone.
    public init(_ twins: [Twins<Double>], level: Double = 0.95, bootstrap: Bootstrap? = Bootstrap()) {
        precondition(level > 0 && level < 1, "The level of an interval lies between 0 and 1.")
        let known = twins.map { twin in twin.both.flatMap { $0.reference.isFinite && $0.other.isFinite ? $0 : nil } }
        let used = known.compactMap(\.self).filter { $0.weight > 0 }
        let differences = used.map { $0.other - $0.reference }
        let weights = used.map(\.weight)
        var moments = Moments()
        for (difference, weight) in zip(differences, weights) { moments.add(difference, weight: weight) }
        pairs = used.count
        missing = known.filter { $0 == nil }.count
        effectiveSize = moments.effectiveSize
        mean = moments.mean
        sd = moments.sd
        self.level = level
        standardError = Self.standardError(differences, weights, moments)
        let (mean, size) = (mean, effectiveSize)
        interval = standardError.map { error in
            let half = error * StudentT.quantile(upper: (1 - level) / 2, degrees: size - 1)
            return mean! - half...mean! + half
        }
        bootstrapInterval =
            standardError == nil
            ? nil
            : bootstrap?.intervals(units: differences.count) { drawn in
                let weight = drawn.reduce(0) { $0 + weights[$1] }
                return [drawn.reduce(0) { $0 + weights[$1] * differences[$1] } / weight]
            }[0]
    }

    /// That of a ratio of sums, √(Σ w² (d − mean)²)/Σ w, widened by n/(n − 1) with the effective size for n; for equal weights it is the
    /// usual one.
    ///
    /// Source: Cochran, *Sampling Techniques*, third edition, 1977, section 6.3; the widening is this project's.
    private static func standardError(_ differences: [Double], _ weights: [Double], _ moments: Moments) -> Double? {
        let size = moments.effectiveSize
        guard let mean = moments.mean, moments.count > 1, size > 1 else { return nil }
        let sum = weights.reduce(0, +)
        let squares = zip(differences, weights).reduce(0) { total, next in
            let term = next.1 / sum * (next.0 - mean)
            return total + term * term
        }
        return (squares * size / (size - 1)).squareRoot()
    }
}
