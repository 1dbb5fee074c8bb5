import Glibc
import Synchronization

/// A list of jobs that several threads share, and what has become of them.
final class JobQueue: Sendable {
    private let jobs: [Job]
    private let taken = Atomic(0)
    private let finished: Mutex<[Trajectory?]>

    init(_ jobs: [Job]) {
        self.jobs = jobs
        finished = Mutex(Array(repeating: nil, count: jobs.count))
    }

    /// The next job that nobody has taken.
    func next() -> (number: Int, job: Job)? {
        let number = taken.wrappingAdd(1, ordering: .relaxed).oldValue
        return number < jobs.count ? (number, jobs[number]) : nil
    }

    func deliver(_ number: Int, _ trajectory: Trajectory) { finished.withLock { $0[number] = trajectory } }

    /// Trajectories in the order of the jobs, once all threads are done.
    var results: [Trajectory] { finished.withLock { $0.map { $0! } } }
}

/// A thread of the operating system that runs one piece of work.
final class Thread: Sendable {
    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    private let handle: pthread_t

    init(_ body: @escaping @Sendable () -> Void) {
        var handle = pthread_t()
        let work = Unmanaged.passRetained(Work(body))
        let failure = pthread_create(
            &handle, nil,
            { raw in
                Unmanaged<Work>.fromOpaque(raw!).takeRetainedValue().body()
                return nil
            }, work.toOpaque())
        precondition(failure == 0, "The system gives no more threads (error \(failure)).")
        self.handle = handle
    }

    func join() { pthread_join(handle, nil) }
}
