import Bedside
import Foundation
import Testing

@testable import Interchange

@Suite("A reading as text and as JSON")
struct ReadingTextTests {
    private static let root = GradingVector.file.deletingLastPathComponent().deletingLastPathComponent()

    private func seed(_ day: String) throws -> BedsideReading {
        let text = try String(contentsOf: ReadingTextTests.root.appending(path: "Charts/b-all-cervical.csv"), encoding: .utf8)
        return BedsideReading(try Chart(csv: text), at: try #require(ChartTime(day: day)).hours)
    }

    @Test("The reading of the reported chart at its onset is the stored one")
    func snapshot() throws {
        // When it fails for a good reason: squall read b-all-cervical --at "8 17:10" --output Tests/InterchangeTests/Fixtures/seed-reading.txt
        let stored = ReadingTextTests.root.appending(path: "Tests/InterchangeTests/Fixtures/seed-reading.txt")
        let expected = try String(contentsOf: stored, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
        let text = ReadingSummary(try seed("8 17:10"), title: "Chart ‘b-all-cervical.csv’").text
        let found = text.split(separator: "\n", omittingEmptySubsequences: false)
        let changed = zip(expected, found).enumerated().filter { $0.element.0 != $0.element.1 }.prefix(5)
            .map { "line \($0.offset + 1): ‘\($0.element.0)’ became ‘\($0.element.1)’" }
        #expect(changed.isEmpty)
        #expect(found.count == expected.count)
    }

    @Test("No line of a reading is wider than a terminal of 100 columns")
    func width() throws {
        for day in ["6", "8 17:10", "9.5", "15.5"] {
            let text = ReadingSummary(try seed(day), title: "Chart").text
            let wide = text.split(separator: "\n").filter { $0.count > 100 }
            #expect(wide.isEmpty)
        }
    }

    @Test("The notice and the label of what this project defined are on every reading")
    func labels() throws {
        for text in [ReadingSummary(try seed("8 17:10"), title: "Chart").text, ReadingDocument(try seed("8 17:10")).text] {
            #expect(text.contains("Research use only"))
            #expect(text.contains("project-defined"))
        }
    }

    @Test("The text prints number, source and mark of every statement of guidance, and that it is never an order")
    func statements() throws {
        let reading = try seed("8 22:10")
        let text = ReadingSummary(reading, title: "Chart").text
        let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(Guidance.notice.contains("never an order"))
        #expect(flat.contains(BedsideReading.notice) && BedsideReading.notice.contains("never an order"))
        for statement in reading.guidance.sections.filter({ $0.part != .missing }).flatMap(\.statements)
        where flat.contains(" \(statement.id) ") {
            #expect(flat.contains("] \(statement.source)"), "\(statement.id)")
        }
        let told = reading.guidance.sections.filter { $0.part != .guidelines && $0.part != .missing }.flatMap(\.statements)
        #expect(told.allSatisfy { flat.contains(" \($0.id) ") })
        let marks = flat.matches(of: /\[\d+, [a-z: -]+\]/).count
        #expect(marks >= told.count)
    }

    @Test("The JSON of a reading is an object with grades over time, now, stages, differential and guidance")
    func json() throws {
        let document = ReadingDocument(try seed("8 17:10")).text
        let object = try #require(try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any])
        #expect(object["schema"] as? String == "squall.reading/1")
        let now = try #require(object["now"] as? [[String: Any]])
        #expect(now.count == GradingCatalogue.all.count)
        let differential = try #require(object["differential"] as? [String: Any])
        #expect((differential["localCRS"] as? [String: Any])?["certainty"] as? String == "possible")
        let guidance = try #require(object["guidance"] as? [[String: Any]])
        #expect(guidance.first?["part"] as? String == "airway first")
        let stages = try #require(object["stages"] as? [String: Any])
        #expect(stages["picture"] as? String == "systemic")
    }
}
