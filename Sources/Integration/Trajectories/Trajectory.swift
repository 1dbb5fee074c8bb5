/// What became of a patient.
public struct Trajectory: Sendable {
    /// Work done, to be compared between methods and tolerances.
    public struct Statistics: Hashable, Sendable {
        public var accepted = 0
        public var rejected = 0
        /// Accurate steps that were tried again shorter, because a monitor asked for something inside them.
        public var takenBack = 0
        public var rates = 0
        public var jacobians = 0
        public var factorisations = 0
        public var solves = 0

        public init() {}

        public var steps: Int { accepted + rejected + takenBack }
    }

    /// The sample times that were reached; all of them when the outcome is `completed`.
    public internal(set) var times: [Double] = []
    public let outputCount: Int
    /// Outputs by time, then by number: `outputs[time * outputCount + output]`.
    public internal(set) var outputs: [Double] = []
    /// Whole states at the sample times, flat in the same way; empty unless asked for.
    public internal(set) var states: [Double] = []
    public internal(set) var finalTime = 0.0
    /// The state at `finalTime`, before any event of that time.
    public internal(set) var finalState: [Double] = []
    /// The parameters in force at `finalTime`.
    public internal(set) var finalParameters: [Double] = []
    public internal(set) var statistics = Statistics()
    public internal(set) var outcome = Outcome.completed
    /// What happened, in order, including what a monitor decided.
    public internal(set) var firedEvents: [Event] = []
    /// Events that were due at the final time or later.
    public internal(set) var pendingEvents: [Event] = []
    /// The monitor with what it remembers, to be handed on when the run is continued.
    public internal(set) var monitor: (any Monitor)?

    init(outputCount: Int) { self.outputCount = outputCount }

    /// Makes ready for another patient: empty, with room for what is to be kept.
    mutating func begin(_ job: Job) {
        times.removeAll(keepingCapacity: true)
        outputs.removeAll(keepingCapacity: true)
        states.removeAll(keepingCapacity: true)
        firedEvents.removeAll(keepingCapacity: true)
        (finalState, finalParameters, pendingEvents, monitor) = ([], [], [], nil)
        (finalTime, statistics, outcome) = (job.start, Statistics(), .completed)
        times.reserveCapacity(job.sampleTimes.count)
        outputs.reserveCapacity(job.sampleTimes.count * outputCount)
    }

    /// One output over all times.
    public func series(_ output: Int) -> [Double] {
        times.indices.map { outputs[$0 * outputCount + output] }
    }

    public func output(_ output: Int, at index: Int) -> Double { outputs[index * outputCount + output] }
}
