import ArgumentParser
import Forecasting
import Integration
import Interchange

/// The equations of a scenario for another program, with its numbers and doses.
protocol CodeExport: ParsableCommand {
    var scenario: ScenarioOptions { get }
    var output: OutputOptions { get }

    func text(of model: PatientModel, _ job: Job) -> String
}

extension CodeExport {
    func run() throws {
        let data = try Failure.during { try DataFolder.find() }
        let (patient, _) = try scenario.load(data)
        let model = PatientModel(patient, calibration: try Failure.during { try data.calibration() })
        let job = model.job(times: [])
        if job.monitor != nil {
            Terminal.error("Doses that a rule decides on are left out: the other program would have to know the rule.")
        }
        try Terminal.write(text(of: model, job), to: output.output)
    }
}

struct ExportC: CodeExport {
    static let configuration = CommandConfiguration(
        commandName: "c", abstract: "A scenario's model as one C file: rates, Jacobian, initial values, read-outs, numbers, doses.")

    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var output: OutputOptions

    func text(of model: PatientModel, _ job: Job) -> String {
        let export = RightHandSideExport(model.network)
        return [export.source, export.solverSource, export.patientSource(job)].joined(separator: "\n")
    }
}

struct ExportSBML: CodeExport {
    static let configuration = CommandConfiguration(
        commandName: "sbml", abstract: "A scenario's model with its doses as SBML, Level 3 Version 2 core.")

    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var output: OutputOptions

    func text(of model: PatientModel, _ job: Job) -> String {
        SBMLExport(model.network, title: model.scenario.title, job: job).text
    }
}
