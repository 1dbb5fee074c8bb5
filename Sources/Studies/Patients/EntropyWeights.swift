import Glibc

/// Weights that bring the averages of a cohort to targets and stay as close to equal as can be.
///
/// Of all weights that meet the targets they have the least relative entropy against equal ones: wᵢ ∝ exp(λ · xᵢ). λ is found by Newton's method on the convex
/// dual, with halving of steps.
///
/// Source: Hainmueller, *Entropy balancing for causal effects*, Political Analysis 2012;20:25.
struct EntropyWeights: Sendable {
    /// One on average.
    let weights: [Double]
    /// The weighted averages that were reached, in the order of the aims.
    let reached: [Double]
    /// Whether every average is within a thousandth of the spread of its values from its aim.
    let isMet: Bool
    /// How many equally weighted patients would say as much.
    var effectiveSize: Double {
        let sum = weights.reduce(0, +)
        return sum * sum / weights.reduce(0) { $0 + $1 * $1 }
    }

    /// - Parameters:
    ///   - columns: For each aim one number for each patient; not-a-number where the patient says nothing of it.
    ///   - aims: The wanted averages.
    init(columns: [[Double]], aims: [Double], patients: Int) {
        let spreads = columns.map { column -> Double in
            let known = column.lazy.filter { !$0.isNaN }
            guard let low = known.min(), let high = known.max(), high > low else { return 1 }
            return high - low
        }
        // A patient who says nothing of an aim neither helps nor harms it.
        let centred = aims.indices.map { aim in
            columns[aim].map { $0.isNaN ? 0 : ($0 - aims[aim]) / spreads[aim] }
        }
        var lambda = aims.map { _ in 0.0 }
        var dual = Self.dual(centred, lambda, patients)
        for _ in 0..<100 where !aims.isEmpty && patients > 0 {
            guard let step = Self.solve(dual.curvature, dual.slope), dual.slope.contains(where: { abs($0) > 1e-10 }) else { break }
            var scale = 1.0
            var next = dual
            var moved = lambda
            repeat {
                moved = zip(lambda, step).map { $0 - scale * $1 }
                next = Self.dual(centred, moved, patients)
                scale /= 2
            } while next.value > dual.value && scale > 1e-9
            if next.value > dual.value { break }
            (lambda, dual) = (moved, next)
        }
        let total = dual.shares.reduce(0, +)
        weights = dual.shares.map { $0 / total * Double(patients) }
        reached = aims.indices.map { aims[$0] + dual.slope[$0] * spreads[$0] }
        isMet = dual.slope.allSatisfy { abs($0) < 1e-3 }
    }

    private struct Dual {
        var value: Double
        var shares: [Double]
        var slope: [Double]
        var curvature: [[Double]]
    }

    private static func dual(_ columns: [[Double]], _ lambda: [Double], _ patients: Int) -> Dual {
        var shares = Array(repeating: 0.0, count: patients)
        for (column, factor) in zip(columns, lambda) { for index in shares.indices { shares[index] += factor * column[index] } }
        let largest = shares.max() ?? 0
        for index in shares.indices { shares[index] = exp(shares[index] - largest) }
        let total = shares.reduce(0, +)
        let slope = columns.map { column in zip(column, shares).reduce(0) { $0 + $1.0 * $1.1 } / total }
        var curvature = lambda.map { _ in lambda.map { _ in 0.0 } }
        for i in lambda.indices {
            for j in 0...i {
                var sum = 0.0
                for index in shares.indices { sum += shares[index] * columns[i][index] * columns[j][index] }
                curvature[i][j] = sum / total - slope[i] * slope[j]
                curvature[j][i] = curvature[i][j]
            }
        }
        return Dual(value: log(total) + largest, shares: shares, slope: slope, curvature: curvature)
    }

    /// Solves a symmetric system by elimination, with a little added to the diagonal; `nil` when it says nothing.
    private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
        let count = right.count
        var a = matrix
        var b = right
        for i in 0..<count { a[i][i] += 1e-12 + 1e-9 * matrix[i][i] }
        for i in 0..<count {
            guard a[i][i].magnitude > 1e-300 else { return nil }
            for row in (i + 1)..<max(i + 1, count) {
                let factor = a[row][i] / a[i][i]
                for column in i..<count { a[row][column] -= factor * a[i][column] }
                b[row] -= factor * b[i]
            }
        }
        for i in (0..<count).reversed() {
            for column in (i + 1)..<max(i + 1, count) { b[i] -= a[i][column] * b[column] }
            b[i] /= a[i][i]
        }
        return b.allSatisfy(\.isFinite) ? b : nil
    }
}
