/// What the steps since the start, or since the last event, say about the next one.
///
/// A step is as hard as the fifth root of its error over its length (for an embedded method of order 4). A step harder than the one
/// before is taken to be followed by one as much harder again, so that steps shrink before they are rejected; the opposite is not
/// trusted. Towards the wanted error the length moves slowly: after a dose, errors stay small while steps grow, and that is where most
/// of the error of a patient comes from.
///
/// Sources: K. Gustafsson, Control-theoretic techniques for stepsize selection in implicit Runge–Kutta methods, *ACM Transactions on
/// Mathematical Software* 20, 496 (1994); Hairer and Wanner, *Solving Ordinary Differential Equations II*, section IV.8.
struct StepHistory {
    private let order: Double
    private var hardness: Double?
    /// The step rejected last, if none was accepted since.
    private var rejected: (step: Double, error: Double)?

    /// - Parameter order: That of the embedded method and one: the power of the step that its error goes with.
    init(order: Int) { self.order = Double(order) }

    /// After an event the past says little.
    mutating func forget() { (hardness, rejected) = (nil, nil) }

    /// The factor from an accepted step to the next.
    mutating func growth(step: Double, error: Double) -> Double {
        let bounded = max(error, 1e-10)
        let now = Elementary.power(bounded, 1 / order) / step
        let easing = hardness.map { min(max($0 / now, 0.5), 1) } ?? 1
        let limit = hardness == nil ? StepControl.firstGrowth : StepControl.largestGrowth
        (hardness, rejected) = (now, nil)
        let factor = Elementary.power(StepControl.target / bounded, StepControl.gain / order) * easing
        return min(max(factor, StepControl.smallestShrinkage), limit)
    }

    /// The factor from a rejected step to its next trial; an error that is not a number shrinks most.
    ///
    /// From the second rejection on the error is taken to go with the power of the step that was seen, because far from the limit of
    /// short steps it falls more slowly than in theory.
    mutating func shrinkage(step: Double, error: Double) -> Double {
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
