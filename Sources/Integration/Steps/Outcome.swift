/// How the integration of a patient ended. A failure concerns one lane and never its neighbours.
public enum Outcome: Hashable, Sendable {
    case completed
    /// More steps than allowed.
    case stepLimit
    /// The error could not be held by any step; the state, by its number in the network, had the largest scaled error.
    case stepTooSmall(state: Int)
    /// The rate of this state, or the state itself, was not a finite number.
    case notFinite(state: Int)
}
