/// Someone who looks at a patient now and then, and may decide to act.
///
/// A monitor is a value that can remember what it has done: each patient has a copy of its own.
public protocol Monitor: Sendable {
    /// What to do, given the outputs just before anything that happens at this time.
    ///
    /// - Returns: Events at this time or later; an earlier one happens now.
    mutating func respond(at time: Double, to outputs: [Double]) -> [Event]
}
