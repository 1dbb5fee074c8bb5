import ArgumentParser
import Forecasting
import Foundation

/// `squall calibrate`: search parameter values that meet the facts of the reported case, repeatable from its seed.
struct CalibrateCommand: WithExample {
    static let configuration = CommandConfiguration(
        commandName: "calibrate", abstract: "Fit the calibration table to the facts of the reported case and the order of its contrasts.",
        discussion: """
            Starts from the table that ships, moves the rows marked ‘fitted’ within their bounds, and sets the \
            rows marked ‘setting’ so that each meets its one fact. The same seed gives the same table. \
            A generation takes several seconds.
            """)
    static let example = "squall calibrate --generations 0 --output -"

    @Option(help: ArgumentHelp("Rounds of the search, 24 candidates each; with 0 only the settings are set.", valueName: "n"))
    var generations = 60

    @Option(help: ArgumentHelp("Random seed.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(help: "Where the search begins: shipped (the table of this version) or declared (the values of the model's own lines).")
    var from = CaseCalibration.Origin.shipped

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (0...100_000).contains(generations) else {
            throw ValidationError("--generations is \(generations). It must lie between 0 and 100000.")
        }
    }

    func run() throws {
        let data = try Failure.during { try DataFolder.find() }
        let fit = try Failure.during { try CaseCalibration(data) }
        let progress = Progress(isQuiet: output.quiet)
        let table = fit.run(from: from, generations: generations, seed: seed) { generation, loss, best in
            progress.say(generation, of: generations, "generations", "loss \(String(format: "%.4g", loss))")
            // What was found so far is kept when the search is stopped.
            if let path = output.output, path != "-" { try? Terminal.write(fit.text(best, from: from, generations, seed), to: path) }
        }
        progress.end()
        try Terminal.write(fit.text(table, from: from, generations, seed), to: output.output)
    }
}

extension CaseCalibration.Origin: ExpressibleByArgument {}
