/// How much error a step may make in each state.
///
/// A step is accepted when the estimated error of every state is at most `absolute + relative · |state|`. The largest scaled
/// error counts and not the mean over the states: a network of many quiet states would thin a mean out, so that adding a
/// component would loosen the tolerance of all others, and the largest one can be named when a step fails.
public struct Tolerance: Sendable {
    public let relative: Double
    /// One number for each state, in the unit of the state; or a single one for all.
    public let absolute: [Double]

    /// - Parameter absolute: The size below which a state is of no interest, in the unit of the states.
    public init(relative: Double = 1e-6, absolute: Double = 1e-9) {
        self.init(relative: relative, absolute: [absolute])
    }

    /// - Parameter absolute: One positive number for each state.
    public init(relative: Double, absolute: [Double]) {
        precondition(relative > 0 && absolute.allSatisfy { $0 > 0 }, "Tolerances are positive.")
        self.relative = relative
        self.absolute = absolute
    }

    /// The absolute tolerances of all states.
    func absolute(for count: Int) -> [Double] {
        if absolute.count == 1 { return Array(repeating: absolute[0], count: count) }
        precondition(absolute.count == count, "There are \(absolute.count) absolute tolerances for \(count) states.")
        return absolute
    }
}
