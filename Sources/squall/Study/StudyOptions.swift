import ArgumentParser
import Forecasting
import Foundation
import Integration
import Quantities
import Studies

extension Precision: ExpressibleByArgument {}

/// Which study, and how it is changed for this run.
struct StudyOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("A study file, or the name of one that ships (in Studies/).", valueName: "study"))
    var study: String

    @Option(help: ArgumentHelp("Patients in each group. (default: that of the study)", valueName: "n"))
    var patients: Int?

    @Option(help: ArgumentHelp("Random seed. (default: that of the study)", valueName: "n"))
    var seed: UInt64?

    @Option(
        help:
            "double, or single: faster, and some patients are run in double too to say how far off it is. (default: that of the study)"
    )
    var precision: Precision?

    /// `morris:20:4:GROUP` or `sobol:256:GROUP`: the study as a sensitivity analysis, as its shards are told.
    @Option(help: .hidden)
    var screening: String?

    func validate() throws {
        guard patients.map({ (1...StudyOptions.mostPatients).contains($0) }) ?? true else {
            throw ValidationError("--patients is \(patients!). It must lie between 1 and \(StudyOptions.mostPatients).")
        }
    }

    private static let mostPatients = 10_000_000

    /// The options as they must be given again.
    var arguments: [String] {
        let given = [
            ("--patients", patients.map { "\($0)" }), ("--seed", seed.map { "\($0)" }), ("--screening", screening),
            ("--precision", precision?.rawValue),
        ]
        return given.flatMap { name, value in value.map { [name, $0] } ?? [] }
    }

    /// - Throws: A ``Failure``: 66 for a file that cannot be read, 65 for what is wrong in it.
    func load(_ data: DataFolder) throws -> Study {
        var study = try StudyOptions.study(named: study, data)
        if let patients { study.patients = patients }
        if let seed { study.seed = seed }
        if let precision { study.precision = precision }
        return try screening.map { try screened(study, $0) } ?? study
    }

    private func screened(_ study: Study, _ text: String) throws -> Study {
        let cut = text.lastIndex(of: ":") ?? text.startIndex
        guard let screening = Study.Screening(text: String(text[..<cut])),
            let group = study.groups.firstIndex(where: { $0.id == text[text.index(after: cut)...] })
        else {
            throw Failure(Failure.usage, "--screening is ‘\(text)’. It is written by ‘squall sensitivity’, such as morris:20:4:systemic.")
        }
        let issues = screening.issues(factors: study.groups[group].priors.count)
        guard issues.isEmpty else { throw Failure(Failure.usage, issues.joined(separator: "\n")) }
        return study.screened(screening, group: group)
    }

    /// A study as it stands in its file, or of the name of one that ships.
    static func study(named name: String, _ data: DataFolder) throws -> Study {
        let decoder = StudyDecoder(data: data)
        if let file = decoder.file(name) { return try Failure.during { try decoder.read(file) } }
        let plain = URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent
        let hint =
            plain.nearest(in: decoder.names).map { "Did you mean ‘\($0)’?" } ?? "These ship: \(decoder.names.joined(separator: ", "))."
        throw Failure(Failure.unreadable, "There is no study file ‘\(name)’ and none of that name ships. \(hint)")
    }
}

extension String {
    func nearest(in names: [String]) -> String? { nearestSpelling(of: self, in: names) }
}

/// Where a study runs, and where its rows go.
struct StudyRunOptions: ParsableArguments {
    enum Engine: String, ExpressibleByArgument, CaseIterable { case local, slurm }

    @Option(help: ArgumentHelp("Threads; never changes a result. (default: all processors)", valueName: "n"))
    var jobs: Int?

    @Option(
        help: ArgumentHelp(
            "Parts that are run and kept one by one; never changes a result. (default: eight, and one for 512 patients at least)",
            valueName: "n"))
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
