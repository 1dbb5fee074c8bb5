/// Solves initial value problems for patients: a tape, a method, tolerances and a step control put together.
///
/// A patient's trajectory is the same, bit for bit, alone or with any others, in any order and with any number of threads.
public struct Integrator: Sendable {
    public let tape: Tape
    public let tolerance: Tolerance
    public let control: StepControl
    let method: RosenbrockMethod

    public init(tape: Tape, tolerance: Tolerance = Tolerance(), control: StepControl = StepControl()) {
        self.init(tape: tape, tolerance: tolerance, control: control, method: .rodas5P)
    }

    init(tape: Tape, tolerance: Tolerance, control: StepControl, method: RosenbrockMethod) {
        self.tape = tape
        self.tolerance = tolerance
        self.control = control
        self.method = method
    }

    /// One patient.
    public func solve(_ job: Job) -> Trajectory { solve([job], width: 1)[0] }

    /// Many patients, in the order of the jobs.
    ///
    /// - Parameters:
    ///   - width: Patients handled at once by one thread: 1 or 8; what suits the number of jobs if `nil`.
    ///   - threads: Threads that share the jobs.
    public func solve(_ jobs: [Job], width: Int? = nil, threads: Int = 1) -> [Trajectory] {
        let queue = JobQueue(jobs)
        let workers = max(1, min(threads, jobs.count))
        let share = (jobs.count + workers - 1) / workers
        let width = width ?? Self.bestWidth(share)
        let helpers = (1..<workers).map { _ in Thread { work(queue, width: width, share: share) } }
        work(queue, width: width, share: share)
        for helper in helpers { helper.join() }
        return queue.results
    }

    /// As many patients as a block of one lane finishes in the time in which a block of eight finishes any number.
    private static let fewPatients = 3

    private static func bestWidth(_ share: Int) -> Int {
        #if DEBUG
            // Without optimisation wide blocks are slower, not faster.
            return 1
        #else
            return share > fewPatients ? 8 : 1
        #endif
    }

    private func work(_ queue: JobQueue, width: Int, share: Int) {
        switch width {
        case 1:
            let block = Block<Double>(self)
            _ = block.run(queue.next)
            queue.deliver(block.finished)
        case 8:
            let block = Block<SIMD8<Double>>(self, limit: share)
            let rest = block.run(queue.next, rest: Self.fewPatients)
            queue.deliver(block.finished)
            if rest.isEmpty { return }
            let narrow = Block<Double>(self)
            for (lane, state) in rest { narrow.resume(lane, state: state) }
            queue.deliver(narrow.finished)
        default: preconditionFailure("Blocks are 1 or 8 lanes wide, not \(width).")
        }
    }
}
