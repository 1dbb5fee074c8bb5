extension Distribution {
    /// The mean; nil for the truncated distributions without a closed form for it, which are all but the normal and the lognormal.
    public var mean: Double? { moments?.mean }

    /// The standard deviation; nil where ``mean`` is.
    public var sd: Double? { moments.map { max(0, $0.variance).squareRoot() } }

    private var moments: (mean: Double, variance: Double)? {
        switch self {
        case .constant(let value): return (value, 0)
        case .normal(let mean, let sd): return (mean, sd * sd)
        case .lognormal(let median, let spread):
            let variance = spread.logarithmic * spread.logarithmic
            let mean = median * RealFunctions.exp(variance / 2)
            return (mean, mean * mean * (RealFunctions.exp(variance) - 1))
        case .uniform(let lower, let upper): return ((lower + upper) / 2, (upper - lower) * (upper - lower) / 12)
        case .logUniform(let lower, let upper):
            let width = RealFunctions.log(upper / lower)
            let mean = (upper - lower) / width
            return (mean, (upper * upper - lower * lower) / (2 * width) - mean * mean)
        case .triangular(let a, let c, let b):
            return ((a + b + c) / 3, ((b - a) * (b - a) + (c - a) * (c - b)) / 18)
        case .beta(let a, let b, let lower, let upper):
            let width = upper - lower
            return (lower + width * a / (a + b), width * width * a * b / ((a + b) * (a + b) * (a + b + 1)))
        case .choices(let choices):
            let sum = choices.reduce(0) { $0 + $1.weight }
            let mean = choices.reduce(0) { $0 + $1.weight * $1.value } / sum
            return (mean, choices.reduce(0) { $0 + $1.weight * ($1.value - mean) * ($1.value - mean) } / sum)
        case .truncated(let base, let lower, let upper): return Self.truncatedMoments(base, lower, upper)
        }
    }

    /// Source: Johnson, Kotz and Balakrishnan, *Continuous Univariate Distributions*, volume 1, second edition, 1994, sections 13.10.1
    /// and 14.2.
    private static func truncatedMoments(_ base: Distribution, _ lower: Double?, _ upper: Double?) -> (mean: Double, variance: Double)? {
        switch base {
        case .normal(let mean, let sd):
            let (alpha, beta) = (lower.map { ($0 - mean) / sd }, upper.map { ($0 - mean) / sd })
            let mass = Truncation(base: base, lower: lower, upper: upper).mass
            let (low, high) = (alpha.map(Normal.density) ?? 0, beta.map(Normal.density) ?? 0)
            let shift = (low - high) / mass
            let widening = ((alpha ?? 0) * low - (beta ?? 0) * high) / mass
            return (mean + sd * shift, sd * sd * (1 + widening - shift * shift))
        case .lognormal(let median, let spread):
            let sigma = spread.logarithmic
            let mass = Truncation(base: base, lower: lower, upper: upper).mass
            // The k-th moment is that of the whole distribution times the mass between bounds shifted by k σ.
            func moment(_ k: Double) -> Double {
                let moved = Distribution.lognormal(median: median * RealFunctions.exp(k * sigma * sigma), spread: spread)
                let whole = RealFunctions.power(median, k) * RealFunctions.exp(k * k * sigma * sigma / 2)
                return whole * Truncation(base: moved, lower: lower, upper: upper).mass / mass
            }
            return (moment(1), moment(2) - moment(1) * moment(1))
        case .constant, .uniform, .logUniform, .triangular, .beta, .choices, .truncated: return nil
        }
    }
}
