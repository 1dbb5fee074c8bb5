import ArgumentParser
import Forecasting
import Foundation
import Interchange
import Reactions

/// `squall export`: the model of a scenario in another form.
struct ExportCommand: WithExample {
    enum Form: String, ExpressibleByArgument, CaseIterable { case equations, parameters, influences }
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, html }

    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the model of a scenario: its equations, its parameters or its influences.",
        discussion: """
            Equations are every rate law by name. Parameters are a tab-separated table with value, unit, range and \
            source. Influences are who raises or lowers which process. All are written from the network that runs.
            """)
    static let example = "squall export influences b-all-cervical"

    @Argument(help: "equations, parameters or influences.")
    var form: Form

    @OptionGroup var scenario: ScenarioOptions

    @Option(help: "text or html; html needs --output.")
    var format = Format.text

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard format != .html || (output.output ?? "-") != "-" else {
            throw ValidationError("--format html needs a file to go to. Add --output equations.html.")
        }
    }

    func run() throws {
        let data = try Failure.during { try DataFolder.find() }
        let (patient, _) = try scenario.load(data)
        let calibration = try Failure.during { try data.calibration() }
        let model = PatientModel(patient, calibration: calibration)
        try Terminal.write(
            text(of: model.network, values: values(of: model), fitted: Set(calibration.rows.filter { $0.role == "fitted" }.map(\.id))),
            to: output.output)
    }

    /// Parameters whose value in this run differs from the declaration, in declared units.
    private func values(of model: PatientModel) -> [String: Double] {
        var found: [String: Double] = [:]
        for (symbol, value) in zip(model.network.parameters, model.parameters) where symbol.unit.display(value) != symbol.value {
            found[symbol.id] = symbol.unit.display(value)
        }
        return found
    }

    private func text(of network: Network, values: [String: Double], fitted: Set<String>) -> String {
        switch (form, format) {
        case (.equations, .text): EquationPage(network).text()
        case (.equations, .html): EquationPage(network).html()
        case (.parameters, .text): ParameterPage(network: network, calibrated: values, fitted: fitted).tsv()
        case (.parameters, .html): ParameterPage(network: network, calibrated: values, fitted: fitted).html()
        case (.influences, .text): InfluencePage(network, calibrated: values).text()
        case (.influences, .html): InfluencePage(network, calibrated: values).html()
        }
    }
}
