/// How a number is spread over patients: five quantiles.
public struct Spread: Hashable, Sendable {
    public static let shares = [0.05, 0.25, 0.5, 0.75, 0.95]

    /// For ``shares``; not-a-number of nobody.
    public var quantiles: [Double]
    public var patients: Int
    public var missing: Int

    public var median: Double { quantiles[2] }
    /// The same in all patients.
    public var isConstant: Bool { quantiles[0] == quantiles[4] }

    public init(quantiles: [Double], patients: Int, missing: Int) {
        self.quantiles = quantiles
        self.patients = patients
        self.missing = missing
    }

    /// Quantiles of a column, patients counting by their weights; what is no number is missing.
    public init(_ values: [Double], weights: [Double]) {
        missing = values.count { $0.isNaN }
        patients = zip(values, weights).count { !$0.isNaN && $1 > 0 }
        quantiles = Self.quantiles(of: values, weights: weights, shares: Self.shares)
    }

    /// Where the summed weight reaches each share, a patient standing in the middle of its own weight; between patients a straight line.
    ///
    /// - Parameter shares: Ascending.
    /// - Complexity: Sorts the column once.
    static func quantiles(of values: [Double], weights: [Double], shares: [Double]) -> [Double] {
        var rows = values.indices.filter { !values[$0].isNaN && weights[$0] > 0 }
        rows.sort { values[$0] < values[$1] }
        let total = rows.reduce(0) { $0 + weights[$1] }
        var found: [Double] = []
        var (before, place, last) = (0.0, 0.0, Double.nan)
        for row in rows {
            let middle = before + weights[row] / 2
            while found.count < shares.count, shares[found.count] * total <= middle {
                let target = shares[found.count] * total
                let share = last.isNaN || middle <= place ? 1 : (target - place) / (middle - place)
                found.append(share == 1 ? values[row] : last + (values[row] - last) * share)
            }
            before += weights[row]
            (place, last) = (middle, values[row])
        }
        return found + Array(repeating: last, count: shares.count - found.count)
    }
}
