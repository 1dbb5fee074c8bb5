import ArgumentParser
import Foundation
import Studies

/// Makes a study ready to be run from its file.
protocol StudyLoading {
    /// - Parameters:
    ///   - threads: Threads for one shard.
    /// - Throws: A ``Failure``: 66 for a file that cannot be read, 65 for what is wrong in it.
    static func job(_ study: String, size: StudySizeOptions, threads: Int) throws -> StudyJob
}

/// `squall shard`: a study in parts, for any scheduler.
struct ShardCommand<Loader: StudyLoading>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "shard", abstract: "Run one part of a study, or merge the parts into its store.",
            discussion: """
                A part is a pure function of the study and its index. Its file appears under its name when it is whole, and \
                running a part that is there does nothing, so any scheduler may start it as often as it likes.
                """,
            subcommands: [ShardRun<Loader>.self, ShardMerge<Loader>.self])
    }
}

/// `squall shard run`
struct ShardRun<Loader: StudyLoading>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "run", abstract: "Run one part of a study into a file of its own.")
    }

    @Argument(help: ArgumentHelp("A study file, or the name of one that ships.", valueName: "study"))
    var study: String

    @Option(help: ArgumentHelp("Which part, from 0. (default: that of SLURM_ARRAY_TASK_ID)", valueName: "i"))
    var index: Int?

    @Option(help: ArgumentHelp("Parts of the study.", valueName: "n"))
    var count: Int

    @Option(help: ArgumentHelp("The folder of the parts.", valueName: "folder"))
    var folder: String

    @Option(help: ArgumentHelp("Threads. (default: those of the machine)", valueName: "n"))
    var jobs: Int?

    @OptionGroup var size: StudySizeOptions

    func validate() throws {
        guard count >= 1 else { throw ValidationError("--count is \(count). A study has one part at least.") }
        if let index, !(0..<count).contains(index) {
            throw ValidationError("--index is \(index). It must lie between 0 and \(count - 1), as --count is \(count).")
        }
        if let jobs, jobs < 1 { throw ValidationError("--jobs is \(jobs). It must be 1 at least.") }
    }

    func run() throws {
        let task = ProcessInfo.processInfo.environment["SLURM_ARRAY_TASK_ID"]
        guard let index = index ?? task.flatMap(Int.init), (0..<count).contains(index) else {
            throw Failure(
                Failure.usage,
                "Which part is to be run? Give --index from 0 to \(count - 1)"
                    + (task.map { "; SLURM_ARRAY_TASK_ID is ‘\($0)’." } ?? ", or run it as a task of a job array of Slurm."))
        }
        let interruption = Interruption()
        // A part that is stopped leaves nothing behind, so there is nothing to wait for.
        interruption.watch {
            Terminal.error("Interrupted. The part was not finished; run the same command again.")
            Foundation.exit(Interruption.exitStatus)
        }
        let job = try Loader.job(study, size: size, threads: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
        try Failure.ofStudy {
            let parts = ShardFolder(path: folder, layout: job.layout, count: count)
            let isNew = try parts.run(index, job: job)
            Terminal.error("Part \(index) of \(count) \(isNew ? "was run" : "was there").")
        }
    }
}

/// `squall shard merge`
struct ShardMerge<Loader: StudyLoading>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "merge", abstract: "Bring the parts of a study together in its store.",
            discussion: "Nothing is merged while a part is missing or damaged: each is named, and damaged files are set aside.")
    }

    @Argument(help: ArgumentHelp("A study file, or the name of one that ships.", valueName: "study"))
    var study: String

    @Option(help: ArgumentHelp("The folder of the parts.", valueName: "folder"))
    var folder: String

    @Option(help: ArgumentHelp("Parts of the study. (default: as the names of the files say)", valueName: "n"))
    var count: Int?

    @Option(help: ArgumentHelp("The study store. (default: the name of the study with .sqlite)", valueName: "path"))
    var output: String?

    @OptionGroup var size: StudySizeOptions

    func run() throws {
        let job = try Loader.job(study, size: size, threads: 1)
        let digest = try Failure.ofStudy {
            let parts = ShardFolder(path: folder, layout: job.layout, count: try parts())
            let store = try StudyStore(path: output ?? job.layout.study.id + ".sqlite", layout: job.layout)
            return try parts.merge(into: store, weigh: job.weigh)
        }
        Terminal.print(digest + "\n")
    }

    private func parts() throws -> Int {
        if let count { return count }
        let found = ShardFolder.counts(in: folder)
        guard found.count == 1 else {
            let what = found.isEmpty ? "There are no parts in it" : "It holds parts of \(found.map { "\($0)" }.joined(separator: ", "))"
            throw Failure(found.isEmpty ? Failure.unreadable : Failure.usage, "\(folder): \(what). Give --count to say how many there are.")
        }
        return found[0]
    }
}
