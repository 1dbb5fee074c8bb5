import ArgumentParser
import Forecasting
import Interchange
import Studies

/// `squall trial`: arms over the same patients.
struct TrialCommand: WithExample {
    static let configuration = CommandConfiguration(
        commandName: "trial", abstract: "Treat the same virtual patients in several ways and compare what becomes of them.",
        discussion: """
            Each patient goes through every arm, so that differences are those of the treatment alone. Arms are fixed schedules and \
            rules that react to what a clinician would see, as the study says; the first arm is what the others are compared with.
            """)
    static let example = "squall trial timing --patients 16"

    @OptionGroup var study: StudyOptions
    @OptionGroup var running: StudyRunOptions
    @OptionGroup var page: StudyOutput

    func run() throws {
        let data = try Failure.during { try DataFolder.find() }
        let study = try self.study.load(data)
        guard study.arms.count > 1 else {
            throw Failure(
                Failure.wrongFile, "‘\(study.title)’ has one arm, so that there is nothing to compare. Add a second entry to ‘arms’.")
        }
        let runner = StudyRunner(study: study, options: self.study, run: running, isQuiet: page.output.quiet)
        guard let store = try runner.finishedStore(data) else { return }
        let result = try Failure.during { try TrialResult(store, ResultOptions(study)) }
        try page.write(TrialPage(result).page)
        try store.failUnlessIntegrated()
    }
}
