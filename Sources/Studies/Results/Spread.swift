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

    /// The first value at which the summed weight passes each share; half way to the next where it just reaches it. A patient of weight three
    /// stands for three.
    ///
    /// - Parameter shares: Ascending.
    /// - Complexity: Sorts the column once.
    static func quantiles(of values: [Double], weights: [Double], shares: [Double]) -> [Double] {
        var rows = values.indices.filter { !values[$0].isNaN && weights[$0] > 0 }
        rows.sort { values[$0] < values[$1] }
        guard let last = rows.last else { return shares.map { _ in .nan } }
        let total = rows.reduce(0) { $0 + weights[$1] }
        let rounding = 1e-12 * total
        var found: [Double] = []
        var reached = 0.0
        for (place, row) in rows.enumerated() {
            reached += weights[row]
            while found.count < shares.count, reached >= shares[found.count] * total - rounding {
                let isReached = reached <= shares[found.count] * total + rounding && place + 1 < rows.count
                found.append(isReached ? (values[row] + values[rows[place + 1]]) / 2 : values[row])
            }
        }
        return found + Array(repeating: values[last], count: shares.count - found.count)
    }
}
