/// A block of lanes that works through a queue of jobs.
///
/// All lanes try a step at once, each with its own time and length. After that every lane is on its own: accepted or
/// rejected, sampled, stopped for an event, finished and refilled from the queue.
final class Block<P: Packet> {
    let tape: Tape
    private let control: StepControl
    private let method: RosenbrockMethod
    let workspace: Workspace<P>
    private var lanes: [Lane?]
    private(set) var finished: [(number: Int, trajectory: Trajectory)] = []
    /// Outputs of the lane that was presented last.
    private var outputs: [Double]

    /// - Parameter limit: Lanes to be filled at most, so that other threads have some jobs too.
    init(_ integrator: Integrator, limit: Int = P.lanes) {
        tape = integrator.tape
        control = integrator.control
        method = integrator.method
        workspace = Workspace(tape, method: method, tolerance: integrator.tolerance)
        lanes = Array(repeating: nil, count: max(1, min(limit, P.lanes)))
        outputs = Array(repeating: 0, count: tape.outputCount)
    }

    deinit { workspace.deallocate() }

    /// Works through the queue until it is empty and no more than `rest` lanes are left.
    ///
    /// - Returns: The lanes that are left, with their states, to be taken up by a narrower block.
    func run(_ next: () -> (number: Int, job: Job)?, rest: Int = 0) -> [(lane: Lane, state: [Double])] {
        while true {
            let isDry = !refill(next)
            let live = lanes.reduce(0) { $0 + ($1 == nil ? 0 : 1) }
            if isDry && live <= rest { break }
            for index in lanes.indices { workspace.steps.lane(index)[0] = lanes[index]?.step ?? 1 }
            workspace.attempt()
            for index in lanes.indices { if let lane = lanes[index] { conclude(lane) } }
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

    /// Fills empty lanes.
    ///
    /// - Returns: Whether the queue may have more.
    private func refill(_ next: () -> (number: Int, job: Job)?) -> Bool {
        for index in lanes.indices {
            while lanes[index] == nil {
                guard let (number, job) = next() else { return false }
                job.check(against: tape)
                let lane = Lane(job: job, number: number, index: index, tape: tape, control: control)
                lanes[index] = lane
                start(lane)
            }
        }
        return true
    }

    private func start(_ lane: Lane) {
        setParameters(lane)
        let r = workspace.registers.lane(lane.index)
        let y = workspace.state.lane(lane.index)
        if let initial = lane.job.initialState {
            for index in 0..<tape.stateCount { y[index * P.lanes] = initial[index] }
        } else {
            tape.initials.run(lane: r, stride: P.lanes)
            for (index, slot) in tape.initialSlots.enumerated() { y[index * P.lanes] = r[Int(slot) * P.lanes] }
        }
        if let state = (0..<tape.stateCount).first(where: { !y[$0 * P.lanes].isFinite }) {
            return finish(lane, .notFinite(state: state))
        }
        sampleHere(lane)
        arrive(lane)
    }

    private func setParameters(_ lane: Lane) {
        let r = workspace.registers.lane(lane.index)
        for (index, value) in lane.parameters.enumerated() { r[tape.parameterSlot(index) * P.lanes] = value }
        tape.prologue.run(lane: r, stride: P.lanes)
    }

    private func state(_ lane: Lane) -> [Double] {
        let y = workspace.state.lane(lane.index)
        return (0..<tape.stateCount).map { y[$0 * P.lanes] }
    }

    // MARK: After a step

    private func conclude(_ lane: Lane) {
        let error = workspace.failures.lane(lane.index)[0] == 0 ? workspace.errors.lane(lane.index)[0] : .nan
        let order = method.embeddedOrder + 1
        lane.count(stages: method.stageCount)
        if error <= 1 || (control.fixedStep != nil && error.isFinite) {
            sampleWithin(lane)
            workspace.accept(lane.index)
            lane.advance(error: error, control: control, order: order)
            sampleHere(lane)
            arrive(lane)
        } else if !lane.retreat(error: error, control: control, order: order) {
            finish(lane, error.isNaN ? workspace.failure(lane.index) : .stepTooSmall(state: workspace.worstState(lane.index)))
        } else {
            proceed(lane)
        }
    }

    /// Ends the lane, or does what is due at its time and chooses the next step.
    private func arrive(_ lane: Lane) {
        if lane.time >= lane.job.end { return finish(lane, .completed) }
        while lane.isCheckDue {
            present(lane, at: nil)
            lane.check(outputs, tape)
        }
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
        finished.append((lane.number, lane.trajectory))
        lanes[lane.index] = nil
    }

    // MARK: Samples

    /// Samples at the lane's time, before anything happens at it.
    private func sampleHere(_ lane: Lane) {
        while let time = lane.sampleTime, time <= lane.time { sample(lane, at: nil) }
    }

    /// Samples strictly inside an accepted step.
    private func sampleWithin(_ lane: Lane) {
        let end = lane.stepEnd
        while let time = lane.sampleTime, time < end { sample(lane, at: (time - lane.time) / lane.step) }
    }

    private func sample(_ lane: Lane, at fraction: Double?) {
        present(lane, at: fraction)
        lane.record(outputs)
        guard lane.job.keepsStates else { return }
        for index in 0..<tape.stateCount { lane.trajectory.states.append(workspace.value(index, lane.index)) }
    }

    /// Evaluates the outputs at a fraction of the step, or of the state as it is.
    private func present(_ lane: Lane, at fraction: Double?) {
        let r = workspace.registers.lane(lane.index)
        workspace.look(at: fraction)
        for index in tape.outputStates { r[Int(index) * P.lanes] = workspace.value(Int(index), lane.index) }
        tape.outputs.run(lane: r, stride: P.lanes)
        for (index, slot) in tape.outputSlots.enumerated() { outputs[index] = r[Int(slot) * P.lanes] }
    }
}
