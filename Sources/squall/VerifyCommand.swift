import ArgumentParser
import Forecasting
import Foundation
import Interchange

/// `squall verify`: the credibility table.
struct VerifyCommand: WithExample {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check the model against every fact and target, and print what it should be and what it is.",
        discussion: """
            Runs the reported case, drug levels against published values and every scenario that ships. \
            Ends with 1 when a check fails.
            """)
    static let example = "squall verify --format json"

    @Option(help: "text or json.")
    var format = Format.text

    @OptionGroup var output: OutputOptions

    func run() throws {
        let data = try Failure.during { try DataFolder.find() }
        let progress = Progress(isQuiet: output.quiet)
        let verification = try Failure.during { try Verification(data) { progress.say("Checking \($0)") } }
        progress.end()
        let document = VerificationDocument(verification)
        let isColoured = Terminal.isColoured && (output.output ?? "-") == "-"
        try Terminal.write(format == .json ? document.json : document.text(isColoured: isColoured), to: output.output)
        if !verification.passes { throw ExitCode(Failure.negative) }
    }
}
