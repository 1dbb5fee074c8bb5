/// How the length of the next step follows from the errors of the last two.
///
/// A proportional and an integral part (PI): the step grows less eagerly where the error has just grown.
///
/// Source: Hairer and Wanner, *Solving Ordinary Differential Equations II*, section IV.2.
public struct StepControl: Sendable {
    /// The step tried first, and after an event that changed something. In the model's time.
    public var firstStep: Double
    public var maximalStep: Double
    /// A patient is given up when a rejected step would have to be shorter; the rounding of the time and a trillionth of the
    /// first step set a floor in any case.
    public var minimalStep: Double
    /// Steps after which a patient is given up, rejected ones included.
    public var stepLimit: Int
    /// All steps of this length, whatever the error; for studies of convergence.
    public var fixedStep: Double?

    public init(
        firstStep: Double = 1e-2, maximalStep: Double = .infinity, minimalStep: Double = 0, stepLimit: Int = 100_000,
        fixedStep: Double? = nil
    ) {
        self.firstStep = firstStep
        self.maximalStep = maximalStep
        self.minimalStep = minimalStep
        self.stepLimit = stepLimit
        self.fixedStep = fixedStep
    }

    static let safety = 0.93
    static let largestGrowth = 6.0
    static let smallestShrinkage = 0.2

    /// The factor after an accepted step.
    ///
    /// - Parameters:
    ///   - error: Scaled error; at most one.
    ///   - previous: That of the accepted step before, or `nil` after a start.
    static func growth(error: Double, previous: Double?, order: Int) -> Double {
        let exponent = 1 / Double(order)
        let bounded = max(error, 1e-10)
        var factor = safety * Elementary.power(bounded, -(previous == nil ? 1 : 0.85) * exponent)
        if let previous { factor *= Elementary.power(max(previous, 1e-4), 0.2 * exponent) }
        return min(max(factor, smallestShrinkage), largestGrowth)
    }

    /// The factor after a rejected step; an error that is not a number shrinks most.
    static func shrinkage(error: Double, order: Int) -> Double {
        guard error.isFinite else { return smallestShrinkage }
        return min(max(safety * Elementary.power(error, -1 / Double(order)), smallestShrinkage), 0.9)
    }

    /// The shortest step at a time.
    func floor(at time: Double) -> Double { max(minimalStep, 16 * time.ulp, 1e-12 * firstStep) }
}
