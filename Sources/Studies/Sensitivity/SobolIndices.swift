/// How much of the variance of an output each factor accounts for, from a ``SobolDesign``.
public struct SobolIndices: Hashable, Sendable {
    public struct Factor: Hashable, Sendable {
        /// The share of the variance that would be gone if this factor were known.
        public let first: Double
        /// The share that would be left if all the others were known.
        public let total: Double
        public let firstInterval: ClosedRange<Double>
        public let totalInterval: ClosedRange<Double>
    }

    /// In the order of the factors; empty when fewer than two base rows are complete, or when the output does not vary.
    public let factors: [Factor]
    /// Mean and variance of the output over A and B; nil when fewer than two base rows are complete.
    public let mean: Double?
    public let variance: Double?
    /// Base rows with every output.
    public let used: Int
    /// Base rows with a missing output, which are left out as a whole.
    public let leftOut: Int
}

extension SobolDesign {
    /// Estimates the indices: Saltelli's estimator for the first, Jansen's for the total; outputs are centred on the mean of all rows.
    ///
    /// - Parameters:
    ///   - outputs: By row; nil where a run has none. What is not finite counts as missing. A missing output is never filled in.
    ///   - bootstrap: Draws base rows for the intervals.
    ///
    /// Source: Saltelli and others, 2010, table 2, rows (b) and (f).
    public func indices(_ outputs: [Double?], bootstrap: Bootstrap = Bootstrap()) -> SobolIndices {
        precondition(outputs.count == rows, "There must be one output for each of \(rows) rows.")
        let complete = (0..<base).compactMap { row -> [Double]? in
            let part = outputs[row * (factors + 2)..<(row + 1) * (factors + 2)].compactMap { $0.flatMap { $0.isFinite ? $0 : nil } }
            return part.count == factors + 2 ? part : nil
        }
        let leftOut = base - complete.count
        guard complete.count >= 2 else {
            return SobolIndices(factors: [], mean: nil, variance: nil, used: complete.count, leftOut: leftOut)
        }
        let terms = Terms(complete, factors: factors)
        let (mean, variance) = terms.moments(Array(complete.indices))
        // What rounding leaves of an output that does not vary is no variance.
        let varies = variance > 1e-24 * (mean + terms.centre) * (mean + terms.centre)
        let results = varies ? self.results(terms, bootstrap) : []
        return SobolIndices(factors: results, mean: mean + terms.centre, variance: variance, used: complete.count, leftOut: leftOut)
    }

    private func results(_ terms: Terms, _ bootstrap: Bootstrap) -> [SobolIndices.Factor] {
        let all = terms.indices(Array(terms.a.indices))
        let intervals = bootstrap.intervals(units: terms.a.count) { terms.indices($0) }
        return (0..<factors).map { factor in
            let (first, total) = (all[2 * factor], all[2 * factor + 1])
            return SobolIndices.Factor(
                first: first, total: total,
                // A resample without variance has no index; were there no other, the estimate is all there is.
                firstInterval: intervals[2 * factor] ?? first...first, totalInterval: intervals[2 * factor + 1] ?? total...total)
        }
    }

    /// What the estimators add up, by base row.
    private struct Terms {
        let centre: Double
        let a: [Double]
        let b: [Double]
        /// For each factor: b times what the factor changes, and half the square of that change.
        let first: [[Double]]
        let total: [[Double]]

        init(_ rows: [[Double]], factors: Int) {
            let centre = rows.joined().reduce(0, +) / Double(rows.count * (factors + 2))
            self.centre = centre
            a = rows.map { $0[0] - centre }
            b = rows.map { $0[factors + 1] - centre }
            let changes = (0..<factors).map { factor in rows.map { $0[factor + 1] - $0[0] } }
            let b = b
            first = changes.map { zip(b, $0).map { $0 * $1 } }
            total = changes.map { $0.map { $0 * $0 / 2 } }
        }

        /// Mean and variance over A and B, from the rows drawn; the mean is counted from the centre.
        func moments(_ drawn: [Int]) -> (mean: Double, variance: Double) {
            let n = Double(2 * drawn.count)
            let mean = drawn.reduce(0) { $0 + (a[$1] + b[$1]) } / n
            let squares = drawn.reduce(0) { $0 + ((a[$1] - mean) * (a[$1] - mean) + (b[$1] - mean) * (b[$1] - mean)) }
            return (mean, squares / n)
        }

        /// First and total index for each factor in turn; not a number when the rows drawn do not vary.
        func indices(_ drawn: [Int]) -> [Double] {
            let variance = moments(drawn).variance
            guard variance > 0 else { return [Double](repeating: .nan, count: 2 * first.count) }
            let scale = 1 / (Double(drawn.count) * variance)
            return first.indices.flatMap { factor in
                [first[factor], total[factor]].map { terms in drawn.reduce(0) { $0 + terms[$1] } * scale }
            }
        }
    }
}
