/// Bounds on the lengths of steps, and the numbers by which ``StepHistory`` chooses them.
///
/// Those were chosen on two populations around the seed, by the number of steps at equal error of the read-outs.
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

    /// The share of the longest step without rejection that is aimed at.
    static let target = 0.85
    /// How much of the way to it a step goes, and how much of what the step before was told is taken off.
    static let gain = 0.7
    static let memory = 0.3
    /// The least factor after an accepted step.
    static let largestCut = 0.2
    /// On the length that a rejected step should have had.
    static let safety = 0.93
    /// After the first step, of which the length was a guess, and later.
    static let firstGrowth = 2.5
    static let largestGrowth = 6.0
    static let smallestShrinkage = 0.02
    /// After an error that is not a number.
    static let blindShrinkage = 0.1

    /// The shortest step at a time.
    func floor(at time: Double) -> Double { max(minimalStep, 16 * time.ulp, 1e-12 * firstStep) }
}
