import Foundation
import Quantities
import Testing

@testable import Forecasting

/// The folder of the scenarios that ship.
let shippedScenarios = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../Scenarios").standardizedFileURL

func shipped(_ name: String) throws -> Scenario {
    try ScenarioDecoder().read(shippedScenarios.appending(path: name + ".yaml").path)
}

@Suite("Scenarios that ship")
struct ScenarioShippedTests {
    static let names = ["b-all-cervical", "b-all-quiet", "b-nhl-mass", "dlbcl-airway", "ovarian-peritoneal"]

    @Test("The folder holds exactly the files that are tested here")
    func listed() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: shippedScenarios.path).filter { $0.hasSuffix(".yaml") }
        #expect(files.sorted() == Self.names.map { $0 + ".yaml" })
    }

    @Test("Each decodes without an issue and says where every value comes from", arguments: names)
    func decodes(name: String) throws {
        let scenario = try shipped(name)
        #expect(scenario.pathsWithoutBasis == [])
        #expect(!scenario.summary.isEmpty)
        #expect(scenario.valuePaths.count > 20)
    }

    @Test("Each reads back from its own document", arguments: names)
    func roundTrip(name: String) throws {
        let scenario = try shipped(name)
        #expect(try ScenarioDecoder().decode(scenario.document, file: "") == scenario)
    }

    @Test("Each reads back from its own text", arguments: names)
    func text(name: String) throws {
        let scenario = try shipped(name)
        #expect(try ScenarioDecoder().decode(scenario.yaml, file: "") == scenario)
    }
}
