/// A lane and the patient in it: where it is, how it steps, what is still to come. One patient follows the other, in the same memory.
struct Lane: ~Copyable {
    /// Whether there is a patient; nothing else has a meaning if not.
    private(set) var isOccupied = false
    private(set) var job = Job(parameters: [], end: 0)
    /// Position of the job in the caller's list.
    private(set) var number = 0
    private(set) var time = 0.0
    /// The step proposed by the error control.
    private var proposal = 0.0
    /// The step that is being tried, cut to the next stop.
    private(set) var step = 1.0
    /// Where the step ends exactly, if it ends at a stop.
    private var stop: Double?
    private var history: StepHistory
    /// The largest scaled error of the step being tried.
    private(set) var error = 0.0
    /// How far looks may go: the end of an accepted step, or the start. `nil` while there is nothing to look at.
    private(set) var horizon: Double?
    private(set) var parameters: [Double] = []
    private var events: [Event] = []
    private var nextEvent = 0
    private(set) var progress = Progress(sample: 0, check: 0)
    /// Checks before the end of the job: there nothing is checked, because nothing is done.
    private var checkCount = 0
    private var monitor: (any Monitor)?
    private(set) var trajectory: Trajectory

    init(outputCount: Int, order: Int) {
        history = StepHistory(order: order)
        trajectory = Trajectory(outputCount: outputCount)
    }

    /// Takes in a patient. What was kept of the one before has been handed on, and its memory is used again if nobody holds it.
    mutating func begin(_ job: Job, number: Int, control: StepControl) {
        (self.job, self.number, isOccupied) = (job, number, true)
        (time, step, stop, horizon) = (job.start, 1, nil, nil)
        history.forget()
        proposal = control.fixedStep ?? min(control.firstStep, control.maximalStep)
        parameters = job.parameters
        events = job.events.filter { $0.time >= job.start }.stablySorted()
        nextEvent = 0
        monitor = job.monitor
        progress = Progress(sample: 0, check: job.checkTimes.firstIndex { $0 >= job.start } ?? job.checkTimes.count)
        checkCount = job.monitor == nil ? 0 : job.checkTimes.firstIndex { $0 >= job.end } ?? job.checkTimes.count
        trajectory.begin(job)
    }

    // MARK: Steps

    /// Where the step being tried ends.
    private var stepEnd: Double { stop ?? time + step }

    /// Cuts the proposed step to the next stop. Where that is less than two steps away, it is reached in one if that may be expected to be
    /// accurate enough, and else in two equal ones.
    mutating func choose(_ control: StepControl) {
        horizon = nil
        let end = nextStop
        let left = end - time
        stop = nil
        step = min(proposal, control.maximalStep)
        let isNear = left < 2 * step && control.fixedStep == nil
        if left <= step * (1 + 1e-9) || isNear && left <= control.maximalStep && history.allows(left) {
            step = left
            stop = end
        } else if isNear {
            step = left / 2
        }
    }

    /// The next time at which a step has to end.
    private var nextStop: Double {
        var time = job.end
        if nextEvent < events.count { time = min(time, events[nextEvent].time) }
        return time
    }

    /// Lets looks go to the start, where nothing has been solved yet.
    mutating func open() { horizon = time }

    /// Lets looks go to the end of a step that is accurate enough.
    mutating func accept(error: Double) {
        self.error = error
        horizon = stepEnd
    }

    mutating func count(stages: Int) {
        trajectory.statistics.rates += stages
        trajectory.statistics.jacobians += 1
        trajectory.statistics.factorisations += 1
        trajectory.statistics.solves += stages
    }

    /// The logarithm of how much longer the next step may be than the one just accepted, given that of its error.
    mutating func growth(logarithm: Double, _ control: StepControl) -> Double {
        history.growth(step: step, error: error, logarithm: logarithm, gain: control.gain)
    }

    /// Goes to the end of an accepted step, if there is one, and proposes the next: so many times as long.
    mutating func advance(growth: Double, control: StepControl) {
        if horizon == time { return }
        trajectory.statistics.accepted += 1
        time = stepEnd
        if control.fixedStep != nil { return }
        // A step cut short by a stop says little against the longer one proposed before.
        proposal = stop == nil ? step * growth : max(step * growth, proposal)
    }

    /// Proposes a shorter step after a rejected one.
    ///
    /// - Returns: Whether it is long enough to be tried.
    mutating func retreat(error: Double, control: StepControl) -> Bool {
        trajectory.statistics.rejected += 1
        proposal = step * history.shrinkage(step: step, error: error)
        return control.fixedStep == nil && proposal >= control.floor(at: time)
    }

    /// Takes back an accepted step, because something is to be done inside it.
    mutating func takeBack() {
        trajectory.statistics.takenBack += 1
        horizon = nil
    }

    /// The first step after an event is short.
    private mutating func restart(_ control: StepControl) {
        if control.fixedStep == nil { proposal = min(proposal, control.firstStep) }
        history.forget()
    }

    // MARK: Looks

    /// The numbers of the next sample and the next check.
    struct Progress {
        var sample: Int
        var check: Int
    }

    /// A look at the patient, for a sample, a check or both.
    struct Look {
        /// Where in the step it is; zero at the start.
        let fraction: Double
        let isSample: Bool
        let isCheck: Bool
    }

    /// The next look up to the horizon, after some progress, which it adds to.
    func look(after progress: inout Progress) -> Look? {
        guard let horizon else { return nil }
        let sampleTime = progress.sample < job.sampleTimes.count ? job.sampleTimes[progress.sample] : .infinity
        let checkTime = progress.check < checkCount ? job.checkTimes[progress.check] : .infinity
        let at = min(sampleTime, checkTime)
        guard at <= horizon else { return nil }
        let fraction = at <= time ? 0 : at >= horizon ? 1 : (at - time) / step
        let look = Look(fraction: fraction, isSample: sampleTime == at, isCheck: checkTime == at)
        if look.isSample { progress.sample += 1 }
        if look.isCheck { progress.check += 1 }
        return look
    }

    /// Keeps the sample that is due.
    mutating func record(_ outputs: UnsafeBufferPointer<Double>) {
        trajectory.times.append(job.sampleTimes[progress.sample])
        trajectory.outputs.append(contentsOf: outputs)
        progress.sample += 1
    }

    /// Keeps the whole state of that sample.
    mutating func record(states: [Double]) { trajectory.states.append(contentsOf: states) }

    // MARK: Checks and events

    var isAtEnd: Bool { time >= job.end }
    var isEventDue: Bool { nextEvent < events.count && events[nextEvent].time <= time }
    /// Whether an accepted step goes beyond something that is to be done.
    var isBeyondEvent: Bool {
        guard let horizon, nextEvent < events.count else { return false }
        return events[nextEvent].time < horizon
    }

    /// Lets the monitor look, and puts what it asks for in its place.
    mutating func check(_ outputs: [Double], _ tape: Tape) {
        let time = job.checkTimes[progress.check]
        progress.check += 1
        for var event in monitor?.respond(at: time, to: outputs) ?? [] {
            event.check(against: tape)
            event.time = max(event.time, time)
            var place = events.count
            while place > nextEvent && events[place - 1].time > event.time { place -= 1 }
            events.insert(event, at: place)
        }
    }

    /// Does what is due; states are changed by the caller.
    ///
    /// - Returns: The parameters that have changed.
    mutating func fire(_ control: StepControl, addToState: (Int, Double) -> Void) -> [Int] {
        var changed: [Int] = []
        while isEventDue {
            let event = events[nextEvent]
            nextEvent += 1
            switch event.action {
            case .addToState(let state, let amount): addToState(state, amount)
            case .addToParameter(let parameter, let amount):
                parameters[parameter] += amount
                changed.append(parameter)
            case .setParameter(let parameter, let value):
                parameters[parameter] = value
                changed.append(parameter)
            }
            trajectory.firedEvents.append(event)
        }
        restart(control)
        return changed
    }

    // MARK: End

    mutating func finish(_ outcome: Outcome, state: [Double]) {
        trajectory.outcome = outcome
        trajectory.finalTime = time
        trajectory.finalState = state
        trajectory.finalParameters = parameters
        trajectory.pendingEvents = Array(events[nextEvent...])
        trajectory.monitor = monitor
        isOccupied = false
    }
}

extension [Event] {
    /// By time; events of the same time keep their order.
    func stablySorted() -> [Event] {
        enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    }
}
