import ArgumentParser
import Bedside
import Forecasting
import Foundation
import Interchange

/// `squall grade`: one set of observations, one system or all of them.
struct GradeCommand: WithExample {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    static let configuration = CommandConfiguration(
        commandName: "grade", abstract: "Grade one set of observations by one system, or by all that can.",
        discussion: """
            Inputs are a JSON object with the keys of Evidence/grading-vectors.csv. What is absent is unknown: a \
            grade that it could raise is a lower bound, and what is missing is named.
            """)
    static let example = #"squall grade --system ASTCT-CRS --inputs {"temp_c":38.5,"hypotension":true}"#

    @Option(help: ArgumentHelp("A system, see --list. (default: every system that can say something)", valueName: "id"))
    var system: String?

    @Option(help: ArgumentHelp("The observations as JSON; @file reads a file, - standard input.", valueName: "json"))
    var inputs: String?

    @Flag(help: "List the systems and the names of inputs.")
    var list = false

    @Option(help: "text or json.")
    var format = Format.text

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard list || inputs != nil else {
            throw ValidationError(#"The observations are missing. Add --inputs '{"temp_c": 38.5}', or --list to see the systems."#)
        }
        guard let system, GradingCatalogue.system(system) == nil else { return }
        let ids = GradingCatalogue.all.map(\.id)
        let nearest = nearestSpelling(of: system, in: ids).map { "Did you mean ‘\($0)’?" } ?? "These ship: \(ids.joined(separator: ", "))."
        throw ValidationError("No system is called ‘\(system)’. \(nearest)")
    }

    func run() throws {
        let isColoured = Terminal.isColoured && (output.output ?? "-") == "-"
        if list { return try Terminal.write(GradeSummary.list(isColoured: isColoured), to: output.output) }
        let signs = try signs()
        let systems = system.flatMap { GradingCatalogue.system($0) }.map { [$0] } ?? GradingCatalogue.all
        let grades = systems.map { $0.grade(signs) }.filter { system != nil || $0.certainty != .undetermined }
        guard !grades.isEmpty else {
            throw Failure(Failure.negative, "No system can say anything from these inputs.")
        }
        let text =
            switch format {
            case .text: GradeSummary(grades, isColoured: isColoured).text
            case .json: grades.map { GradeDocument($0).text }.joined()
            }
        try Terminal.write(text, to: output.output)
    }

    private func signs() throws -> Signs {
        let (text, place) = try json()
        do {
            return try SignsDocument(json: text).signs
        } catch {
            throw Failure(Failure.wrongFile, error.sentences.map { "\(place): \($0)" }.joined(separator: "\n"))
        }
    }

    private func json() throws -> (text: String, place: String) {
        let inputs = inputs ?? ""
        if inputs == "-" {
            return (String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self), "standard input")
        }
        guard inputs.hasPrefix("@") else { return (inputs, "--inputs") }
        let path = String(inputs.dropFirst())
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(Failure.unreadable, "\(path) cannot be read. It should be a JSON object.")
        }
        return (String(decoding: data, as: UTF8.self), path)
    }
}
