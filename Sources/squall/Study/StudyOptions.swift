import ArgumentParser
import Forecasting
import Foundation
import Studies

/// Which study, and how it is changed for this run.
struct StudyOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("A study file, or the name of one that ships (in Studies/).", valueName: "study"))
    var study: String

    @Option(help: ArgumentHelp("Patients in each group. (default: that of the study)", valueName: "n"))
    var patients: Int?

    @Option(help: ArgumentHelp("Random seed. (default: that of the study)", valueName: "n"))
    var seed: UInt64?

    func validate() throws {
        guard patients.map({ (1...StudyOptions.mostPatients).contains($0) }) ?? true else {
            throw ValidationError("--patients is \(patients!). It must lie between 1 and \(StudyOptions.mostPatients).")
        }
    }

    private static let mostPatients = 10_000_000

    /// The options as they must be given again.
    var arguments: [String] {
        (patients.map { ["--patients", "\($0)"] } ?? []) + (seed.map { ["--seed", "\($0)"] } ?? [])
    }

    /// - Throws: A ``Failure``: 66 for a file that cannot be read, 65 for what is wrong in it.
    func load(_ data: DataFolder) throws -> Study {
        let decoder = StudyDecoder(data: data)
        guard let file = decoder.file(study) else {
            let nearest = nearestStudy(decoder.names).map { "Did you mean ‘\($0)’?" } ?? "These ship: \(decoder.names.joined(separator: ", "))."
            throw Failure(Failure.unreadable, "There is no study file ‘\(study)’ and none of that name ships. \(nearest)")
        }
        var study = try Failure.during { try decoder.read(file) }
        if let patients { study.patients = patients }
        if let seed { study.seed = seed }
        return study
    }

    private func nearestStudy(_ names: [String]) -> String? {
        nearestSpelling(of: URL(fileURLWithPath: study).deletingPathExtension().lastPathComponent, in: names)
    }
}

/// Where a study runs, and where its rows go.
struct StudyRunOptions: ParsableArguments {
    enum Engine: String, ExpressibleByArgument, CaseIterable { case local, slurm }

    @Option(help: ArgumentHelp("Threads; never changes a result. (default: all processors)", valueName: "n"))
    var jobs: Int?

    @Option(help: ArgumentHelp("Parts that are run and kept one by one; never changes a result. (default: one for 256 patients)", valueName: "n"))
    var shards: Int?

    @Option(help: ArgumentHelp("The study store, one SQLite file. (default: out/NAME.sqlite)", valueName: "path"))
    var store: String?

    @Option(help: "local, or slurm: the shards as a job array.")
    var engine = Engine.local

    @Option(help: ArgumentHelp("Passed on to sbatch, such as --partition=short. May be repeated.", valueName: "option"))
    var slurmOption: [String] = []

    @Flag(help: "Print what the run would take, and do nothing.")
    var dryRun = false

    func validate() throws {
        for (name, value) in [("--jobs", jobs), ("--shards", shards)] {
            if let value, !(1...1_000_000).contains(value) { throw ValidationError("\(name) is \(value). It must be at least 1.") }
        }
        if !slurmOption.isEmpty, engine != .slurm { throw ValidationError("--slurm-option needs --engine slurm.") }
    }

    var threads: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

    func storePath(of study: Study) -> String { store ?? "out/\(study.id).sqlite" }
}
