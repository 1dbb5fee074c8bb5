extension Distribution {
    /// The least number below or at which the share u lies.
    ///
    /// At 0 and 1 these are the ends of the distribution, infinite where it has none. `choices` are taken in the order of their values.
    public func quantile(_ u: Double) -> Double {
        switch self {
        case .constant(let value): return value
        case .normal(let mean, let sd): return mean + sd * Normal.quantile(u)
        case .lognormal(let median, let spread): return median * RealFunctions.exp(spread.logarithmic * Normal.quantile(u))
        case .uniform(let lower, let upper): return min(upper, lower + u * (upper - lower))
        case .logUniform(let lower, let upper):
            return min(upper, max(lower, lower * RealFunctions.exp(u * RealFunctions.log(upper / lower))))
        case .triangular(let lower, let mode, let upper): return Triangle(lower: lower, mode: mode, upper: upper).quantile(u)
        case .beta(let a, let b, let lower, let upper): return lower + (upper - lower) * Beta(a: a, b: b).quantile(u)
        case .choices(let choices):
            let sorted = Self.sorted(choices)
            return sorted[RandomStream.position(of: u, in: sorted.map(\.weight))].value
        case .truncated(let base, let lower, let upper):
            return Truncation(base: base, lower: lower, upper: upper).quantile(u)
        }
    }

    /// The number above which the share u lies; what ``quantile(_:)`` of 1 − u would be if 1 − u did not have to be rounded.
    func upperQuantile(_ u: Double) -> Double {
        switch self {
        case .normal(let mean, let sd): mean - sd * Normal.quantile(u)
        case .lognormal(let median, let spread): median * RealFunctions.exp(-spread.logarithmic * Normal.quantile(u))
        case .beta(let a, let b, let lower, let upper): upper - (upper - lower) * Beta(a: b, b: a).quantile(u)
        case .triangular(let lower, let mode, let upper): -Triangle(lower: -upper, mode: -mode, upper: -lower).quantile(u)
        case .constant, .uniform, .logUniform, .choices, .truncated: quantile(1 - u)
        }
    }

    static func sorted(_ choices: [Choice]) -> [Choice] { choices.sorted { ($0.value, $0.weight) < ($1.value, $1.weight) } }
}

/// A density that rises and falls in straight lines.
struct Triangle {
    let lower: Double
    let mode: Double
    let upper: Double

    private var width: Double { upper - lower }

    func quantile(_ u: Double) -> Double {
        u * width < mode - lower
            ? lower + (u * width * (mode - lower)).squareRoot() : upper - ((1 - u) * width * (upper - mode)).squareRoot()
    }

    func cdf(_ x: Double) -> Double {
        if x <= lower { return 0 }
        if x >= upper { return 1 }
        let (rise, fall) = (x - lower, upper - x)
        return x < mode ? rise / width * rise / (mode - lower) : 1 - fall / width * fall / (upper - mode)
    }
}

/// A distribution within bounds, in shares of the whole one.
struct Truncation {
    private let base: Distribution
    private let lower: Double?
    private let upper: Double?
    /// Whether the bounds are in the upper half, where the shares above them are small and the shares below them all near one.
    private let countsFromAbove: Bool
    /// The share of the whole beyond the bound that is left out first, and the share between the bounds.
    private let start: Double
    let mass: Double

    init(base: Distribution, lower: Double?, upper: Double?) {
        self.base = base
        self.lower = lower
        self.upper = upper
        countsFromAbove = lower.map { base.cdf($0) > 0.5 } ?? false
        if countsFromAbove {
            start = upper.map(base.survival) ?? 0
            mass = base.survival(lower!) - start
        } else {
            start = lower.map(base.cdf) ?? 0
            mass = (upper.map(base.cdf) ?? 1) - start
        }
    }

    func quantile(_ u: Double) -> Double {
        let x = countsFromAbove ? base.upperQuantile(start + (1 - u) * mass) : base.quantile(start + u * mass)
        return min(upper ?? .infinity, max(lower ?? -.infinity, x))
    }

    func cdf(_ x: Double) -> Double {
        if let lower, x <= lower { return 0 }
        if let upper, x >= upper { return 1 }
        return countsFromAbove ? 1 - (base.survival(x) - start) / mass : (base.cdf(x) - start) / mass
    }

    func survival(_ x: Double) -> Double {
        if let lower, x <= lower { return 1 }
        if let upper, x >= upper { return 0 }
        return countsFromAbove ? (base.survival(x) - start) / mass : 1 - (base.cdf(x) - start) / mass
    }
}
