import ArgumentParser
import Forecasting
import Foundation
import Studies

/// `squall shard`: the parts of a study as files, for any scheduler.
struct ShardCommand: ParsableCommand, WithExample {
    static let configuration = CommandConfiguration(
        commandName: "shard", abstract: "Run one part of a study into its own file, or merge the parts into a store.",
        discussion: """
            A shard is a pure function of the study and its index. Running one whose file is there and whole does nothing; the file \
            appears whole or not at all. This is the contract with Slurm, AWS Batch, Snakemake and any other scheduler.
            """,
        subcommands: [ShardRunCommand.self, ShardMergeCommand.self])
    static let example = "squall shard run systemic --patients 64 --index 0 --count 2 --folder out/shards"
}

/// Which parts, and where they are.
struct ShardOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Shards of the study.", valueName: "n"))
    var count: Int

    @Option(help: ArgumentHelp("Where the files of the shards are.", valueName: "path"))
    var folder: String

    func validate() throws {
        guard (1...1_000_000).contains(count) else { throw ValidationError("--count is \(count). It must be at least 1.") }
    }
}

struct ShardRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "run", abstract: "Run one shard, unless its file is there.")

    @OptionGroup var study: StudyOptions
    @OptionGroup var shards: ShardOptions

    @Option(help: ArgumentHelp("Which shard, from 0. (default: SLURM_ARRAY_TASK_ID)", valueName: "i"))
    var index: Int?

    func run() throws {
        // A shard that is stopped leaves nothing behind, so there is nothing to wait for; the status asks a scheduler to start it again.
        Interruption().watch {
            Terminal.error("Interrupted. The shard was not finished; run the same command again.")
            Foundation.exit(Interruption.exitStatus)
        }
        let data = try Failure.during { try DataFolder.find() }
        let study = try self.study.load(data)
        let index = try index ?? fromEnvironment()
        let job = StudyJob(StudyModel(study, calibration: try Failure.during { try data.calibration() }))
        let folder = ShardFolder(path: shards.folder, layout: job.layout, count: shards.count)
        guard folder.files.indices.contains(index) else {
            throw Failure(
                Failure.usage, "--index is \(index). With \(folder.files.count) shards it must lie between 0 and \(folder.files.count - 1)."
            )
        }
        let isNew = try Failure.during { try folder.run(index, job: job) }
        Terminal.error(
            isNew ? "Shard \(index) of \(folder.files.count) is written." : "Shard \(index) of \(folder.files.count) was there already.")
    }

    private func fromEnvironment() throws -> Int {
        for name in ["SLURM_ARRAY_TASK_ID", "AWS_BATCH_JOB_ARRAY_INDEX"] {
            if let text = ProcessInfo.processInfo.environment[name], let index = Int(text) { return index }
        }
        throw Failure(Failure.usage, "Give --index, or run under a job array that sets SLURM_ARRAY_TASK_ID or AWS_BATCH_JOB_ARRAY_INDEX.")
    }
}

struct ShardMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "merge", abstract: "Merge the files of all shards into a store.")

    @OptionGroup var study: StudyOptions
    @OptionGroup var shards: ShardOptions

    @Option(help: ArgumentHelp("The study store, one SQLite file. (default: out/NAME.sqlite)", valueName: "path"))
    var store: String?

    func run() throws {
        let data = try Failure.during { try DataFolder.find() }
        let study = try self.study.load(data)
        let model = StudyModel(study, calibration: try Failure.during { try data.calibration() })
        let job = StudyJob(model)
        let folder = ShardFolder(path: shards.folder, layout: job.layout, count: shards.count)
        let digest = try Failure.during {
            let store = try StudyStore(path: store ?? "out/\(study.id).sqlite", layout: job.layout)
            let digest = try folder.merge(into: store, weigh: job.weigh)
            try store.comparePrecisions(model)
            return digest
        }
        Terminal.print("\(study.size) patients, digest \(digest)\n")
    }
}
