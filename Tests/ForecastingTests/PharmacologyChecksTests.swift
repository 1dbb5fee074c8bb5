import Foundation
import Testing

@testable import Forecasting

@Suite("Pharmacology checks of the credibility table")
struct PharmacologyChecksTests {
    @Test("Drug levels and receptor signals are those of the published models")
    func published() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
        let seed = try ScenarioDecoder().read(DataFolder(path: root).scenarioPath(DataFolder.seedName))
        let checks = PharmacologyChecks(seed).checks()
        #expect(checks.count == 40)
        #expect(Set(checks.map(\.id)).count == checks.count)
        for check in checks { #expect(check.passes, "\(check.id): \(check.value), \(check.target)") }
    }
}
