/// What the steps since the start, or since the last event, say about the next one.
///
/// A step would have been ideal, had it been longer by the root of its error (the fifth, for an embedded method of order 4). The next one
/// goes most of that way, and less far when the step before was called too short as well: after a dose errors stay small while steps
/// grow, and that is where most of the error of a patient comes from.
///
/// Sources: K. Gustafsson, Control-theoretic techniques for stepsize selection in implicit Runge–Kutta methods, *ACM Transactions on
/// Mathematical Software* 20, 496 (1994); Hairer and Wanner, *Solving Ordinary Differential Equations II*, section IV.8.
struct StepHistory {
    private let order: Double
    /// The logarithm of that by which the step before should have been longer, if it was accepted.
    private var previous: Double?
    /// The last step and its error, if it was accepted.
    private var accepted: (step: Double, error: Double)?
    /// The step rejected last, if none was accepted since.
    private var rejected: (step: Double, error: Double)?

    /// - Parameter order: That of the embedded method and one: the power of the step that its error goes with.
    init(order: Int) { self.order = Double(order) }

    /// After an event the past says little.
    mutating func forget() { (previous, accepted, rejected) = (nil, nil, nil) }

    /// The logarithm of the factor from an accepted step to the next.
    ///
    /// - Parameter logarithm: That of the error, which comes from outside so that those of all lanes are taken at once.
    mutating func growth(step: Double, error: Double, logarithm: Double, gain: Double) -> Double {
        let ideal = Self.target - max(logarithm, Self.leastError) / order
        let limit = previous == nil ? Self.firstGrowth : Self.largestGrowth
        let factor = previous.map { gain * ideal - StepControl.memory * $0 } ?? ideal
        (previous, accepted, rejected) = (ideal, (step, error), nil)
        return min(max(factor, Self.largestCut), limit)
    }

    /// Whether by the last step one of some length may be expected to be accurate enough, where a longer one than proposed saves a step.
    func allows(_ step: Double) -> Bool {
        guard let accepted else { return false }
        return accepted.error * Elementary.power(step / accepted.step, order) <= StepControl.stretch
    }

    private static let target = Elementary.logarithm(StepControl.target)
    private static let leastError = Elementary.logarithm(1e-10)
    private static let (firstGrowth, largestGrowth, largestCut) = (
        Elementary.logarithm(StepControl.firstGrowth), Elementary.logarithm(StepControl.largestGrowth),
        Elementary.logarithm(StepControl.largestCut)
    )

    /// The factor from a rejected step to its next trial; an error that is not a number shrinks most.
    ///
    /// From the second rejection on the error is taken to go with the power of the step that was seen, because far from the limit of
    /// short steps it falls more slowly than in theory.
    mutating func shrinkage(step: Double, error: Double) -> Double {
        (previous, accepted) = (nil, nil)
        guard error.isFinite else {
            rejected = nil
            return StepControl.blindShrinkage
        }
        var power = order
        if let rejected, rejected.error > error {
            let seen = Elementary.logarithm(rejected.error / error) / Elementary.logarithm(rejected.step / step)
            power = min(max(seen, 1), order)
        } else if rejected != nil {
            power = 1
        }
        rejected = (step, error)
        return min(max(StepControl.safety * Elementary.power(error, -1 / power), StepControl.smallestShrinkage), 0.9)
    }
}
