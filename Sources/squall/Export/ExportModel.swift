import ArgumentParser
import Forecasting
import Interchange
import Reactions

/// A form of the model of a scenario.
protocol ModelExport: ParsableCommand {
    var scenario: ScenarioOptions { get }
    var page: PageOptions { get }

    func text(of model: ExportedModel) -> String
}

extension ModelExport {
    func run() throws {
        let data = try Failure.during { try DataFolder.find() }
        let (patient, _) = try scenario.load(data)
        let calibration = try Failure.during { try data.calibration() }
        try Terminal.write(text(of: ExportedModel(PatientModel(patient, calibration: calibration), calibration)), to: page.output.output)
    }
}

/// The network of a scenario, with the values that this run has.
struct ExportedModel {
    let network: Network
    /// Parameters whose value in this run differs from the declaration, in declared units.
    let values: [String: Double]
    let fitted: Set<String>

    init(_ model: PatientModel, _ calibration: ParameterTable) {
        network = model.network
        fitted = Set(calibration.rows.filter { $0.role == "fitted" }.map(\.id))
        var found: [String: Double] = [:]
        for (symbol, value) in zip(model.network.parameters, model.parameters) where symbol.unit.display(value) != symbol.value {
            found[symbol.id] = symbol.unit.display(value)
        }
        values = found
    }
}

struct ExportEquations: ModelExport {
    static let configuration = CommandConfiguration(commandName: "equations", abstract: "Every rate law of a scenario's model, by name.")

    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var page: PageOptions

    func text(of model: ExportedModel) -> String {
        page.format == .html ? EquationPage(model.network).html() : EquationPage(model.network).text()
    }
}

struct ExportParameters: ModelExport {
    static let configuration = CommandConfiguration(
        commandName: "parameters", abstract: "Every number of a scenario's model: value, unit, range, source.")

    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var page: PageOptions

    func text(of model: ExportedModel) -> String {
        let table = ParameterPage(network: model.network, calibrated: model.values, fitted: model.fitted)
        return page.format == .html ? table.html() : table.tsv()
    }
}

struct ExportInfluences: ModelExport {
    static let configuration = CommandConfiguration(
        commandName: "influences", abstract: "Who raises or lowers which process of a scenario's model.")

    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var page: PageOptions

    func text(of model: ExportedModel) -> String {
        let table = InfluencePage(model.network, calibrated: model.values)
        return page.format == .html ? table.html() : table.text()
    }
}
