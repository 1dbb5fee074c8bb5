import ArgumentParser
import Forecasting
import Foundation

/// Which scenario, and how it is changed for this run.
struct ScenarioOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("A scenario file, or the name of one that ships (see ‘squall scenarios’).", valueName: "scenario"))
    var scenario: String

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "Override a parameter or a field of the scenario; without a unit the declared one is meant. May be repeated.",
            valueName: "name=value"))
    var settings: [String] = []

    @Option(help: ArgumentHelp("Leave out every dose of a drug. May be repeated.", valueName: "name"))
    var without: [String] = []

    @Option(help: ArgumentHelp("Move every dose of a drug by hours, later if positive. May be repeated.", valueName: "name=hours"))
    var shift: [String] = []

    /// The changes as they were written.
    var changes: [String] {
        settings.map { "--set \($0)" } + without.map { "--without \($0)" } + shift.map { "--shift \($0)" }
    }

    /// The scenario with its changes, and whether it is the one of the reported case.
    ///
    /// - Throws: A ``Failure``: 66 for a file that cannot be read, 65 for what is wrong in it, 64 for a change that cannot be made.
    func load(_ data: DataFolder) throws -> (scenario: Scenario, isReportedCase: Bool) {
        let (original, vocabulary) = try Failure.during {
            try ScenarioDecoder.readChecked(try data.scenarioFile(scenario))
        }
        var changed = original
        for entry in settings {
            let (name, value) = try pair(entry, option: "--set", example: "patient.weight=60")
            changed = try naming("--set \(entry)") { () throws(ScenarioIssues) in try changed.setting(name, to: value, in: vocabulary) }
        }
        for drug in without {
            changed = try naming("--without \(drug)") { () throws(ScenarioIssues) in try changed.without(drug, in: vocabulary) }
        }
        for entry in shift {
            let (drug, text) = try pair(entry, option: "--shift", example: "tocilizumab=-24")
            guard let hours = Double(text) else {
                throw Failure(
                    Failure.usage, "--shift \(entry): ‘\(text)’ is not a number of hours. Write for example --shift tocilizumab=-24.")
            }
            changed = try naming("--shift \(entry)") { () throws(ScenarioIssues) in try changed.shift(drug, hours: hours, in: vocabulary) }
        }
        return (changed, try isReportedCase(data))
    }

    /// Issues of a change, each after the option that asks for it.
    private func naming(_ option: String, _ change: () throws(ScenarioIssues) -> Scenario) throws -> Scenario {
        do {
            return try change()
        } catch {
            throw Failure(Failure.usage, error.issues.map { "\(option): \($0)" }.joined(separator: "\n"))
        }
    }

    private func pair(_ entry: String, option: String, example: String) throws -> (String, String) {
        let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw Failure(Failure.usage, "\(option) \(entry): a name, ‘=’ and a value are needed. Write for example \(option) \(example).")
        }
        return (parts[0], parts[1])
    }

    private func isReportedCase(_ data: DataFolder) throws -> Bool {
        let asked = try Failure.during { try data.scenarioFile(scenario) }
        let files = [asked, data.scenarioPath(DataFolder.seedName)]
        let contents = files.map { FileManager.default.contents(atPath: $0) }
        return contents[0] != nil && contents[0] == contents[1]
    }
}

/// Where a result goes, and whether progress is shown.
struct OutputOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Write there, whole or not at all. (default: standard output)", valueName: "path"))
    var output: String?

    @Flag(help: "No progress on standard error.")
    var quiet = false
}
