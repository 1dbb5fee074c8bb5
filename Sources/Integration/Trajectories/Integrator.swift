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
    /// - Parameter width: Patients handled at once by one thread: 1 or 8; the best for the number of jobs if `nil`.
    public func solve(_ jobs: [Job], width: Int? = nil) -> [Trajectory] {
        var next = 0
        return arrange(jobs.count) { finished in
            finished += work(width ?? bestWidth(jobs.count)) {
                defer { next += 1 }
                return next < jobs.count ? (next, jobs[next]) : nil
            }
        }
    }

    private func bestWidth(_ count: Int) -> Int { count > 2 ? 8 : 1 }

    private func arrange(_ count: Int, _ body: (inout [(number: Int, trajectory: Trajectory)]) -> Void) -> [Trajectory] {
        var finished: [(number: Int, trajectory: Trajectory)] = []
        finished.reserveCapacity(count)
        body(&finished)
        return finished.sorted { $0.number < $1.number }.map(\.trajectory)
    }

    private func work(_ width: Int, _ next: () -> (number: Int, job: Job)?) -> [(number: Int, trajectory: Trajectory)] {
        switch width {
        case 1:
            let block = Block<Double>(self)
            block.run(next)
            return block.finished
        case 8:
            let block = Block<SIMD8<Double>>(self)
            block.run(next)
            return block.finished
        default: preconditionFailure("Blocks are 1 or 8 lanes wide, not \(width).")
        }
    }
}
