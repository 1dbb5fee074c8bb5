/// Something done to a patient at a time: a bolus, the start or the end of an infusion, a change of a parameter.
///
/// Steps end exactly at events. Events of the same time happen in the order in which they are listed.
public struct Event: Hashable, Sendable {
    public enum Action: Hashable, Sendable {
        /// Adds an amount to a state, in the unit of the state.
        case addToState(Int, amount: Double)
        /// Adds to a parameter, such as the rate of an infusion at its start, and its negative at its end.
        case addToParameter(Int, amount: Double)
        case setParameter(Int, value: Double)
    }

    /// In the model's time.
    public var time: Double
    public var action: Action

    public init(time: Double, _ action: Action) {
        self.time = time
        self.action = action
    }

    /// A constant rate over a duration, by way of the parameter that holds the rate.
    public static func infusion(from start: Double, lasting duration: Double, rate: Double, parameter: Int) -> [Event] {
        [
            Event(time: start, .addToParameter(parameter, amount: rate)),
            Event(time: start + duration, .addToParameter(parameter, amount: -rate)),
        ]
    }
}

/// Someone who looks at a patient now and then, and may decide to act.
///
/// A monitor is a value that can remember what it has done: each patient has a copy of its own.
public protocol Monitor: Sendable {
    /// What to do, given the outputs just before anything that happens at this time.
    ///
    /// - Returns: Events at this time or later; an earlier one happens now.
    mutating func respond(at time: Double, to outputs: [Double]) -> [Event]
}
