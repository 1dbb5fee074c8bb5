import ArgumentParser
import Interchange

/// `squall export rules`: every rule of the bedside, for a clinician to review and sign.
struct ExportRules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Every rule of the bedside reading with its source, as a page to review and sign.")

    @OptionGroup var output: OutputOptions

    func run() throws { try Terminal.write(RulesPage().markdown, to: output.output) }
}

/// `squall export chart-format`: how a chart file is written.
struct ExportChartFormat: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chart-format", abstract: "How a chart file is written: columns, and every kind of row with unit, words and validity.")

    @OptionGroup var output: OutputOptions

    func run() throws { try Terminal.write(ChartFormatPage().markdown, to: output.output) }
}
