import Foundation

/// Covariance matrix adaptation: a search without derivatives in the unit cube, repeatable from its seed.
///
/// Source: Hansen, *The CMA Evolution Strategy: A Tutorial*, arXiv 1604.00772 (weighted recombination, rank-one and rank-mu update).
/// The covariance is factorised by Cholesky, its inverse root is not needed because steps are kept in the sampled coordinates.
struct EvolutionStrategy {
    private(set) var mean: [Double]
    private(set) var sigma: Double
    let population: Int
    private let parents: Int
    private let weights: [Double]
    private let mu: Double
    private var covariance: [[Double]]
    private var root: [[Double]]
    private var pathC: [Double]
    private var pathS: [Double]
    private var random: SplitMix

    init(start: [Double], sigma: Double, population: Int, seed: UInt64) {
        mean = start
        self.sigma = sigma
        self.population = population
        parents = population / 2
        let raw = (0..<parents).map { log(Double(population) / 2 + 0.5) - log(Double($0 + 1)) }
        let total = raw.reduce(0, +)
        weights = raw.map { $0 / total }
        mu = 1 / weights.reduce(0) { $0 + $1 * $1 }
        let n = start.count
        covariance = (0..<n).map { row in (0..<n).map { $0 == row ? 1 : 0 } }
        root = covariance
        pathC = Array(repeating: 0, count: n)
        pathS = Array(repeating: 0, count: n)
        random = SplitMix(state: seed)
    }

    /// A generation: normal draws and the points of the cube they lead to.
    mutating func ask() -> [(draw: [Double], point: [Double])] {
        (0..<population).map { _ in
            let draw = mean.map { _ in random.normal() }
            let point = mean.indices.map { row in
                EvolutionStrategy.reflect(mean[row] + sigma * zip(root[row][0...row], draw).reduce(0) { $0 + $1.0 * $1.1 })
            }
            return (draw, point)
        }
    }

    /// Folds a coordinate back into the unit interval.
    static func reflect(_ x: Double) -> Double {
        let folded = abs(x).truncatingRemainder(dividingBy: 2)
        return folded > 1 ? 2 - folded : folded
    }

    /// Learns from a generation; lower losses are better.
    mutating func tell(_ generation: [(draw: [Double], point: [Double])], losses: [Double]) {
        let n = mean.count
        let size = Double(n)
        let best = losses.indices.sorted { losses[$0] < losses[$1] }.prefix(parents).map { generation[$0] }
        var drawn = Array(repeating: 0.0, count: n)
        for (weight, candidate) in zip(weights, best) { for i in 0..<n { drawn[i] += weight * candidate.draw[i] } }
        let stepped = root.indices.map { row in zip(root[row][0...row], drawn).reduce(0) { $0 + $1.0 * $1.1 } }
        for i in 0..<n { mean[i] = EvolutionStrategy.reflect(mean[i] + sigma * stepped[i]) }

        let cs = (mu + 2) / (size + mu + 5)
        let damping = 1 + cs + 2 * max(0, ((mu - 1) / (size + 1)).squareRoot() - 1)
        for i in 0..<n { pathS[i] = (1 - cs) * pathS[i] + (cs * (2 - cs) * mu).squareRoot() * drawn[i] }
        let length = pathS.reduce(0) { $0 + $1 * $1 }.squareRoot()
        let expected = size.squareRoot() * (1 - 1 / (4 * size) + 1 / (21 * size * size))
        let cc = (4 + mu / size) / (size + 4 + 2 * mu / size)
        let isSteady = length / expected < 1.4 + 2 / (size + 1)
        for i in 0..<n { pathC[i] = (1 - cc) * pathC[i] + (isSteady ? (cc * (2 - cc) * mu).squareRoot() * stepped[i] : 0) }
        let c1 = 2 / ((size + 1.3) * (size + 1.3) + mu)
        let cmu = min(1 - c1, 2 * (mu - 2 + 1 / mu) / ((size + 2) * (size + 2) + mu))
        let steps = best.map { candidate in
            root.indices.map { row in zip(root[row][0...row], candidate.draw).reduce(0) { $0 + $1.0 * $1.1 } }
        }
        for row in 0..<n {
            for column in 0...row {
                var rankMu = 0.0
                for (weight, step) in zip(weights, steps) { rankMu += weight * step[row] * step[column] }
                let value = (1 - c1 - cmu) * covariance[row][column] + c1 * pathC[row] * pathC[column] + cmu * rankMu
                covariance[row][column] = value
                covariance[column][row] = value
            }
        }
        sigma *= exp(cs / damping * (length / expected - 1))
        sigma = min(sigma, 0.3)
        root = EvolutionStrategy.cholesky(covariance)
    }

    private static func cholesky(_ matrix: [[Double]]) -> [[Double]] {
        let n = matrix.count
        var root = Array(repeating: Array(repeating: 0.0, count: n), count: n)
        for row in 0..<n {
            for column in 0...row {
                var value = matrix[row][column]
                for k in 0..<column { value -= root[row][k] * root[column][k] }
                root[row][column] = row == column ? max(value, 1e-12).squareRoot() : value / root[column][column]
            }
        }
        return root
    }
}

/// A small generator of repeatable random numbers (Steele, Lea and Flood 2014).
public struct SplitMix: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(state: UInt64) { self.state = state }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Uniform from zero to one.
    public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func normal() -> Double {
        let radius = (-2 * log(max(uniform(), 1e-300))).squareRoot()
        return radius * cos(2 * Double.pi * uniform())
    }
}
