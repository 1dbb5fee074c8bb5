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

    /// Traps with a sentence when the event makes no sense for a tape.
    func check(against tape: Tape) {
        precondition(!time.isNaN, "An event has a time.")
        switch action {
        case .addToState(let state, _): precondition((0..<tape.stateCount).contains(state), "There is no state \(state) to add to.")
        case .addToParameter(let parameter, _), .setParameter(let parameter, _):
            precondition((0..<tape.parameterCount).contains(parameter), "There is no parameter \(parameter) to change.")
        }
    }
}
