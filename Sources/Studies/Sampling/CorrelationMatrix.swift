/// The correlations of the normal numbers behind ranks.
struct CorrelationMatrix {
    let factors: [String]
    private var spearman: [[Double]]
    private var values: [[Double]]

    /// - Throws: ``CorrelationIssues`` when names or numbers are wrong; whether the matrix is possible is not looked at here.
    init(factors: [String], correlations: [RankCorrelation]) throws(CorrelationIssues) {
        self.factors = factors
        values = factors.indices.map { row in factors.indices.map { $0 == row ? 1 : 0 } }
        spearman = values
        var issues: [CorrelationIssue] = []
        var seen: Set<Set<Int>> = []
        for correlation in correlations {
            let places = [correlation.first, correlation.second].map { factors.firstIndex(of: $0) }
            for (name, place) in zip([correlation.first, correlation.second], places) where place == nil {
                issues.append(.unknownFactor(name: name, known: factors))
            }
            guard let row = places[0], let column = places[1] else { continue }
            if row == column { issues.append(.withItself(name: correlation.first)) }
            if row != column, !seen.insert([row, column]).inserted {
                issues.append(.givenTwice(first: correlation.first, second: correlation.second))
            }
            guard abs(correlation.spearman) < 1 else {
                issues.append(.outside(first: correlation.first, second: correlation.second, given: correlation.spearman))
                continue
            }
            let value = Self.pearson(correlation.spearman)
            for (i, j) in [(row, column), (column, row)] where i != j { (spearman[i][j], values[i][j]) = (correlation.spearman, value) }
        }
        guard issues.isEmpty else { throw CorrelationIssues(issues: issues) }
    }

    /// The correlation of two normal numbers whose ranks have this one: 2 sin(πρ/6).
    private static func pearson(_ spearman: Double) -> Double { 2 * RealFunctions.smallSine(spearman * (Double.pi / 6)) }

    /// Factors that go together, directly or through others, in their order; factors that stand alone are left out.
    var groups: [[Int]] {
        var free = Set(factors.indices)
        return factors.indices.compactMap { start in
            guard free.contains(start) else { return nil }
            var (group, next) = ([Int](), [start])
            while let factor = next.popLast() {
                guard free.remove(factor) != nil else { continue }
                group.append(factor)
                next += factors.indices.filter { values[factor][$0] != 0 }
            }
            return group.count > 1 ? group.sorted() : nil
        }
    }

    /// The lower triangular root of the part of the matrix that belongs to these factors; nil when it is not positive definite.
    func cholesky(_ group: [Int]) -> [[Double]]? {
        var rows: [[Double]] = []
        for (place, factor) in group.enumerated() {
            var row: [Double] = []
            for column in 0..<place {
                let known = zip(row, rows[column]).reduce(0) { $0 + $1.0 * $1.1 }
                row.append((values[factor][group[column]] - known) / rows[column][column])
            }
            let rest = 1 - row.reduce(0) { $0 + $1 * $1 }
            // What a factor keeps of its own must be more than rounding errors.
            guard rest > 1e-10 else { return nil }
            rows.append(row + [rest.squareRoot()])
        }
        return rows
    }

    /// Sets of factors whose correlations cannot hold together, each without a factor that could be left out.
    func conflicts(_ group: [Int]) -> [CorrelationIssue] {
        var (group, issues) = (group, [CorrelationIssue]())
        while cholesky(group) == nil {
            var core = group
            for factor in group {
                let fewer = core.filter { $0 != factor }
                if cholesky(fewer) == nil { core = fewer }
            }
            issues.append(.impossible(remedies: remedies(core)))
            group.removeAll { $0 == core.last }
        }
        return issues
    }

    private func remedies(_ core: [Int]) -> [CorrelationIssue.Remedy] {
        core.indices.flatMap { row in
            core.indices.dropFirst(row + 1).map { column in
                let (i, j) = (core[row], core[column])
                return CorrelationIssue.Remedy(
                    first: factors[i], second: factors[j], given: spearman[i][j],
                    nearest: nearest(i, j, rest: core.filter { $0 != i && $0 != j }))
            }
        }
    }

    /// The value nearest to the given one, with as few decimals as possible, at which this pair alone makes the set possible.
    private func nearest(_ i: Int, _ j: Int, rest: [Int]) -> Double? {
        for scale in [100.0, 1000, 10_000] {
            let candidates = stride(from: -scale + 1, to: scale, by: 1).map { $0 / scale }
            let possible = candidates.filter { candidate in
                var changed = self
                for (row, column) in [(i, j), (j, i)] { changed.values[row][column] = Self.pearson(candidate) }
                return changed.cholesky(rest + [i, j]) != nil
            }
            if let best = possible.min(by: { abs($0 - spearman[i][j]) < abs($1 - spearman[i][j]) }) { return best }
        }
        return nil
    }
}
