import Foundation
import Testing

@Suite("Help texts")
struct HelpTests {
    static let commands = ["simulate", "read", "grade", "scenarios", "verify", "calibrate", "export"]

    private func example(_ command: String) throws -> [String] {
        let help = try Executable.run([command, "--help"])
        #expect(help.status == 0 && help.errors.isEmpty)
        let line = try #require(help.output.split(separator: "\n").last).trimmingCharacters(in: .whitespaces)
        #expect(help.output.contains("\nEXAMPLE:\n  \(line)"))
        // As a shell would take it: no word of an example has a space within its quotes.
        return line.split(separator: " ").map { $0.trimmingCharacters(in: ["'"]) }
    }

    @Test("Every command is in the help of the program and ends its own with an example", arguments: commands)
    func listed(command: String) throws {
        #expect(try Executable.run(["--help"]).output.contains("\n  \(command) "))
        #expect(try Array(example(command).prefix(2)) == ["squall", command])
    }

    /// `verify` and `calibrate` run for minutes in a debug build; their examples are run by the acceptance check.
    @Test("The example runs as printed", arguments: ["scenarios", "export", "simulate", "read", "grade"])
    func runs(command: String) throws {
        let words = try example(command)
        let result = try Executable.run(Array(words.dropFirst()) + (command == "simulate" ? ["--quiet"] : []))
        #expect(result.status == 0, "\(result.errors)")
        #expect(!result.output.isEmpty)
    }

    @Test("The version is a version and nothing else")
    func version() throws {
        let result = try Executable.run(["--version"])
        #expect(result.status == 0)
        #expect(result.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }
}
