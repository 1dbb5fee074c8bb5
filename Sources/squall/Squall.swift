import ArgumentParser
import Forecasting
import Foundation
import Studies

/// The command line. What each command says is in its own file; how a run ends is said here.
@main
struct Squall: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "squall", abstract: "An executable model of cytokine release after CAR-T infusion, local and systemic.",
        discussion: Release.notice, version: Release.version,
        subcommands: [
            SimulateCommand.self, ReadCommand.self, GradeCommand.self, ScenariosCommand.self, VerifyCommand.self, CalibrateCommand.self,
            PopulationCommand.self, TrialCommand.self, SensitivityCommand.self, ShardCommand.self, ExportCommand.self,
        ])

    static let commands: [any WithExample.Type] = [
        SimulateCommand.self, ReadCommand.self, GradeCommand.self, ScenariosCommand.self, VerifyCommand.self, CalibrateCommand.self,
        PopulationCommand.self, TrialCommand.self, SensitivityCommand.self, ShardCommand.self, ExportCommand.self,
    ]

    static func main() {
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as Failure {
            Terminal.error(failure.message)
            Foundation.exit(failure.status)
        } catch {
            leave(error)
        }
    }

    /// Help goes to standard output with 0, a wrong command line to standard error with 64, and what nobody foresaw ends with 70.
    private static func leave(_ error: any Error) -> Never {
        if let code = error as? ExitCode { Foundation.exit(code.rawValue) }
        let message = fullMessage(for: error)
        let code = exitCode(for: error)
        if code == .success {
            Terminal.print(message + (example(of: message).map { "\nEXAMPLE:\n  \($0)\n" } ?? "\n"))
            Foundation.exit(0)
        }
        Terminal.error(message)
        guard code == .validationFailure else {
            Terminal.error("Squall did not expect this. Please report it with the command line that led here.")
            Foundation.exit(Failure.ours)
        }
        Foundation.exit(Failure.usage)
    }

    /// The example of the command whose help this is; the help may have broken the line that names it.
    private static func example(of help: String) -> String? {
        let words = help.prefix(400).split { $0.isWhitespace }.joined(separator: " ")
        if words.hasPrefix("OVERVIEW: " + configuration.abstract) { return "squall simulate b-all-cervical" }
        return commands.first { words.hasPrefix("OVERVIEW: " + $0.configuration.abstract) }?.example
    }
}

/// A command whose help ends with one example that runs as printed.
protocol WithExample: ParsableCommand {
    static var example: String { get }
}

/// Why a command ends early: what to say, and the exit status.
struct Failure: Error {
    static let negative: Int32 = 1
    static let usage: Int32 = 64
    static let wrongFile: Int32 = 65
    static let unreadable: Int32 = 66
    static let ours: Int32 = 70

    var status: Int32
    var message: String

    init(_ status: Int32, _ message: String) {
        self.status = status
        self.message = message
    }

    /// Turns what the library throws into a message and a status.
    static func during<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let issue as LibraryIssue {
            throw Failure(issue.exitStatus, issue.description)
        } catch let error as ScenarioFileError {
            throw Failure(error.exitStatus, error.description)
        } catch let issue as StoreIssue {
            throw Failure(issue.exitStatus, issue.description)
        } catch let issue as SlurmIssue {
            throw Failure(issue.exitStatus, issue.description)
        } catch let issue as Interruption.Interrupted {
            throw Failure(Interruption.exitStatus, issue.description)
        }
    }
}
