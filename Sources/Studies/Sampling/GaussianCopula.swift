/// What is known of how two factors go together: Spearman's correlation of their ranks.
public struct RankCorrelation: Hashable, Sendable {
    public let first: String
    public let second: String
    /// From −1 to 1, both excluded.
    public let spearman: Double

    public init(_ first: String, _ second: String, spearman: Double) {
        self.first = first
        self.second = second
        self.spearman = spearman
    }
}

/// Makes the coordinates of a point go together and leaves each of them uniform.
///
/// Coordinates become normal numbers, are mixed, and become uniform again. Each factor therefore keeps its distribution exactly, and
/// the ranks of two continuous factors have the correlation that is asked for, whatever their distributions. Factors without a
/// correlation keep their coordinates bit for bit, and so does the first of those that go together; the others give up the strata of
/// a Latin hypercube.
///
/// Source: Nelsen, *An Introduction to Copulas*, second edition, 2006; ρ = (6/π) arcsin(r/2) after Kruskal, *Journal of the American
/// Statistical Association* 53, 814 (1958).
public struct GaussianCopula: Hashable, Sendable {
    /// For each factor the factors it is mixed from, itself last; empty where the coordinate is left alone.
    private let mixtures: [[Part]]

    private struct Part: Hashable, Sendable {
        let factor: Int
        let weight: Double
    }

    /// - Parameters:
    ///   - factors: Names in the order of the coordinates.
    ///   - correlations: Pairs that go together; pairs that are not given have a correlation of zero.
    /// - Throws: ``CorrelationIssues`` with everything that is wrong. Correlations that cannot hold together are never mended.
    public init(factors: [String], correlations: [RankCorrelation]) throws(CorrelationIssues) {
        let matrix = try CorrelationMatrix(factors: factors, correlations: correlations)
        var mixtures = [[Part]](repeating: [], count: factors.count)
        var issues: [CorrelationIssue] = []
        for group in matrix.groups {
            if let rows = matrix.cholesky(group) {
                for (place, factor) in group.enumerated().dropFirst() {
                    mixtures[factor] = (0...place).map { Part(factor: group[$0], weight: rows[place][$0]) }
                }
            } else {
                issues += matrix.conflicts(group)
            }
        }
        guard issues.isEmpty else { throw CorrelationIssues(issues: issues) }
        self.mixtures = mixtures
    }

    /// The point with its coordinates made to go together; all lie strictly between 0 and 1.
    public func correlated(_ point: [Double]) -> [Double] {
        precondition(point.count == mixtures.count, "A point needs one coordinate for each factor.")
        return point.indices.map { factor in
            guard !mixtures[factor].isEmpty else { return point[factor] }
            let normal = mixtures[factor].reduce(0) { $0 + $1.weight * Normal.quantile(point[$1.factor]) }
            return min(1 - 0x1p-53, max(.leastNormalMagnitude, Normal.cdf(normal)))
        }
    }
}
