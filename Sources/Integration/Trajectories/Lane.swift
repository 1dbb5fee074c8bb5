/// The life of one patient in a lane: where it is, how it steps, what is still to come.
struct Lane {
    let job: Job
    /// Position of the job in the caller's list.
    let number: Int
    var time: Double
    /// The step proposed by the error control.
    var proposal: Double
    /// The step that is being tried, cut to the next stop.
    var step = 0.0
    /// Where the step ends exactly, if it ends at a stop.
    var stop: Double?
    var previousError: Double?
    var parameters: [Double]
    var events: [Event]
    var nextEvent = 0
    var nextSample = 0
    var nextCheck = 0
    var monitor: (any Monitor)?
    var trajectory: Trajectory

    init(job: Job, number: Int, outputCount: Int, control: StepControl) {
        self.job = job
        self.number = number
        time = job.start
        proposal = control.fixedStep ?? min(control.firstStep, control.maximalStep)
        parameters = job.parameters
        events = job.events.filter { $0.time >= job.start }.stablySorted()
        monitor = job.monitor
        nextCheck = job.checkTimes.firstIndex { $0 >= job.start } ?? job.checkTimes.count
        trajectory = Trajectory(outputCount: outputCount, finalTime: job.start, finalState: [], finalParameters: [])
        trajectory.times.reserveCapacity(job.sampleTimes.count)
        trajectory.outputs.reserveCapacity(job.sampleTimes.count * outputCount)
    }

    /// The next time at which a step has to end.
    var nextStop: Double {
        var time = job.end
        if nextEvent < events.count { time = min(time, events[nextEvent].time) }
        if monitor != nil && nextCheck < job.checkTimes.count { time = min(time, job.checkTimes[nextCheck]) }
        return time
    }

    /// Cuts the proposed step to the next stop; a rest that would be tiny is spread over two steps.
    mutating func choose(_ control: StepControl) {
        let end = nextStop
        let left = end - time
        stop = nil
        step = min(proposal, control.maximalStep)
        if left <= step * (1 + 1e-9) {
            step = left
            stop = end
        } else if left < 2 * step && control.fixedStep == nil {
            step = left / 2
        }
    }

    var sampleTime: Double? { nextSample < job.sampleTimes.count ? job.sampleTimes[nextSample] : nil }

    var isCheckDue: Bool { monitor != nil && nextCheck < job.checkTimes.count && job.checkTimes[nextCheck] <= time }

    var dueEvent: Event? { nextEvent < events.count && events[nextEvent].time <= time ? events[nextEvent] : nil }

    mutating func count(stages: Int) {
        trajectory.statistics.rates += stages
        trajectory.statistics.jacobians += 1
        trajectory.statistics.factorisations += 1
        trajectory.statistics.solves += stages
    }

    /// Goes to the end of an accepted step and proposes the next one.
    mutating func advance(error: Double, control: StepControl, order: Int) {
        time = stop ?? time + step
        if control.fixedStep != nil { return }
        let grown = step * StepControl.growth(error: error, previous: previousError, order: order)
        // A step cut short by a stop says little against the longer one proposed before.
        proposal = stop == nil ? grown : max(grown, proposal)
        previousError = error
    }

    /// After an event the past says little.
    mutating func restart(_ control: StepControl) {
        if control.fixedStep == nil { proposal = min(proposal, control.firstStep) }
        previousError = nil
    }

    mutating func schedule(_ new: [Event]) {
        for var event in new {
            event.time = max(event.time, time)
            var place = events.count
            while place > nextEvent && events[place - 1].time > event.time { place -= 1 }
            events.insert(event, at: place)
        }
    }
}

extension [Event] {
    /// By time; events of the same time keep their order.
    func stablySorted() -> [Event] {
        enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    }
}
