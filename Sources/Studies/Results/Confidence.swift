/// How wide an interval is to be.
public struct Confidence: Hashable, Sendable {
    /// Share of intervals that hold the true value in the long run.
    public let level: Double

    public init(_ level: Double) { self.level = level }

    public static let usual = Confidence(0.95)

    /// Wide enough that so many comparisons are all right together (Bonferroni).
    public func shared(by comparisons: Int) -> Confidence { Confidence(1 - (1 - level) / Double(max(1, comparisons))) }

    /// Standard errors to either side of a normal estimate.
    var normal: Double { -Normal.quantile((1 - level) / 2) }

    /// Standard errors to either side with so many degrees of freedom; infinite with none.
    ///
    /// Source: Abramowitz and Stegun, *Handbook of Mathematical Functions*, 26.7.5; within 0.1 % from six degrees on.
    func student(_ degrees: Double) -> Double {
        guard degrees >= 1 else { return .infinity }
        let z = normal
        let (z2, n) = (z * z, degrees)
        let first = z * (z2 + 1) / 4
        let second = z * ((5 * z2 + 16) * z2 + 3) / 96
        let third = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384
        let fourth = z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160
        return z + first / n + second / (n * n) + third / (n * n * n) + fourth / (n * n * n * n)
    }
}
