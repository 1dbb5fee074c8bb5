/// How well a factor tells patients with something from those without.
public struct Separation: Hashable, Sendable {
    /// Position of the prior.
    public var prior: Int
    public var with: Spread
    public var without: Spread
    /// Difference of the means over the pooled standard deviation.
    public var standardised: Double
    /// How often, of a patient with and one without taken at random, the one with has the higher value; ties count half.
    ///
    /// One half says nothing, nought or one everything. The area under the receiver operating characteristic; twice it, less one,
    /// is the rank-biserial correlation.
    public var higher: Estimate
}

/// The factors of a group, sorted by how well they tell.
public struct Separations: Hashable, Sendable {
    public var with: Int
    public var without: Int
    public var rows: [Separation]
    /// Patients that the bootstrap drew from, with and without.
    public var resampled: (with: Int, without: Int) { (min(with, Self.most), min(without, Self.most)) }

    /// Patients of each kind from whom the bootstrap draws; with more, an even part of them, whose interval is the wider one.
    public static let most = 2000
    public static let replicates = 400
}

extension Separations {
    /// - Parameters:
    ///   - isCase: By position in the columns; `nil` for a patient who is left out.
    ///   - factor: A column, by the position of its prior.
    /// - Returns: `nil` unless there are two of each kind. A factor that is the same in all has no row.
    static func between(
        _ isCase: [Bool?], priors: Int, weights: [Double], seed: UInt64, factor: (Int) throws -> [Double]
    ) rethrows -> Separations? {
        let with = isCase.indices.filter { isCase[$0] == true && weights[$0] > 0 }
        let without = isCase.indices.filter { isCase[$0] == false && weights[$0] > 0 }
        guard with.count > 1, without.count > 1 else { return nil }
        let drawn = Resampling(with: thinned(with), without: thinned(without), replicates: replicates, seed: seed)
        let rows = try (0..<priors).compactMap { prior -> Separation? in
            let column = try factor(prior)
            func spread(_ rows: [Int]) -> Spread { Spread(rows.map { column[$0] }, weights: rows.map { weights[$0] }) }
            let (first, second) = (spread(with), spread(without))
            guard !(first.isConstant && second.isConstant && first.median == second.median) else { return nil }
            let area = RankArea(column, with, without).value(weights)
            return Separation(
                prior: prior, with: first, without: second, standardised: standardised(column, with, without, weights),
                higher: drawn.interval(around: area, column, weights, patients: with.count + without.count))
        }
        return Separations(
            with: with.count, without: without.count,
            rows: rows.sorted { abs($0.higher.value - 0.5) > abs($1.higher.value - 0.5) })
    }

    private static func thinned(_ rows: [Int]) -> [Int] {
        rows.count <= most ? rows : (0..<most).map { rows[$0 * rows.count / most] }
    }

    private static func standardised(_ column: [Double], _ with: [Int], _ without: [Int], _ weights: [Double]) -> Double {
        func moments(_ rows: [Int]) -> (mean: Double, variance: Double) {
            let total = rows.reduce(0) { $0 + weights[$1] }
            let mean = rows.reduce(0) { $0 + weights[$1] * column[$1] } / total
            return (mean, rows.reduce(0) { $0 + weights[$1] * (column[$1] - mean) * (column[$1] - mean) } / total)
        }
        let (first, second) = (moments(with), moments(without))
        return (first.mean - second.mean) / ((first.variance + second.variance) / 2).squareRoot()
    }
}
