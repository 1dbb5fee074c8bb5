/// A block of lanes that works through jobs.
///
/// All lanes try a step at once, each with its own time and length. After that every lane is on its own: accepted or
/// rejected, stopped for an event, finished and refilled. Looks at patients, for samples and for their monitors, are taken in rounds of
/// as many as there are lanes, of whichever patients and at whichever times.
struct Block<Number: LaneNumber>: ~Copyable {
    private let tape: Tape
    private let control: StepControl
    private let method: RosenbrockMethod
    private let workspace: Workspace<Number>
    private var width: Int { workspace.width }
    private let lanes: UnsafeMutableBufferPointer<Lane>
    /// The looks of a round, as many as there are, with the numbers of the lanes that are looked at.
    private let looks: UnsafeMutablePointer<(lane: Int, look: Lane.Look)>
    private var lookCount = 0
    private let deliver: (Int, Trajectory) -> Void
    /// The outputs of the looks of a round, one after the other.
    private let outputs: UnsafeMutablePointer<Double>
    /// Whether there are new parameters since the prologue ran, and else those that have changed.
    private var isPrologueDue = false
    private var changed: Set<Int> = []

    /// - Parameters:
    ///   - width: Lanes side by side: 1, or as many as the precision has.
    ///   - limit: Lanes to be filled at most, so that other threads have some jobs too.
    ///   - deliver: Takes each trajectory as it is finished.
    init(_ integrator: Integrator, width: Int, limit: Int = .max, deliver: @escaping (Int, Trajectory) -> Void) {
        tape = integrator.tape
        control = integrator.control
        method = integrator.method
        workspace = Workspace<Number>(tape, method: method, tolerance: integrator.tolerance, width: width)
        lanes = .allocate(capacity: max(1, min(limit, width)))
        for index in lanes.indices {
            lanes.initializeElement(at: index, to: Lane(outputCount: tape.outputCount, order: method.embeddedOrder + 1))
        }
        outputs = .allocate(capacity: tape.outputCount * width)
        looks = .allocate(capacity: width)
        self.deliver = deliver
    }

    deinit {
        workspace.deallocate()
        lanes.deinitialize().deallocate()
        outputs.deallocate()
        looks.deallocate()
    }

    /// Works through jobs until there are none.
    mutating func run(_ next: () -> (number: Int, job: Job)?) {
        while true {
            let isDry = !refill(next)
            if isDry && lanes.indices.allSatisfy({ !lanes[$0].isOccupied }) { return }
            for index in lanes.indices { workspace.steps[index] = lanes[index].isOccupied ? lanes[index].step : 1 }
            prepare()
            workspace.attempt()
            conclude()
        }
    }

    // MARK: Starts

    /// Fills empty lanes.
    ///
    /// - Returns: Whether there may be more jobs.
    private mutating func refill(_ next: () -> (number: Int, job: Job)?) -> Bool {
        while hasRoom {
            var started: [Int] = []
            for index in lanes.indices where !lanes[index].isOccupied {
                guard let (number, job) = next() else { break }
                job.check(against: tape)
                lanes[index].begin(job, number: number, control: control)
                set(lanes[index].parameters.indices, of: index)
                isPrologueDue = true
                started.append(index)
            }
            let isDry = hasRoom
            if !started.isEmpty { start(started) }
            if isDry { return false }
        }
        return true
    }

    private var hasRoom: Bool { lanes.indices.contains { !lanes[$0].isOccupied } }

    private mutating func start(_ started: [Int]) {
        prepare()
        for index in started {
            setState(index)
            if let state = workspace.states(index).firstIndex(where: { !$0.isFinite }) {
                finish(index, .notFinite(state: state))
            } else {
                lanes[index].open()
            }
        }
        look()
        for index in started where lanes[index].isOccupied { arrive(index) }
    }

    private mutating func set(_ parameters: some Collection<Int>, of index: Int) {
        for parameter in parameters { workspace.place(tape.parameterSlot(parameter))[index] = Number(lanes[index].parameters[parameter]) }
    }

    /// Brings what depends on parameters alone up to date, in all lanes: where nothing has changed it gives what was there.
    private mutating func prepare() {
        if isPrologueDue { workspace.prepare() } else { workspace.prepare(changed) }
        isPrologueDue = false
        changed.removeAll(keepingCapacity: true)
    }

    private func setState(_ index: Int) {
        guard let initial = lanes[index].job.initialState else { return workspace.setInitials(index) }
        for state in 0..<tape.stateCount { workspace.state[state * width + index] = Number(initial[state]) }
    }

    // MARK: After a step

    private mutating func conclude() {
        var lost: [Int] = []
        for index in lanes.indices where lanes[index].isOccupied && !judge(index) { lost.append(index) }
        look()
        for index in lanes.indices { workspace.taken[index] = isTaken(index) ? 1 : 0 }
        workspace.accept()
        setGrowths()
        for index in lanes.indices where isTaken(index) { arrive(index) }
        // Last, because finding the reason takes the memory of the step.
        for index in lost { finish(index, reason(index)) }
    }

    /// By how much the steps after accepted ones may be longer.
    private mutating func setGrowths() {
        let growths = workspace.growths
        for index in lanes.indices { growths[index] = isTaken(index) ? lanes[index].error : 1 }
        Elementary.replace(growths, by: .logarithm)
        for index in lanes.indices where isTaken(index) { growths[index] = lanes[index].growth(logarithm: growths[index], control) }
        Elementary.replace(growths, by: .exponential)
    }

    /// Whether the step of a lane is accepted, and not taken back.
    private func isTaken(_ index: Int) -> Bool { lanes[index].isOccupied && lanes[index].horizon != nil }

    /// The largest scaled error of a lane's step, or no number if the step is unusable.
    private func error(_ index: Int) -> Double { workspace.failures[index] == 0 ? Double(workspace.errors[index]) : .nan }

    /// Accepts the step of a lane, up to what looking at it may show, or rejects it.
    ///
    /// - Returns: Whether the patient may go on.
    private mutating func judge(_ index: Int) -> Bool {
        let error = error(index)
        lanes[index].count(stages: method.stageCount)
        if error <= 1 || (control.fixedStep != nil && error.isFinite) {
            lanes[index].accept(error: error)
            return true
        }
        guard lanes[index].retreat(error: error, control: control) else { return false }
        proceed(index)
        return true
    }

    /// Why a patient is given up.
    private func reason(_ index: Int) -> Outcome {
        error(index).isNaN ? workspace.failure(index) : .stepTooSmall(state: workspace.worstState(index))
    }

    /// Ends the lane, or does what is due at its time and chooses the next step.
    private mutating func arrive(_ index: Int) {
        lanes[index].advance(growth: workspace.growths[index], control: control)
        if lanes[index].isAtEnd { return finish(index, .completed) }
        if lanes[index].isEventDue {
            let (state, width) = (workspace.state, width)
            let parameters = lanes[index].fire(control) { state[$0 * width + index] += Number($1) }
            set(parameters, of: index)
            changed.formUnion(parameters)
        }
        proceed(index)
    }

    private mutating func proceed(_ index: Int) {
        if lanes[index].trajectory.statistics.steps >= control.stepLimit { return finish(index, .stepLimit) }
        lanes[index].choose(control)
    }

    private mutating func finish(_ index: Int, _ outcome: Outcome) {
        lanes[index].finish(outcome, state: workspace.states(index))
        deliver(lanes[index].number, lanes[index].trajectory)
    }

    // MARK: Looks

    /// Samples, and lets monitors look, at all times up to the horizons of the lanes.
    ///
    /// A step over a time at which something is to be done, as a monitor now says, is taken back; looks at it later in the round are void.
    private mutating func look() {
        plan()
        while lookCount > 0 {
            let wholeStates = (0..<lookCount).contains { lanes[looks[$0].lane].job.keepsStates }
            workspace.look(lookCount, wholeStates: wholeStates)
            workspace.read(lookCount, into: outputs)
            for place in 0..<lookCount where isTaken(looks[place].lane) { read(looks[place].lane, looks[place].look, at: place) }
            plan()
        }
    }

    /// Fills a round with looks, those of a lane in order of time.
    private mutating func plan() {
        lookCount = 0
        for index in lanes.indices where isTaken(index) {
            var progress = lanes[index].progress
            while lookCount < width, let look = lanes[index].look(after: &progress) {
                workspace.lookLanes[lookCount] = Int32(index)
                workspace.fractions[lookCount] = look.fraction
                (looks + lookCount).initialize(to: (index, look))
                lookCount += 1
            }
        }
    }

    private mutating func read(_ lane: Int, _ look: Lane.Look, at place: Int) {
        let outputs = UnsafeBufferPointer(start: outputs + place * tape.outputCount, count: tape.outputCount)
        if look.isSample {
            lanes[lane].record(outputs)
            if lanes[lane].job.keepsStates {
                lanes[lane].record(states: (0..<tape.stateCount).map { Double(workspace.memory[$0 * width + place]) })
            }
        }
        if !look.isCheck { return }
        lanes[lane].check(Array(outputs), tape)
        if lanes[lane].isBeyondEvent {
            lanes[lane].takeBack()
            proceed(lane)
        }
    }
}
