/// A block of lanes that works through a queue of jobs.
///
/// All lanes try a step at once, each with its own time and length. After that every lane is on its own: accepted or
/// rejected, sampled, stopped for an event, finished and refilled from the queue.
final class Block<P: Packet> {
    private let tape: Tape
    private let control: StepControl
    private let method: RosenbrockMethod
    private let workspace: Workspace<P>
    private var lanes: [Lane?]
    private(set) var finished: [(number: Int, trajectory: Trajectory)] = []
    private var outputs: [Double]
    private let absolute: [Double]
    private let relative: Double

    init(_ integrator: Integrator) {
        tape = integrator.tape
        control = integrator.control
        method = integrator.method
        workspace = Workspace(tape, method: method, tolerance: integrator.tolerance)
        lanes = Array(repeating: nil, count: P.lanes)
        outputs = Array(repeating: 0, count: tape.outputCount)
        absolute = integrator.tolerance.absolute(for: tape.stateCount)
        relative = integrator.tolerance.relative
    }

    deinit { workspace.deallocate() }

    /// Works through the queue until it is empty and no more than `rest` lanes are left.
    ///
    /// - Returns: The lanes that are left, with their states, to be taken up by a narrower block.
    func run(_ next: () -> (number: Int, job: Job)?, rest: Int = 0) -> [(lane: Lane, state: [Double])] {
        var isDry = false
        while true {
            var live = 0
            for lane in lanes.indices {
                while !isDry && lanes[lane] == nil {
                    guard let (number, job) = next() else {
                        isDry = true
                        break
                    }
                    load(job, number, lane)
                }
                if lanes[lane] != nil { live += 1 }
            }
            if isDry && live <= rest { break }
            for lane in lanes.indices { scalar(workspace.steps)[lane] = lanes[lane]?.step ?? 1 }
            workspace.attempt()
            for lane in lanes.indices where lanes[lane] != nil { conclude(lane) }
        }
        return lanes.indices.compactMap { index in lanes[index].map { ($0, state(index)) } }
    }

    /// Takes up a patient where another block has left it.
    func resume(_ lane: Lane, state: [Double]) {
        lanes[0] = lane
        setParameters(lane.parameters, 0)
        for (index, value) in state.enumerated() { states(0)[index * P.lanes] = value }
        _ = run({ nil })
    }

    // MARK: Memory of a lane

    private func scalar(_ pointer: UnsafeMutablePointer<P>) -> UnsafeMutablePointer<Double> {
        UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Double.self)
    }

    private func registers(_ lane: Int) -> UnsafeMutablePointer<Double> { scalar(workspace.registers) + lane }
    private func states(_ lane: Int) -> UnsafeMutablePointer<Double> { scalar(workspace.state) + lane }

    private func state(_ lane: Int) -> [Double] { (0..<tape.stateCount).map { states(lane)[$0 * P.lanes] } }

    private func setParameters(_ values: [Double], _ lane: Int) {
        let r = registers(lane)
        for (index, value) in values.enumerated() { r[tape.parameterSlot(index) * P.lanes] = value }
        tape.prologue.run(lane: r, stride: P.lanes)
    }

    // MARK: Start

    private func load(_ job: Job, _ number: Int, _ lane: Int) {
        job.check(against: tape)
        lanes[lane] = Lane(job: job, number: number, outputCount: tape.outputCount, control: control)
        setParameters(job.parameters, lane)
        let r = registers(lane)
        let y = states(lane)
        if let initial = job.initialState {
            for index in 0..<tape.stateCount { y[index * P.lanes] = initial[index] }
        } else {
            tape.initials.run(lane: r, stride: P.lanes)
            for (index, slot) in tape.initialSlots.enumerated() { y[index * P.lanes] = r[Int(slot) * P.lanes] }
        }
        if let state = (0..<tape.stateCount).first(where: { !y[$0 * P.lanes].isFinite }) {
            finish(lane, .notFinite(state: state))
            return
        }
        while let time = lanes[lane]!.sampleTime, time <= job.start {
            present(lane)
            record(lane)
        }
        arrive(lane)
    }

    // MARK: After a step

    private func conclude(_ lane: Int) {
        var error = scalar(workspace.errors)[lane]
        if !(scalar(workspace.taint)[lane] == 0) { error = .nan }
        lanes[lane]!.count(stages: method.stageCount)
        if error <= 1 || (control.fixedStep != nil && error.isFinite) { accept(lane, error) } else { reject(lane, error) }
    }

    private func reject(_ lane: Int, _ error: Double) {
        lanes[lane]!.trajectory.statistics.rejected += 1
        let step = lanes[lane]!.step
        let factor = StepControl.shrinkage(error: error, order: method.embeddedOrder + 1)
        lanes[lane]!.proposal = step * factor
        lanes[lane]!.previousError = nil
        let isTooSmall = step * factor < control.floor(at: lanes[lane]!.time)
        if isTooSmall || control.fixedStep != nil {
            finish(lane, error.isNaN ? failure(lane) : .stepTooSmall(state: worstState(lane)))
        } else if lanes[lane]!.trajectory.statistics.steps >= control.stepLimit {
            finish(lane, .stepLimit)
        } else {
            lanes[lane]!.choose(control)
        }
    }

    private func accept(_ lane: Int, _ error: Double) {
        lanes[lane]!.trajectory.statistics.accepted += 1
        sampleWithin(lane)
        workspace.accept(lane)
        lanes[lane]!.advance(error: error, control: control, order: method.embeddedOrder + 1)
        while let time = lanes[lane]!.sampleTime, time <= lanes[lane]!.time {
            present(lane)
            record(lane)
        }
        arrive(lane)
    }

    /// Ends the lane, or does what is due at its time and chooses the next step.
    private func arrive(_ lane: Int) {
        if lanes[lane]!.time >= lanes[lane]!.job.end { return finish(lane, .completed) }
        check(lane)
        fire(lane)
        if lanes[lane]!.trajectory.statistics.steps >= control.stepLimit { return finish(lane, .stepLimit) }
        lanes[lane]!.choose(control)
    }

    private func check(_ lane: Int) {
        guard lanes[lane]!.isCheckDue else { return }
        present(lane)
        let time = lanes[lane]!.time
        let answer = lanes[lane]!.monitor?.respond(at: time, to: outputs) ?? []
        lanes[lane]!.nextCheck += 1
        lanes[lane]!.schedule(answer)
    }

    private func fire(_ lane: Int) {
        var changesParameters = false
        var isAny = false
        while let event = lanes[lane]!.dueEvent {
            isAny = true
            switch event.action {
            case .addToState(let index, let amount): states(lane)[index * P.lanes] += amount
            case .addToParameter(let index, let amount):
                lanes[lane]!.parameters[index] += amount
                changesParameters = true
            case .setParameter(let index, let value):
                lanes[lane]!.parameters[index] = value
                changesParameters = true
            }
            lanes[lane]!.trajectory.firedEvents.append(event)
            lanes[lane]!.nextEvent += 1
        }
        if changesParameters { setParameters(lanes[lane]!.parameters, lane) }
        if isAny { lanes[lane]!.restart(control) }
    }

    private func finish(_ lane: Int, _ outcome: Outcome) {
        var trajectory = lanes[lane]!.trajectory
        trajectory.outcome = outcome
        trajectory.finalTime = lanes[lane]!.time
        trajectory.finalState = state(lane)
        trajectory.finalParameters = lanes[lane]!.parameters
        trajectory.pendingEvents = Array(lanes[lane]!.events[lanes[lane]!.nextEvent...])
        trajectory.monitor = lanes[lane]!.monitor
        finished.append((lanes[lane]!.number, trajectory))
        lanes[lane] = nil
    }

    // MARK: Samples

    /// Outputs of the lane's state at the start of the step, into `outputs`.
    private func present(_ lane: Int) {
        let r = registers(lane)
        for index in tape.outputStates { r[Int(index) * P.lanes] = states(lane)[Int(index) * P.lanes] }
        evaluateOutputs(lane)
    }

    private func evaluateOutputs(_ lane: Int) {
        let r = registers(lane)
        tape.outputs.run(lane: r, stride: P.lanes)
        for (index, slot) in tape.outputSlots.enumerated() { outputs[index] = r[Int(slot) * P.lanes] }
    }

    /// Keeps what `outputs` holds as the sample that is due.
    private func record(_ lane: Int, state: ((Int) -> Double)? = nil) {
        let time = lanes[lane]!.sampleTime!
        lanes[lane]!.nextSample += 1
        lanes[lane]!.trajectory.times.append(time)
        lanes[lane]!.trajectory.outputs.append(contentsOf: outputs)
        if lanes[lane]!.job.keepsStates {
            let y = states(lane)
            for index in 0..<tape.stateCount {
                lanes[lane]!.trajectory.states.append(state?(index) ?? y[index * P.lanes])
            }
        }
    }

    /// Samples strictly inside the accepted step.
    private func sampleWithin(_ lane: Int) {
        let end = lanes[lane]!.stop ?? (lanes[lane]!.time + lanes[lane]!.step)
        while let time = lanes[lane]!.sampleTime, time < end {
            let theta = (time - lanes[lane]!.time) / lanes[lane]!.step
            let r = registers(lane)
            for index in tape.outputStates { r[Int(index) * P.lanes] = workspace.interpolate(Int(index), lane, theta) }
            evaluateOutputs(lane)
            record(lane) { [workspace] in workspace.interpolate($0, lane, theta) }
        }
    }

    // MARK: Failures

    private func worstState(_ lane: Int) -> Int {
        var worst = 0
        var largest = -1.0
        let error = scalar(workspace.stage(method.stageCount - 1)) + lane
        let y = states(lane)
        for index in 0..<tape.stateCount {
            let scaled = error[index * P.lanes].magnitude / (absolute[index] + relative * y[index * P.lanes].magnitude)
            if scaled > largest { (worst, largest) = (index, scaled) }
        }
        return worst
    }

    /// The first state whose rate is not finite, or a row of whose Jacobian is not, at the start of the step.
    private func failure(_ lane: Int) -> Outcome {
        let r = registers(lane)
        for index in 0..<tape.stateCount { r[index * P.lanes] = states(lane)[index * P.lanes] }
        tape.rates.run(lane: r, stride: P.lanes)
        for (index, slot) in tape.rateSlots.enumerated() where !r[Int(slot) * P.lanes].isFinite { return .notFinite(state: index) }
        tape.jacobian.run(lane: r, stride: P.lanes)
        for entry in tape.entries where !r[Int(entry.slot) * P.lanes].isFinite { return .notFinite(state: Int(entry.row)) }
        return .stepTooSmall(state: worstState(lane))
    }
}
