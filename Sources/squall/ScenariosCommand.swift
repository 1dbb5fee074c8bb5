import ArgumentParser
import Forecasting
import Foundation

/// `squall scenarios`: what ships.
struct ScenariosCommand: WithExample {
    static let configuration = CommandConfiguration(
        commandName: "scenarios", abstract: "List the scenarios that ship, one line each.",
        discussion: "The name is what the other commands take in place of a file.")
    static let example = "squall scenarios"

    func run() throws {
        let data = try Failure.during { try DataFolder.find() }
        let names = data.scenarioNames
        let width = names.map(\.count).max() ?? 0
        var lines = ""
        for name in names {
            let scenario = try Failure.during { try ScenarioDecoder.readChecked(data.scenarioPath(name)).scenario }
            lines += name.padding(toLength: width + 2, withPad: " ", startingAt: 0) + scenario.title + "\n"
        }
        Terminal.print(lines)
    }
}
