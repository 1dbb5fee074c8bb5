import Foundation
import Testing

@testable import Forecasting

/// The repository's own data, found from where this file lies.
enum Shipped {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let names = ["b-all-cervical", "b-all-quiet", "b-nhl-mass", "ovarian-peritoneal", "dlbcl-airway"]

    static func scenario(_ name: String) throws -> Scenario {
        try ScenarioDecoder().read(root.appending(path: "Scenarios/\(name).yaml").path())
    }

    static func calibration() throws -> ParameterTable {
        let file = root.appending(path: "Calibration/parameters.tsv")
        return try ParameterTable(parsing: String(contentsOf: file, encoding: .utf8), file: "parameters.tsv")
    }

    static func facts() throws -> [CaseFact] {
        CaseFact.read(try String(contentsOf: root.appending(path: "Evidence/case-facts.csv"), encoding: .utf8))
    }

    static func model(_ name: String) throws -> PatientModel {
        PatientModel(try scenario(name), calibration: try calibration())
    }
}
