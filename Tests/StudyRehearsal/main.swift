import Foundation
import Studies

/// Usage: StudyRehearsal run|shard|merge|slurm NAME=VALUE …
///
/// - `run output=STORE`: the study in this process; a line for each commit.
/// - `shard folder=DIR count=N [index=I]`: one shard; the index may come from `SLURM_ARRAY_TASK_ID`.
/// - `merge folder=DIR count=N output=STORE`
/// - `slurm folder=DIR count=N output=STORE`
///
/// Further names: patients, groups, arms, delay (microseconds for each patient), shards, threads, once (a shard that ends with status 75 the
/// first time it is started under Slurm), rounds.
func values() -> [String: String] {
    let pairs = CommandLine.arguments.dropFirst(2).map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    return Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) })
}

func rehearsal(_ values: [String: String]) -> Rehearsal {
    var rehearsal = Rehearsal()
    if let patients = values["patients"].flatMap(Int.init) { rehearsal.patients = patients }
    if let groups = values["groups"].flatMap(Int.init) { rehearsal.groups = groups }
    if let arms = values["arms"].flatMap(Int.init) { rehearsal.arms = arms }
    if let delay = values["delay"].flatMap(UInt32.init) { rehearsal.delay = delay }
    return rehearsal
}

func say(_ text: String) { try? FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8)) }

func run(_ values: [String: String]) throws -> String {
    let job = try rehearsal(values).job
    let interruption = Interruption()
    let count = values["count"].flatMap(Int.init) ?? 4
    lazy var folder = ShardFolder(path: values["folder"] ?? "shards", layout: job.layout, count: count)
    func store() throws -> StudyStore { try StudyStore(path: values["output"] ?? "rehearsal.sqlite", layout: job.layout) }
    switch CommandLine.arguments.dropFirst().first {
    case "run":
        interruption.watch()
        let run = StudyRun(
            job, store: try store(), shards: values["shards"].flatMap(Int.init), threads: values["threads"].flatMap(Int.init) ?? 1,
            interruption: interruption)
        return try run.run { say("committed \($0.done)") }
    case "shard":
        let environment = ProcessInfo.processInfo.environment
        let index = (values["index"] ?? environment["SLURM_ARRAY_TASK_ID"]).flatMap(Int.init) ?? 0
        if values["once"] == "\(index)", environment["SLURM_RESTART_COUNT"] == nil { exit(Interruption.exitStatus) }
        return try folder.run(index, job: job) ? "shard \(index) was run" : "shard \(index) was there"
    case "merge":
        return try folder.merge(into: try store(), weigh: job.weigh)
    case "slurm":
        interruption.watch()
        let settings = ["folder", "count", "patients", "groups", "arms", "delay", "once"].compactMap { name in
            values[name].map { "\(name)=\($0)" }
        }
        let engine = SlurmEngine(
            folder: folder, command: [try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"), "shard"] + settings,
            rounds: values["rounds"].flatMap(Int.init) ?? 5, interval: 0.3, interruption: interruption)
        return try engine.run(into: try store(), weigh: job.weigh) { say("\($0.done) of \($0.of) \($0.queue)") }
    default:
        return "Usage: StudyRehearsal run|shard|merge|slurm NAME=VALUE …"
    }
}

do {
    say(try run(values()))
} catch {
    try? FileHandle.standardError.write(contentsOf: Data("\(error)\n".utf8))
    exit((error as? StoreIssue)?.exitStatus ?? (error as? SlurmIssue)?.exitStatus ?? (error is Interruption.Interrupted ? 75 : 70))
}
