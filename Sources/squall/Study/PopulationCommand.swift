import ArgumentParser
import Forecasting
import Interchange
import Studies

/// `squall population`: virtual patients of a study, and what becomes of them.
struct PopulationCommand: WithExample {
    static let configuration = CommandConfiguration(
        commandName: "population", abstract: "Simulate the virtual patients of a study and say what becomes of them.",
        discussion: """
            Draws patients from the priors of the study, runs each through every arm, and keeps one row a patient and arm in a \
            store that Python, R and DuckDB open directly. An interrupted run goes on when the same command is given again. \
            Results do not depend on threads, shards or machines.
            """)
    static let example = "squall population systemic --patients 64"

    @OptionGroup var study: StudyOptions
    @OptionGroup var running: StudyRunOptions
    @OptionGroup var page: StudyOutput

    @Option(help: ArgumentHelp("The arm that is described. (default: the first)", valueName: "id"))
    var arm: String?

    @Option(help: ArgumentHelp("The site of which it is said who swells there.", valueName: "id"))
    var site = "neck"

    func run() throws {
        let data = try Failure.during { try DataFolder.find() }
        let study = try self.study.load(data)
        let arm = try study.position(ofArm: arm)
        let runner = StudyRunner(study: study, options: self.study, run: running, isQuiet: page.output.quiet)
        guard let store = try runner.finishedStore(data) else { return }
        let result = try Failure.during { try PopulationResult(store, ResultOptions(study, site: site, arm: arm)) }
        try page.write(PopulationPage(result).page)
        try store.failUnlessIntegrated()
    }
}

extension Study {
    /// - Throws: A ``Failure`` when no arm has the id.
    func position(ofArm id: String?) throws -> Int {
        guard let id else { return 0 }
        if let found = arms.firstIndex(where: { $0.id == id }) { return found }
        throw Failure(Failure.usage, "--arm \(id): the study has no such arm. Choose from \(arms.map(\.id).joined(separator: ", ")).")
    }
}

extension StudyStore {
    /// - Throws: A ``Failure`` with status 1 when a course could not be integrated to its end.
    func failUnlessIntegrated() throws {
        let study = layout.study
        let failed = try study.groups.indices.reduce(0) { sum, group in
            try study.arms.indices.reduce(sum) { try $0 + outcomes(group: group, arm: $1).count { $0 != "completed" } }
        }
        if failed > 0 {
            throw Failure(
                Failure.negative, "\(failed) courses could not be integrated to their end; the column ‘outcome’ of the store says why.")
        }
    }
}
