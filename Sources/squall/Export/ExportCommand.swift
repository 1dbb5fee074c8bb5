import ArgumentParser
import Forecasting
import Foundation

/// `squall export`: the model of a scenario in another form, the rules of the bedside for review, or the tables of a study.
struct ExportCommand: ParsableCommand, WithExample {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the model of a scenario, the rules of the bedside or the tables of a study in another form.",
        discussion: """
            Equations are every rate law by name. Parameters are a tab-separated table with value, unit, range and \
            source. Influences are who raises or lowers which process. All are written from the network that runs. \
            Rules are every rule of the bedside reading with its source, for a clinician to review. C and SBML are for other \
            simulators, with the patient's numbers and doses. CSV is what a study store holds, as text.
            """,
        subcommands: [
            ExportEquations.self, ExportParameters.self, ExportInfluences.self, ExportRules.self, ExportChartFormat.self, ExportC.self,
            ExportSBML.self, ExportTables.self,
        ])
    static let example = "squall export influences b-all-cervical"
}

/// How a page is written, and where to.
struct PageOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, html }

    @Option(help: "text or html; html needs --output.")
    var format = Format.text

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard format != .html || (output.output ?? "-") != "-" else {
            throw ValidationError("--format html needs a file to go to. Add --output page.html.")
        }
    }
}
