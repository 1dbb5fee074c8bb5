/// What is known of a number before it is drawn: a law with its parameters.
///
/// A distribution is a plain value: units are those of whoever uses it. A draw is ``quantile(_:)`` of a uniform number, so that random,
/// Latin hypercube and Sobol designs serve every distribution alike.
///
/// ``issues`` lists what is wrong with the parameters; the other members take them to be right.
public indirect enum Distribution: Hashable, Sendable {
    case constant(Double)
    case normal(mean: Double, sd: Double)
    /// The logarithm is normal.
    case lognormal(median: Double, spread: Spread)
    case uniform(lower: Double, upper: Double)
    /// The logarithm is uniform.
    case logUniform(lower: Double, upper: Double)
    case triangular(lower: Double, mode: Double, upper: Double)
    /// With density proportional to (x − lower)^(a − 1) (upper − x)^(b − 1).
    case beta(a: Double, b: Double, lower: Double = 0, upper: Double = 1)
    /// Numbers with weights, which need not add up to one.
    case choices([Choice])
    /// A continuous distribution given that it lies within bounds; nil is no bound.
    case truncated(Distribution, lower: Double?, upper: Double?)

    /// The width of a lognormal distribution, in either of its two customary forms.
    public enum Spread: Hashable, Sendable {
        /// Geometric standard deviation: two thirds of the values lie within median ÷ gsd and median × gsd.
        case gsd(Double)
        /// Coefficient of variation: standard deviation over mean, as a fraction.
        case cv(Double)

        /// The standard deviation of the logarithm.
        var logarithmic: Double {
            switch self {
            case .gsd(let gsd): RealFunctions.log(gsd)
            case .cv(let cv): RealFunctions.log1p(cv * cv).squareRoot()
            }
        }
    }

    /// One of several numbers.
    public struct Choice: Hashable, Sendable {
        public let value: Double
        public let weight: Double

        public init(_ value: Double, weight: Double = 1) {
            self.value = value
            self.weight = weight
        }
    }

    /// A draw for a patient: the quantile of its uniform number with this index.
    public func draw(_ stream: RandomStream, _ index: Int = 0) -> Double { quantile(stream.uniform(index)) }
}
