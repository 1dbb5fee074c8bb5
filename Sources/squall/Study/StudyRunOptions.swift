import ArgumentParser
import Foundation
import Studies

/// Where the shards of a study are run.
enum StudyEngine: String, ExpressibleByArgument, CaseIterable { case local, slurm }

/// How large a study is, how it is split and where its results go. None of it but size and seed changes a result.
struct StudyRunOptions: ParsableArguments {
    @OptionGroup var size: StudySizeOptions

    @Option(help: ArgumentHelp("Threads. (default: those of the machine)", valueName: "n"))
    var jobs: Int?

    @Option(help: ArgumentHelp("Parts that the study is split into. (default: one for each 256 patients)", valueName: "n"))
    var shards: Int?

    @Option(help: "local, or slurm: a job array of a cluster.")
    var engine = StudyEngine.local

    @Option(help: ArgumentHelp("Passed on to sbatch, such as --slurm-option=--partition=short. May be repeated.", valueName: "option"))
    var slurmOption: [String] = []

    @Option(help: ArgumentHelp("The study store. (default: the name of the study with .sqlite)", valueName: "path"))
    var output: String?

    @Flag(help: "No progress on standard error.")
    var quiet = false

    @Flag(help: "Print what would be run, and stop.")
    var dryRun = false

    func validate() throws {
        if let jobs, !(1...4096).contains(jobs) { throw ValidationError("--jobs is \(jobs). It must lie between 1 and 4096.") }
        if let shards, !(1...1_000_000).contains(shards) {
            throw ValidationError("--shards is \(shards). It must lie between 1 and 1000000.")
        }
        guard slurmOption.isEmpty || engine == .slurm else { throw ValidationError("--slurm-option needs --engine slurm.") }
    }

    var threads: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

    func path(of job: StudyJob) -> String { output ?? job.layout.study.id + ".sqlite" }
}

/// Options that change which patients a study has.
struct StudySizeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Virtual patients in each group. (default: that of the study)", valueName: "n"))
    var patients: Int?

    @Option(help: ArgumentHelp("Random seed. (default: that of the study)", valueName: "n"))
    var seed: UInt64?

    func validate() throws {
        if let patients, !(1...100_000_000).contains(patients) {
            throw ValidationError("--patients is \(patients). It must lie between 1 and 100000000.")
        }
    }

    /// As they are passed on to the shards of a study.
    var arguments: [String] { (patients.map { ["--patients", "\($0)"] } ?? []) + (seed.map { ["--seed", "\($0)"] } ?? []) }
}
