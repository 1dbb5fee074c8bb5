/// Solves initial value problems for patients: a tape, a method, tolerances and a step control put together.
///
/// A patient's trajectory is the same, bit for bit, alone or with any others, in any order and with any number of threads.
public struct Integrator: Sendable {
    public let tape: Tape
    public let tolerance: Tolerance
    public let control: StepControl
    public let precision: Precision
    let method: RosenbrockMethod

    /// - Parameter precision: Of the numbers within a step; single precision is for tolerances of 3e-4 and more.
    public init(
        tape: Tape, tolerance: Tolerance = Tolerance(), control: StepControl = StepControl(), precision: Precision = .double
    ) {
        self.init(tape: tape, tolerance: tolerance, control: control, precision: precision, method: .rodas5P)
    }

    init(tape: Tape, tolerance: Tolerance, control: StepControl, precision: Precision = .double, method: RosenbrockMethod) {
        self.tape = tape
        self.tolerance = tolerance
        self.control = control
        self.precision = precision
        self.method = method
    }

    /// One patient.
    public func solve(_ job: Job) -> Trajectory { solve([job], width: 1)[0] }

    /// Many patients, in the order of the jobs.
    ///
    /// - Parameters:
    ///   - width: Patients handled at once by one thread: 1 or ``Precision/lanes``; what suits the number of jobs if `nil`.
    ///   - threads: Threads that share the jobs.
    public func solve(_ jobs: [Job], width: Int? = nil, threads: Int = 1) -> [Trajectory] {
        let queue = JobQueue(jobs)
        let workers = max(1, min(threads, jobs.count))
        let share = (jobs.count + workers - 1) / workers
        stream(
            width: width ?? bestWidth(share), share: share, threads: workers, next: { queue.next() },
            deliver: { queue.deliver($0, $1) })
        return queue.results
    }

    /// Any number of patients, one after the other: each is asked for when there is room, and handed on as soon as it is done, so that
    /// memory does not grow with their number. It is ``blockSize(width:)`` bytes for each thread, and what the jobs and trajectories in hand take.
    ///
    /// Returns when `next` has no more jobs and all are delivered. Patients are delivered in the order in which they finish, which
    /// depends on threads; what is delivered does not.
    ///
    /// - Parameters:
    ///   - width: Patients handled at once by one thread: 1 or ``Precision/lanes``; the latter if `nil`.
    ///   - threads: Threads that call `next` and `deliver`, the caller's included.
    ///   - next: The next patient with a number to know it by, or `nil` when there are no more. Called by all threads at any time.
    ///   - deliver: Takes the number and what became of the patient. Called by all threads at any time.
    public func stream(
        width: Int? = nil, threads: Int = 1, next: @escaping @Sendable () -> (number: Int, job: Job)?,
        deliver: @escaping @Sendable (Int, Trajectory) -> Void
    ) {
        stream(width: width ?? bestWidth(.max), share: .max, threads: max(1, threads), next: next, deliver: deliver)
    }

    private func stream(
        width: Int, share: Int, threads: Int, next: @escaping @Sendable () -> (number: Int, job: Job)?,
        deliver: @escaping @Sendable (Int, Trajectory) -> Void
    ) {
        let work: @Sendable () -> Void = { self.work(width: width, share: share, next, deliver) }
        let helpers = (1..<threads).map { _ in Thread(work) }
        work()
        for helper in helpers { helper.join() }
    }

    /// Bytes of memory of a block of a width, all that a thread needs beside jobs and trajectories.
    ///
    /// - Parameter width: 1 or ``Precision/lanes``; the latter if `nil`.
    public func blockSize(width: Int? = nil) -> Int {
        let width = width ?? precision.lanes
        let code = tape.store.code(tape, kernel: .best, precision: precision, width: width)
        switch precision {
        case .double: return Workspace<Double>.size(tape, method, width: width, code)
        case .single: return Workspace<Float>.size(tape, method, width: width, code)
        }
    }

    /// As many patients as a block of one lane finishes in the time in which a full block finishes any number.
    private static let fewPatients = 2

    private func bestWidth(_ share: Int) -> Int {
        #if DEBUG
            // Without optimisation wide blocks are slower, not faster.
            return 1
        #else
            return share > Self.fewPatients ? precision.lanes : 1
        #endif
    }

    private func work(
        width: Int, share: Int, _ next: @Sendable () -> (number: Int, job: Job)?, _ deliver: @escaping @Sendable (Int, Trajectory) -> Void
    ) {
        precondition(width == 1 || width == precision.lanes, "Blocks are 1 or \(precision.lanes) lanes wide, not \(width).")
        switch precision {
        case .double:
            var block = Block<Double>(self, width: width, limit: share, deliver: deliver)
            block.run(next)
        case .single:
            var block = Block<Float>(self, width: width, limit: share, deliver: deliver)
            block.run(next)
        }
    }
}
