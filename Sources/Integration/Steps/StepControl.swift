/// Bounds on the lengths of steps, and the numbers by which ``StepHistory`` chooses them.
///
/// Those were chosen on populations around the seed, by the number of steps at equal error of the read-outs.
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
    /// How much of the way to its ideal length a step goes; see ``gain(relative:)``.
    public var gain: Double

    public init(
        firstStep: Double = 1e-2, maximalStep: Double = .infinity, minimalStep: Double = 0, stepLimit: Int = 100_000,
        fixedStep: Double? = nil, gain: Double = 0.6
    ) {
        self.firstStep = firstStep
        self.maximalStep = maximalStep
        self.minimalStep = minimalStep
        self.stepLimit = stepLimit
        self.fixedStep = fixedStep
        self.gain = gain
    }

    /// The gain that suits a relative tolerance: all of the way from 1e-3 on, less at tighter ones, 0.6 up to 1e-5. The error of fast states
    /// after a dose grows with the speed at which steps do, and the tighter the tolerance, the more it weighs.
    public static func gain(relative: Double) -> Double {
        min(max(0.6 + 0.2 * Elementary.logarithm(relative / 1e-5) / Elementary.logarithm(10), 0.6), 1)
    }

    /// The share of the longest step without rejection that is aimed at.
    static let target = 0.78
    /// How much of what the step before was told is taken off.
    static let memory = 0.2
    /// The error up to which a step may be expected to go that is made longer, so as to end at a stop.
    static let stretch = 0.8
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
