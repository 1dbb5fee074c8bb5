import ArgumentParser
import Bedside
import Forecasting
import Foundation
import Interchange

/// `squall read`: what a chart says, with no model.
struct ReadCommand: WithExample {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Read a chart: its story, grades, stage, local picture, differential and guidance.",
        discussion: """
            A chart is a CSV file with one row for each finding and moment (columns time, kind, value, unit and \
            more; see Documentation/charts.md), measured by a ward or written by ‘squall simulate --chart’. What is \
            not charted is unknown, never normal, and every statement names what would settle it.
            """)
    static let example = "squall read b-all-cervical --at 8.72"

    @Argument(help: "A chart file, the name of one that ships, or - for standard input.")
    var chart: String

    @Option(help: ArgumentHelp("Read as of a day, such as 8.7 or \"8 17:10\". (default: the last row)", valueName: "day"))
    var at: String?

    @Flag(help: "Take rows as they come and print an alert when the state worsens, instead of a reading.")
    var follow = false

    @Option(help: "text or json.")
    var format = Format.text

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let at, moment == nil {
            throw ValidationError("--at is ‘\(at)’. Write a day such as 8.7, or a day and a clock such as \"8 17:10\".")
        }
        if follow, at != nil { throw ValidationError("--follow goes to the last row that comes. Leave out --at.") }
        if follow, output.output != nil { throw ValidationError("--follow prints alerts as they arise. Leave out --output.") }
    }

    /// Hours since infusion.
    private var moment: Double? { at.flatMap { ChartTime(day: $0)?.hours } }

    func run() throws {
        if follow { return try ChartFollower(source: try source(), isJSON: format == .json).run() }
        let (bytes, name) = try contents()
        let read: Chart
        do {
            read = try Chart(csv: bytes)
        } catch {
            throw Failure(Failure.wrongFile, error.text(file: name))
        }
        guard !read.isEmpty else { throw Failure(Failure.wrongFile, "\(name): The chart has no rows. Write at least one finding.") }
        let reading = BedsideReading(read, at: moment)
        let isColoured = Terminal.isColoured && (output.output ?? "-") == "-"
        let text =
            switch format {
            case .text: ReadingSummary(reading, title: "Chart ‘\(name)’", isColoured: isColoured).text
            case .json: ReadingDocument(reading).text
            }
        try Terminal.write(text, to: output.output)
    }

    /// The path of the chart; `nil` for standard input.
    private func source() throws -> String? {
        if chart == "-" { return nil }
        let data = try Failure.during { try DataFolder.find() }
        return try Failure.during { try data.chartFile(chart) }
    }

    private func contents() throws -> (bytes: [UInt8], name: String) {
        guard let path = try source() else { return ([UInt8](FileHandle.standardInput.readDataToEndOfFile()), "standard input") }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(Failure.unreadable, "\(path) cannot be read. It should be a chart in CSV.")
        }
        return ([UInt8](data), (path as NSString).lastPathComponent)
    }
}
