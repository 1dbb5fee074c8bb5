import ArgumentParser
import Bedside
import Forecasting
import Foundation
import Interchange
import Studies

/// `squall simulate`: one patient, from conditioning to the last day.
struct SimulateCommand: WithExample {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, html }

    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Simulate one patient and read the course as a clinician would.",
        discussion: """
            Integrates the scenario and prints the story, the grades, local swelling, peaks and, for the \
            reported case, its 21 facts against the run. Fever, pressure and local signs are read off the \
            simulated course; nothing in it is measured.
            """)
    static let example = "squall simulate b-all-cervical --without tocilizumab --until 14"

    @OptionGroup var scenario: ScenarioOptions

    @Option(help: "text, json, csv or html; html needs --output.")
    var format = Format.text

    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("Write the course as a chart as well, for ‘squall read’.", valueName: "path"))
    var chart: String?

    @Option(help: ArgumentHelp("Last day, counted from infusion. (default: that of the scenario)", valueName: "day"))
    var until: Double?

    @Option(help: ArgumentHelp("A patient of a study, which then stands in place of the scenario.", valueName: "n"))
    var patient: Int?

    @Option(help: ArgumentHelp("The arm of the study. (default: the first)", valueName: "id"))
    var arm: String?

    @Option(help: ArgumentHelp("Relative tolerance of a step, 1e-12 to 1e-2.", valueName: "ratio"))
    var tolerance = 1e-6

    func validate() throws {
        guard patient == nil || (scenario.changes.isEmpty && until == nil) else {
            throw ValidationError(
                "--patient shows a patient as the study has drawn and treated it. Leave out --set, --without, --shift and --until.")
        }
        guard arm == nil || patient != nil else { throw ValidationError("--arm needs --patient.") }
        guard format != .html || (output.output ?? "-") != "-" else {
            throw ValidationError("--format html needs a file to go to. Add --output report.html.")
        }
        guard chart != "-" || output.output != nil else {
            throw ValidationError("--chart - and the result cannot both go to standard output. Give one of them a file.")
        }
        guard (1e-12...1e-2).contains(tolerance) else {
            throw ValidationError("--tolerance is \(tolerance). It must lie between 1e-12 and 1e-2.")
        }
    }

    func run() throws {
        let data = try Failure.during { try DataFolder.find() }
        let simulation = try patient.map { try studyPatient($0, data) } ?? scenarioPatient(data)
        if let chart { try Terminal.write(simulation.chart.csv, to: chart) }
        try Terminal.write(text(of: simulation), to: output.output)
        guard simulation.course.outcome == .completed else {
            throw Failure(Failure.negative, "The patient could not be integrated beyond day \(simulation.end): \(simulation.outcomeWord).")
        }
    }

    private func studyPatient(_ number: Int, _ data: DataFolder) throws -> Simulation {
        let study = try StudyOptions.study(named: scenario.scenario, data)
        guard (1...study.size).contains(number) else {
            throw Failure(Failure.usage, "--patient is \(number). The study has patients 1 to \(study.size).")
        }
        let arm = try study.position(ofArm: arm)
        let calibration = try Failure.during { try data.calibration() }
        let found = StudyPatient(study, calibration: calibration, patient: number, arm: arm)
        for reason in found.draw.rejected { Terminal.error("Not counted as plausible by the study: \(reason)") }
        return found.simulation
    }

    private func scenarioPatient(_ data: DataFolder) throws -> Simulation {
        let (patient, isReportedCase) = try scenario.load(data)
        try check(until, patient)
        let calibration = try Failure.during { try data.calibration() }
        let facts = try Failure.during { isReportedCase && format != .csv ? try data.facts() : [] }
        let progress = Progress(isQuiet: output.quiet)
        progress.say("Simulating ‘\(patient.title)’")
        let simulation = Simulation(
            patient, calibration: calibration, facts: facts, until: until, relative: tolerance, changes: scenario.changes)
        progress.end()
        return simulation
    }

    private func check(_ until: Double?, _ patient: Scenario) throws {
        guard let until else { return }
        guard until.isFinite, until > patient.start, until >= 0, until <= 3650 else {
            throw Failure(
                Failure.usage, "--until is \(until). It must be a day from 0 to 3650 and later than the start, day \(patient.start).")
        }
    }

    private func text(of simulation: Simulation) -> String {
        switch format {
        case .text: SimulationSummary(simulation, isColoured: Terminal.isColoured && (output.output ?? "-") == "-").text
        case .json: SimulationDocument(simulation).text
        case .csv: SimulationTable(simulation).text
        case .html:
            HTMLReport(
                content: ReportContent(
                    simulation,
                    treatmentQuestion: TreatmentQuestion.answers(simulation.scenario, calibration: simulation.calibration)),
                assets: AssetLocator().assets()
            ).render()
        }
    }
}
