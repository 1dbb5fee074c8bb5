import Dispatch
import Foundation
import Synchronization

/// Runs what is missing of a study, shard by shard, into its store.
///
/// What is missing is read from the store, so that a run goes on after an interruption, a crash or a change of the number of shards,
/// and ends with the same digest.
public struct StudyRun: Sendable {
    public var job: StudyJob
    public var store: StudyStore
    /// Into how many parts the study is split; the usual size when `nil`.
    public var shards: Int?
    /// Shards that are run at the same time.
    public var threads: Int
    public var interruption: Interruption

    /// How far a run is.
    public struct Progress: Hashable, Sendable {
        /// Patients whose results are in the store, those of earlier runs included.
        public var done: Int
        /// Those that this run added.
        public var added: Int
        public var of: Int
    }

    public init(_ job: StudyJob, store: StudyStore, shards: Int? = nil, threads: Int = 1, interruption: Interruption = Interruption()) {
        self.job = job
        self.store = store
        self.shards = shards
        self.threads = max(1, threads)
        self.interruption = interruption
    }

    /// The parts that are still to be run.
    public func plan() throws -> [Shard] {
        let size = store.layout.study.size
        return Shard.plan(patients: size, shards: shards ?? Shard.usual(patients: size), missing: try store.missing())
    }

    /// - Parameter progress: Called after each commit, from any thread, one call at a time.
    /// - Returns: The digest of the study.
    /// - Throws: ``Interruption/Interrupted`` when asked to stop; what the job throws; ``StoreIssue``.
    @discardableResult
    public func run(progress: @escaping @Sendable (Progress) -> Void = { _ in }) throws -> String {
        let size = store.layout.study.size
        let queue = Queue(try plan(), size: size, report: progress)
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            while !interruption.isRequested, let shard = queue.next() {
                queue.settle(shard, Result { try store.commit(try job.run(shard)) })
            }
        }
        if let failure = queue.failure { throw failure }
        guard queue.progress.done == size else { throw Interruption.Interrupted(done: queue.progress.done, of: size) }
        return try store.finish(weigh: job.weigh)
    }
}

extension StudyRun {
    /// Shards that several threads take from one list, until it is empty or one of them fails.
    private final class Queue: Sendable {
        private struct State {
            var waiting: ArraySlice<Shard>
            var progress: Progress
            var failure: (any Error)?
        }

        private let state: Mutex<State>
        private let report: @Sendable (Progress) -> Void

        init(_ shards: [Shard], size: Int, report: @escaping @Sendable (Progress) -> Void) {
            let missing = shards.reduce(0) { $0 + $1.patients.count }
            state = Mutex(State(waiting: shards[...], progress: Progress(done: size - missing, added: 0, of: size)))
            self.report = report
        }

        var progress: Progress { state.withLock { $0.progress } }
        var failure: (any Error)? { state.withLock { $0.failure } }

        func next() -> Shard? { state.withLock { $0.failure == nil ? $0.waiting.popFirst() : nil } }

        func settle(_ shard: Shard, _ result: Result<Bool, any Error>) {
            state.withLock { state in
                switch result {
                case .success:
                    state.progress.done += shard.patients.count
                    state.progress.added += shard.patients.count
                    report(state.progress)
                case .failure(let error): state.failure = state.failure ?? error
                }
            }
        }
    }
}
