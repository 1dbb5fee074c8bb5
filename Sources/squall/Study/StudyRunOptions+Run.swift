import Forecasting
import Foundation
import Studies
import Synchronization

extension StudyRunOptions {
    /// Runs what is missing of a study.
    ///
    /// - Parameters:
    ///   - file: The study as it was given on the command line, for the tasks of a cluster.
    ///   - shardThreads: Threads that the job uses for one shard; the others run more shards.
    /// - Returns: The finished store and the digest of the study.
    /// - Throws: A ``Failure``: 75 after an interruption, 65 for a store of another study.
    func run(_ job: StudyJob, file: String, shardThreads: Int = 1) throws -> (store: StudyStore, digest: String) {
        try Failure.ofStudy {
            let interruption = Interruption()
            interruption.watch {
                Terminal.error("Stopping after the shards in hand. Once more stops at once; nothing that was finished is lost.")
            }
            let store = try StudyStore(path: path(of: job), layout: job.layout)
            switch engine {
            case .local:
                let run = StudyRun(job, store: store, shards: shards, threads: threads / max(1, shardThreads), interruption: interruption)
                let progress = SharedProgress(isQuiet: quiet)
                defer { progress.end() }
                return (store, try run.run { progress.say($0) })
            case .slurm: return (store, try slurm(job, file: file, store: store, interruption))
            }
        }
    }

    /// Slurm numbers the tasks of an array, by default up to 1000.
    private static let mostTasks = 1000

    private func slurm(_ job: StudyJob, file: String, store: StudyStore, _ interruption: Interruption) throws -> String {
        let count = shards ?? min(Self.mostTasks, Shard.usual(patients: job.layout.study.size))
        let folder = ShardFolder(path: path(of: job) + ".shards", layout: job.layout, count: count)
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let command = [program, "shard", "run", file, "--count", "\(count)", "--folder", folder.path] + size.arguments
        let engine = SlurmEngine(folder: folder, command: command, options: slurmOption, interruption: interruption)
        let progress = SharedProgress(isQuiet: quiet)
        defer { progress.end() }
        try engine.run { progress.say($0) }
        return try folder.merge(into: store, weigh: job.weigh)
    }

    /// What ``run(_:file:shardThreads:)`` would do, in words.
    func plan(_ job: StudyJob) throws -> String {
        try Failure.ofStudy {
            let (study, path) = (job.layout.study, path(of: job))
            let isThere = FileManager.default.fileExists(atPath: path)
            let missing = isThere ? try StudyStore(path: path, layout: job.layout).missing() : nil
            let plan = StudyRun.plan(job.layout, shards: shards, missing: missing)
            let megabytes = String(format: "%.0f", max(1, Double(plan.bytes) / 1e6))
            return """
                \(study.title): \(study.groups.count) groups of \(study.patients) patients, \(study.arms.count) arms, until day \(study.until)
                to be run   \(plan.missing) of \(plan.patients) patients, in \(plan.shards) shards
                store       \(path), about \(megabytes) MB when finished

                """
        }
    }
}

extension Failure {
    static let interrupted = Interruption.exitStatus

    /// Turns what studies throw into a message and a status.
    static func ofStudy<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try during(work)
        } catch let issue as StoreIssue {
            throw Failure(issue.exitStatus, issue.description)
        } catch let issue as SlurmIssue {
            throw Failure(issue.exitStatus, issue.description)
        } catch let interruption as Interruption.Interrupted {
            throw Failure(interrupted, interruption.description)
        }
    }
}

/// Progress of a run whose shards end on several threads.
final class SharedProgress: Sendable {
    private let line: Mutex<Progress>

    init(isQuiet: Bool) { line = Mutex(Progress(isQuiet: isQuiet)) }

    func say(_ state: StudyRun.Progress) {
        let before = state.done - state.added
        line.withLock { $0.say(state.added, of: state.of - before, "patients", before > 0 ? "\(before) were there" : "by shards") }
    }

    func say(_ state: SlurmEngine.Progress) {
        line.withLock { $0.say(state.done, of: state.of, "shards", state.queue.isEmpty ? "the queue is empty" : state.queue) }
    }

    func end() { line.withLock { $0.end() } }
}
