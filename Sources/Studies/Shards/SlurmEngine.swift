import Foundation

/// Runs the shards of a study as a job array of Slurm and waits for them.
///
/// Only `sbatch`, `squeue` and `scancel` are used, no accounting. Shards talk to the outside through their files alone: what is missing after an
/// array has ended is submitted again, a few times, whatever ended its task. An interruption leaves the array in the queue; the same
/// command finds it there and waits on.
///
/// Partition, time, memory and account come from the options given, or from the environment that `sbatch` itself reads
/// (`SBATCH_PARTITION`, `SBATCH_TIMELIMIT`, `SBATCH_ACCOUNT`, `SBATCH_MEM_PER_NODE`).
public struct SlurmEngine: Sendable {
    public var folder: ShardFolder
    /// Program and arguments that run the shard whose index is in `SLURM_ARRAY_TASK_ID`, such as `squall shard run STUDY …`.
    public var command: [String]
    /// Passed on to `sbatch`, such as `--partition=short`.
    public var options: [String]
    /// How often shards are submitted at most.
    public var rounds: Int
    /// Seconds between two looks at the queue.
    public var interval: Double
    public var interruption: Interruption

    public init(
        folder: ShardFolder, command: [String], options: [String] = [], rounds: Int = 5, interval: Double = 2,
        interruption: Interruption = Interruption()
    ) {
        self.folder = folder
        self.command = command
        self.options = options
        self.rounds = rounds
        self.interval = interval
        self.interruption = interruption
    }

    /// How far the array is.
    public struct Progress: Hashable, Sendable {
        /// Shards whose file is there.
        public var done: Int
        public var of: Int
        /// What the queue says about the others, such as `3 RUNNING, 12 PENDING (Resources)`.
        public var queue: String
    }

    /// Tasks of one array that every cluster takes: Slurm's own `MaxArraySize` is 1001.
    public static let mostTasks = 1000

    /// Runs what is missing, and merges it into a store. A store that has everything is left as it is.
    ///
    /// - Returns: The digest of the study.
    public func run(
        into store: StudyStore, weigh: (any OutcomeSource) throws -> [[Double]], progress: (Progress) -> Void = { _ in }
    ) throws -> String {
        guard try !store.missing().isEmpty else { return try store.finish(weigh: weigh) }
        try run(progress: progress)
        return try folder.merge(into: store, weigh: weigh)
    }

    /// Returns when the file of every shard is there and whole.
    ///
    /// - Throws: ``SlurmIssue``; ``Interruption/Interrupted``; ``StoreIssue/shards(_:)`` for files of another study.
    public func run(progress: (Progress) -> Void = { _ in }) throws {
        // An array that an interrupted run left behind.
        if let job = try? String(contentsOfFile: jobPath, encoding: .utf8) { try wait(for: job, progress) }
        for _ in 0..<rounds {
            let missing = try missing()
            guard !missing.isEmpty else { return }
            try wait(for: try submit(missing), progress)
        }
        let issues = folder.issues()
        guard issues.isEmpty else { throw SlurmIssue.unfinished(rounds: rounds, issues: issues.map { ($0, log($0.index)) }) }
    }

    private func missing() throws -> [Int] {
        let issues = folder.issues()
        let foreign = issues.filter { $0.kind != .missing && !$0.isDamage }
        guard foreign.isEmpty else { throw StoreIssue.shards(foreign) }
        try folder.setAside(issues)
        return issues.map(\.index)
    }

    private func submit(_ indices: [Int]) throws -> String {
        try DurableFile.write(Array(script.utf8), to: folder.path + "/slurm.sh")
        try FileManager.default.createDirectory(atPath: folder.path + "/logs", withIntermediateDirectories: true)
        let result = try Slurm.run(
            "sbatch",
            // Ours come last, so that no option takes away what the engine relies on.
            options + [
                "--parsable", "--array=\(Slurm.ranges(indices))", "--requeue", "--open-mode=append",
                "--output=\(folder.path)/logs/shard-%a.log", "--job-name=\(name)", folder.path + "/slurm.sh",
            ])
        // With several clusters: `job;cluster`.
        let job = result.output.split { $0 == ";" || $0.isWhitespace }.first.map(String.init) ?? ""
        guard result.status == 0, Int(job) != nil else { throw SlurmIssue.refused(command: "sbatch", message: result.errors) }
        try DurableFile.write(Array(job.utf8), to: jobPath)
        return job
    }

    private var name: String { "squall-" + folder.layout.study.id }
    private var jobPath: String { folder.path + "/slurm.job" }
    private func log(_ index: Int) -> String { "\(folder.path)/logs/shard-\(index).log" }

    private var script: String {
        """
        #!/bin/sh
        # Runs one shard of the study ‘\(folder.layout.study.id)’; written by squall and submitted as a job array. Status 75 asks to be started again.
        exec \(command.map(Slurm.quoted).joined(separator: " "))

        """
    }

    /// Until no task of the array is in the queue.
    private func wait(for job: String, _ progress: (Progress) -> Void) throws {
        var held = 0
        while let tasks = try Slurm.tasks(of: job, name: name) {
            progress(Progress(done: folder.files.count(where: \.exists), of: folder.files.count, queue: Slurm.summary(tasks)))
            // A task that an administrator or a failed start holds back never ends by itself.
            held = tasks.allSatisfy(\.isHeld) ? held + 1 : 0
            if held == 3 {
                _ = try Slurm.run("scancel", [job])
            }
            try pause(job)
        }
        try? FileManager.default.removeItem(atPath: jobPath)
        progress(Progress(done: folder.files.count(where: \.exists), of: folder.files.count, queue: ""))
    }

    private func pause(_ job: String) throws {
        let end = Date(timeIntervalSinceNow: interval)
        while Date() < end {
            guard !interruption.isRequested else { throw SlurmIssue.interrupted(job: job) }
            Thread.sleep(forTimeInterval: min(0.1, max(0, end.timeIntervalSinceNow)))
        }
    }
}
