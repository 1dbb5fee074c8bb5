import Bedside
import Foundation
import Testing

@testable import Interchange

@Suite("Pages written from the rules of the bedside")
struct BedsidePageTests {
    private func committed(_ name: String) throws -> String {
        let root = GradingVector.file.deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "Documentation/\(name)"), encoding: .utf8)
    }

    @Test("The committed pages are those that the rules write now")
    func current() throws {
        // When it fails: squall export rules --output Documentation/rules.md, squall export chart-format --output Documentation/charts.md
        let rules = try committed("rules.md")
        let charts = try committed("charts.md")
        #expect(rules == RulesPage().markdown)
        #expect(charts == ChartFormatPage().markdown)
    }

    @Test("Every system, diagnosis and piece of guidance is on the page, with its source and room for a signature")
    func complete() {
        let page = RulesPage().markdown
        for system in GradingCatalogue.all { #expect(page.contains("### \(system.id): ") && page.contains(system.source)) }
        for diagnosis in Diagnosis.catalogue { #expect(page.contains("### \(diagnosis.id): ") && page.contains(diagnosis.source)) }
        for entry in GuidanceCatalogue.all { #expect(page.contains("### \(entry.id): ") && page.contains(entry.source)) }
        let count = GradingCatalogue.all.count + Diagnosis.catalogue.count + GuidanceCatalogue.all.count
        #expect(page.split(separator: "Reviewed by:").count - 1 == count)
    }

    @Test("Every kind of row is on the page of the chart format")
    func kinds() {
        let page = ChartFormatPage().markdown
        for finding in Finding.allCases { #expect(page.contains("| `\(finding.rawValue)` |"), "\(finding)") }
    }
}
