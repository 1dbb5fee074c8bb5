import ArgumentParser
import Bedside
import Forecasting
import Foundation
import Interchange
import Quantities

/// `squall grade`: one set of observations, by one grading system or by all.
struct GradeCommand: WithExample {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    static let configuration = CommandConfiguration(
        commandName: "grade", abstract: "Grade one set of observations by a published system, or by all of them.",
        discussion: """
            The inputs are one JSON object; --keys lists its keys with units. What is not given is unknown, never \
            normal: a grade is then ‘at least’ or an interval, and names what is missing.
            """)
    static let example = "squall grade --system ASTCT-CRS --inputs '{\"temp_c\":38.7,\"hypoxia\":true,\"o2_device\":\"nasal_cannula\"}'"

    @Option(help: ArgumentHelp("A system of --list, or all.", valueName: "id"))
    var system = "all"

    @Option(help: ArgumentHelp("The observations as JSON, @FILE for a file, - for standard input.", valueName: "json"))
    var inputs: String?

    @Flag(help: "List the systems with their sources, and what is left out.")
    var list = false

    @Flag(help: "List the keys of the inputs with meaning and unit.")
    var keys = false

    @Option(help: "text or json.")
    var format = Format.text

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard [inputs != nil, list, keys].count(where: \.self) == 1 else {
            throw ValidationError("Give --inputs to grade, or --list or --keys alone. Write for example --inputs '{\"temp_c\": 38.5}'.")
        }
        guard isAll || chosen != nil else {
            let names = GradingCatalogue.all.map(\.id) + ["all"]
            let nearest = nearestSpelling(of: system, in: names).map { "Did you mean ‘\($0)’?" } ?? "‘squall grade --list’ lists them."
            throw ValidationError("No grading system is called ‘\(system)’. \(nearest)")
        }
    }

    private var isAll: Bool { system.lowercased() == "all" }
    private var chosen: (any GradingSystem)? { GradingCatalogue.all.first { $0.id.lowercased() == system.lowercased() } }

    func run() throws {
        let isColoured = Terminal.isColoured && (output.output ?? "-") == "-"
        guard inputs != nil else { return try Terminal.write(listing(isColoured), to: output.output) }
        let signs = try read()
        let grades = chosen.map { [$0.grade(signs)] } ?? GradingCatalogue.all.map { $0.grade(signs) }
        let text =
            switch format {
            case .text: GradeSummary(grades, isColoured: isColoured).text
            case .json: isAll ? GradeDocument(grades).text : GradeDocument(grades[0]).text
            }
        try Terminal.write(text, to: output.output)
    }

    private func listing(_ isColoured: Bool) -> String {
        if format == .json { return GradingListDocument().text }
        return list ? GradingListSummary(isColoured: isColoured).text : GradingListSummary(isColoured: isColoured).keys
    }

    private func read() throws -> Signs {
        let (text, name) = try contents()
        do {
            return try SignsDocument(json: text).signs
        } catch {
            throw Failure(Failure.wrongFile, error.text(file: name))
        }
    }

    private func contents() throws -> (text: String, name: String) {
        let inputs = inputs ?? ""
        if inputs == "-" { return (String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self), "standard input") }
        guard inputs.hasPrefix("@") else { return (inputs, "--inputs") }
        let path = String(inputs.dropFirst())
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(Failure.unreadable, "\(path) cannot be read. It should be a JSON file with the inputs.")
        }
        return (String(decoding: data, as: UTF8.self), path)
    }
}
