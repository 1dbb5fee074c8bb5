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
    func student(_ degrees: Double) -> Double { degrees > 0 ? StudentT.quantile(upper: (1 - level) / 2, degrees: degrees) : .infinity }
}
