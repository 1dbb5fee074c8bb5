extension Distribution {
    /// The share at or below x.
    public func cdf(_ x: Double) -> Double {
        switch self {
        case .constant(let value): return x < value ? 0 : 1
        case .normal(let mean, let sd): return Normal.cdf((x - mean) / sd)
        case .lognormal(let median, let spread): return x > 0 ? Normal.cdf(RealFunctions.log(x / median) / spread.logarithmic) : 0
        case .uniform(let lower, let upper): return min(1, max(0, (x - lower) / (upper - lower)))
        case .logUniform(let lower, let upper):
            return x > lower ? min(1, RealFunctions.log(x / lower) / RealFunctions.log(upper / lower)) : 0
        case .triangular(let lower, let mode, let upper): return Triangle(lower: lower, mode: mode, upper: upper).cdf(x)
        case .beta(let a, let b, let lower, let upper):
            return x <= lower
                ? 0 : x >= upper ? 1 : Beta(a: a, b: b).share(below: (x - lower) / (upper - lower), above: (upper - x) / (upper - lower))
        case .choices(let choices):
            return choices.reduce(0) { $0 + ($1.value <= x ? $1.weight : 0) } / choices.reduce(0) { $0 + $1.weight }
        case .truncated(let base, let lower, let upper): return Truncation(base: base, lower: lower, upper: upper).cdf(x)
        }
    }

    /// The share above x, with a small relative error in the upper tail where that can be had.
    public func survival(_ x: Double) -> Double {
        switch self {
        case .normal(let mean, let sd): Normal.survival((x - mean) / sd)
        case .lognormal(let median, let spread): x > 0 ? Normal.survival(RealFunctions.log(x / median) / spread.logarithmic) : 1
        case .triangular(let lower, let mode, let upper): Triangle(lower: -upper, mode: -mode, upper: -lower).cdf(-x)
        case .beta(let a, let b, let lower, let upper): Distribution.beta(a: b, b: a, lower: -upper, upper: -lower).cdf(-x)
        case .truncated(let base, let lower, let upper): Truncation(base: base, lower: lower, upper: upper).survival(x)
        case .constant, .uniform, .logUniform, .choices: 1 - cdf(x)
        }
    }
}
