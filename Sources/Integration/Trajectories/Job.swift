/// One patient to be integrated: numbers, a span of time, what happens in it and when to look.
///
/// The span is half open: events and checks at the start happen, those at the end do not. A run that is continued from its
/// final state and parameters therefore meets each event once. Events before the start are past and ignored.
public struct Job: Sendable {
    /// In the order of the network, in the coherent system of units.
    public var parameters: [Double]
    /// The state at the start; the network's initial values under the parameters if `nil`.
    public var initialState: [Double]?
    public var start: Double
    public var end: Double
    /// Ascending, from the start to the end. A sample at the time of an event shows the patient just before it.
    public var sampleTimes: [Double]
    public var events: [Event]
    public var monitor: (any Monitor)?
    /// When the monitor looks; ascending.
    public var checkTimes: [Double]
    /// Whether the whole states are kept at the sample times.
    public var keepsStates: Bool

    public init(
        parameters: [Double], initialState: [Double]? = nil, start: Double = 0, end: Double, sampleTimes: [Double] = [],
        events: [Event] = [], monitor: (any Monitor)? = nil, checkTimes: [Double] = [], keepsStates: Bool = false
    ) {
        self.parameters = parameters
        self.initialState = initialState
        self.start = start
        self.end = end
        self.sampleTimes = sampleTimes
        self.events = events
        self.monitor = monitor
        self.checkTimes = checkTimes
        self.keepsStates = keepsStates
    }

    /// Traps with a sentence when the job makes no sense for a tape.
    func check(against tape: Tape) {
        precondition(parameters.count == tape.parameterCount, "A job has \(parameters.count) parameters, the tape \(tape.parameterCount).")
        precondition((initialState?.count ?? tape.stateCount) == tape.stateCount, "An initial state has one value for each state.")
        for event in events { event.check(against: tape) }
        precondition(start <= end, "A job ends before it starts.")
        precondition(zip(sampleTimes, sampleTimes.dropFirst()).allSatisfy { $0 <= $1 }, "Sample times ascend.")
        precondition(zip(checkTimes, checkTimes.dropFirst()).allSatisfy { $0 <= $1 }, "Check times ascend.")
        precondition(sampleTimes.first ?? start >= start && sampleTimes.last ?? end <= end, "Sample times lie from start to end.")
    }
}
