/// A block of lanes that works through jobs.
///
/// All lanes try a step at once, each with its own time and length. After that every lane is on its own: accepted or
/// rejected, stopped for an event, finished and refilled. Looks at patients, for samples and for their monitors, are taken in rounds of
/// as many as there are lanes, of whichever patients and at whichever times.
final class Block<Number: LaneNumber> {
    let tape: Tape
    private let control: StepControl
    private let method: RosenbrockMethod
    let workspace: Workspace<Number>
    private var width: Int { workspace.width }
    private var lanes: [Lane?]
    /// The looks of a round.
    private var looks: [(lane: Lane, look: Lane.Look)] = []
    private let deliver: (Int, Trajectory) -> Void
    /// Outputs of the lane that was read last.
    private var outputs: [Double]
    /// Whether parameters have changed since the prologue ran.
    private var isPrologueDue = false

    /// - Parameters:
    ///   - width: Lanes side by side: 1, or as many as the precision has.
    ///   - limit: Lanes to be filled at most, so that other threads have some jobs too.
    ///   - deliver: Takes each trajectory as it is finished.
    init(_ integrator: Integrator, width: Int, limit: Int = .max, deliver: @escaping (Int, Trajectory) -> Void) {
        tape = integrator.tape
        control = integrator.control
        method = integrator.method
        workspace = Workspace<Number>(tape, method: method, tolerance: integrator.tolerance, width: width)
        lanes = Array(repeating: nil, count: max(1, min(limit, width)))
        outputs = Array(repeating: 0, count: tape.outputCount)
        self.deliver = deliver
    }

    deinit { workspace.deallocate() }

    /// Works through jobs until there are none.
    func run(_ next: () -> (number: Int, job: Job)?) {
        while true {
            let isDry = !refill(next)
            if isDry && lanes.allSatisfy({ $0 == nil }) { return }
            for index in lanes.indices { workspace.steps[index] = lanes[index]?.step ?? 1 }
            prepare()
            workspace.attempt()
            conclude()
        }
    }

    // MARK: Starts

    /// Fills empty lanes.
    ///
    /// - Returns: Whether there may be more jobs.
    private func refill(_ next: () -> (number: Int, job: Job)?) -> Bool {
        while lanes.contains(where: { $0 == nil }) {
            var started: [Lane] = []
            for index in lanes.indices where lanes[index] == nil {
                guard let (number, job) = next() else { break }
                job.check(against: tape)
                let lane = Lane(job: job, number: number, index: index, tape: tape, control: control, order: method.embeddedOrder + 1)
                lanes[index] = lane
                set(lane.parameters.indices, of: lane)
                started.append(lane)
            }
            let isDry = lanes.contains { $0 == nil }
            if !started.isEmpty { start(started) }
            if isDry { return false }
        }
        return true
    }

    private func start(_ started: [Lane]) {
        prepare()
        for lane in started {
            setState(lane)
            if let state = workspace.states(lane.index).firstIndex(where: { !$0.isFinite }) {
                finish(lane, .notFinite(state: state))
            } else {
                lane.horizon = lane.time
            }
        }
        look()
        for lane in started where lane.horizon != nil { arrive(lane) }
    }

    private func set(_ parameters: some Collection<Int>, of lane: Lane) {
        for index in parameters { workspace.place(tape.parameterSlot(index))[lane.index] = Number(lane.parameters[index]) }
        if !parameters.isEmpty { isPrologueDue = true }
    }

    /// Brings what depends on parameters alone up to date, in all lanes: where nothing has changed it gives what was there.
    private func prepare() {
        if !isPrologueDue { return }
        workspace.prepare()
        isPrologueDue = false
    }

    private func setState(_ lane: Lane) {
        guard let initial = lane.job.initialState else { return workspace.setInitials(lane.index) }
        for index in 0..<tape.stateCount { workspace.state[index * width + lane.index] = Number(initial[index]) }
    }

    // MARK: After a step

    private func conclude() {
        for index in lanes.indices { if let lane = lanes[index] { judge(lane) } }
        look()
        for index in lanes.indices { workspace.taken[index] = lanes[index]?.horizon == nil ? 0 : 1 }
        workspace.accept()
        for index in lanes.indices { if let lane = lanes[index], lane.horizon != nil { arrive(lane) } }
    }

    /// Accepts the step of a lane, up to what looking at it may show, or rejects it.
    private func judge(_ lane: Lane) {
        let error = workspace.failures[lane.index] == 0 ? Double(workspace.errors[lane.index]) : .nan
        lane.count(stages: method.stageCount)
        if error <= 1 || (control.fixedStep != nil && error.isFinite) {
            lane.error = error
            lane.horizon = lane.stepEnd
        } else if !lane.retreat(error: error, control: control) {
            finish(lane, error.isNaN ? workspace.failure(lane.index) : .stepTooSmall(state: workspace.worstState(lane.index)))
        } else {
            proceed(lane)
        }
    }

    /// Ends the lane, or does what is due at its time and chooses the next step.
    private func arrive(_ lane: Lane) {
        lane.advance(control: control)
        if lane.time >= lane.job.end { return finish(lane, .completed) }
        if lane.isEventDue {
            set(lane.fire(control) { workspace.state[$0 * width + lane.index] += Number($1) }, of: lane)
        }
        proceed(lane)
    }

    private func proceed(_ lane: Lane) {
        if lane.trajectory.statistics.steps >= control.stepLimit { return finish(lane, .stepLimit) }
        lane.choose(control)
    }

    private func finish(_ lane: Lane, _ outcome: Outcome) {
        lane.finish(outcome, state: workspace.states(lane.index))
        lanes[lane.index] = nil
        deliver(lane.number, lane.trajectory)
    }

    // MARK: Looks

    /// Samples, and lets monitors look, at all times up to the horizons of the lanes.
    ///
    /// A step over a time at which something is to be done, as a monitor now says, is taken back; looks at it later in the round are void.
    private func look() {
        plan()
        while !looks.isEmpty {
            workspace.look(looks.count, wholeStates: looks.contains { $0.lane.job.keepsStates })
            for (place, (lane, look)) in looks.enumerated() where lane.horizon != nil { read(lane, look, at: place) }
            plan()
        }
    }

    /// Fills a round with looks, those of a lane in order of time.
    private func plan() {
        looks.removeAll(keepingCapacity: true)
        for case let lane? in lanes {
            var progress = lane.progress
            while looks.count < width, let look = lane.look(after: &progress) {
                workspace.lookLanes[looks.count] = Int32(lane.index)
                workspace.fractions[looks.count] = look.fraction
                looks.append((lane, look))
            }
        }
    }

    private func read(_ lane: Lane, _ look: Lane.Look, at place: Int) {
        tape.outputSlots.withUnsafeBufferPointer { slots in
            outputs.withUnsafeMutableBufferPointer { outputs in
                for index in slots.indices { outputs[index] = Double(workspace.place(slots[index])[place]) }
            }
        }
        if look.isSample {
            lane.record(outputs)
            if lane.job.keepsStates {
                for index in 0..<tape.stateCount { lane.trajectory.states.append(Double(workspace.memory[index * width + place])) }
            }
        }
        if !look.isCheck { return }
        lane.check(outputs, tape)
        if lane.isBeyondEvent {
            lane.takeBack()
            proceed(lane)
        }
    }
}
