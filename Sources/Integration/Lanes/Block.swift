/// A block of lanes that works through jobs.
///
/// All lanes try a step at once, each with its own time and length. After that every lane is on its own: accepted or
/// rejected, stopped for an event, finished and refilled. Looks at patients, for samples and for their monitors, are taken for all
/// lanes at once again, each at its own time.
final class Block<P: Packet> {
    let tape: Tape
    private let control: StepControl
    private let method: RosenbrockMethod
    let workspace: Workspace<P>
    private var lanes: [Lane?]
    private let deliver: (Int, Trajectory) -> Void
    /// Outputs of the lane that was read last.
    private var outputs: [Double]
    /// Whether parameters have changed since the prologue ran.
    private var isPrologueDue = false

    /// - Parameters:
    ///   - limit: Lanes to be filled at most, so that other threads have some jobs too.
    ///   - deliver: Takes each trajectory as it is finished.
    init(_ integrator: Integrator, limit: Int = P.lanes, deliver: @escaping (Int, Trajectory) -> Void) {
        tape = integrator.tape
        control = integrator.control
        method = integrator.method
        workspace = Workspace(tape, method: method, tolerance: integrator.tolerance)
        lanes = Array(repeating: nil, count: max(1, min(limit, P.lanes)))
        outputs = Array(repeating: 0, count: tape.outputCount)
        self.deliver = deliver
    }

    deinit { workspace.deallocate() }

    /// Works through jobs until there are none and no more than `rest` lanes are left.
    ///
    /// - Returns: The lanes that are left, with their states, to be taken up by a narrower block.
    func run(_ next: () -> (number: Int, job: Job)?, rest: Int = 0) -> [(lane: Lane, state: [Double])] {
        while true {
            let isDry = !refill(next)
            let live = lanes.reduce(0) { $0 + ($1 == nil ? 0 : 1) }
            if isDry && live <= rest { break }
            for index in lanes.indices { workspace.steps.lane(index)[0] = lanes[index]?.step ?? 1 }
            prepare()
            workspace.attempt()
            conclude()
        }
        return lanes.compactMap { lane in lane.map { ($0, state($0)) } }
    }

    /// Takes up a patient where another block has left it.
    func resume(_ lane: Lane, state: [Double]) {
        lane.index = 0
        lanes[0] = lane
        setParameters(lane)
        let y = workspace.state.lane(0)
        for (index, value) in state.enumerated() { y[index * P.lanes] = value }
        _ = run({ nil })
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
                let lane = Lane(job: job, number: number, index: index, tape: tape, control: control)
                lanes[index] = lane
                setParameters(lane)
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
            let y = workspace.state.lane(lane.index)
            if let state = (0..<tape.stateCount).first(where: { !y[$0 * P.lanes].isFinite }) {
                finish(lane, .notFinite(state: state))
            } else {
                lane.horizon = lane.time
            }
        }
        look()
        for lane in started where lane.horizon != nil { arrive(lane) }
    }

    private func setParameters(_ lane: Lane) {
        let r = workspace.registers.lane(lane.index)
        for (index, value) in lane.parameters.enumerated() { r[tape.parameterSlot(index) * P.lanes] = value }
        isPrologueDue = true
    }

    /// Brings what depends on parameters alone up to date, in all lanes: where nothing has changed it gives what was there.
    private func prepare() {
        if !isPrologueDue { return }
        tape.prologue.run(workspace.registers)
        isPrologueDue = false
    }

    private func setState(_ lane: Lane) {
        let r = workspace.registers.lane(lane.index)
        let y = workspace.state.lane(lane.index)
        if let initial = lane.job.initialState {
            for index in 0..<tape.stateCount { y[index * P.lanes] = initial[index] }
        } else {
            tape.initials.run(lane: r, stride: P.lanes)
            for (index, slot) in tape.initialSlots.enumerated() { y[index * P.lanes] = r[Int(slot) * P.lanes] }
        }
    }

    private func state(_ lane: Lane) -> [Double] {
        let y = workspace.state.lane(lane.index)
        return (0..<tape.stateCount).map { y[$0 * P.lanes] }
    }

    // MARK: After a step

    private func conclude() {
        for index in lanes.indices { if let lane = lanes[index] { judge(lane) } }
        look()
        for index in lanes.indices { workspace.taken.lane(index)[0] = lanes[index]?.horizon == nil ? 0 : 1 }
        workspace.accept()
        for index in lanes.indices { if let lane = lanes[index], lane.horizon != nil { arrive(lane) } }
    }

    /// Accepts the step of a lane, up to what looking at it may show, or rejects it.
    private func judge(_ lane: Lane) {
        let error = workspace.failures.lane(lane.index)[0] == 0 ? workspace.errors.lane(lane.index)[0] : .nan
        let order = method.embeddedOrder + 1
        lane.count(stages: method.stageCount)
        if error <= 1 || (control.fixedStep != nil && error.isFinite) {
            lane.error = error
            lane.horizon = lane.stepEnd
        } else if !lane.retreat(error: error, control: control, order: order) {
            finish(lane, error.isNaN ? workspace.failure(lane.index) : .stepTooSmall(state: workspace.worstState(lane.index)))
        } else {
            proceed(lane)
        }
    }

    /// Ends the lane, or does what is due at its time and chooses the next step.
    private func arrive(_ lane: Lane) {
        lane.advance(control: control, order: method.embeddedOrder + 1)
        if lane.time >= lane.job.end { return finish(lane, .completed) }
        if lane.isEventDue {
            let y = workspace.state.lane(lane.index)
            if lane.fire(control, addToState: { y[$0 * P.lanes] += $1 }) { setParameters(lane) }
        }
        proceed(lane)
    }

    private func proceed(_ lane: Lane) {
        if lane.trajectory.statistics.steps >= control.stepLimit { return finish(lane, .stepLimit) }
        lane.choose(control)
    }

    private func finish(_ lane: Lane, _ outcome: Outcome) {
        lane.finish(outcome, state: state(lane))
        lanes[lane.index] = nil
        deliver(lane.number, lane.trajectory)
    }

    // MARK: Looks

    /// Samples, and lets monitors look, at all times up to the horizons of the lanes.
    ///
    /// A step over a time at which something is to be done, as a monitor now says, is taken back.
    private func look() {
        while true {
            var isAnyone = false
            var keepsStates = false
            for index in lanes.indices {
                let fraction = lanes[index]?.nextLook
                workspace.fractions.lane(index)[0] = fraction ?? 0
                guard fraction != nil, let lane = lanes[index] else { continue }
                isAnyone = true
                keepsStates = keepsStates || lane.job.keepsStates
            }
            if !isAnyone { return }
            workspace.look(wholeStates: keepsStates)
            for index in lanes.indices { if let lane = lanes[index], lane.nextLook != nil { read(lane) } }
        }
    }

    private func read(_ lane: Lane) {
        let r = workspace.registers.lane(lane.index)
        for (index, slot) in tape.outputSlots.enumerated() { outputs[index] = r[Int(slot) * P.lanes] }
        let due = lane.due
        if due.sample {
            lane.record(outputs)
            if lane.job.keepsStates { for index in 0..<tape.stateCount { lane.trajectory.states.append(r[index * P.lanes]) } }
        }
        if !due.check { return }
        lane.check(outputs, tape)
        if lane.isBeyondEvent {
            lane.takeBack()
            proceed(lane)
        }
    }
}
