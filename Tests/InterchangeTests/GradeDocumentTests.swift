import Bedside
import Foundation
import Testing

@testable import Interchange

@Suite("A grade as JSON and as text")
struct GradeDocumentTests {
    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test("The document says grade, certainty, reasons, what is missing, rule, source and notice")
    func document() throws {
        let grade = try GradingVector.grade("ASTCT-CRS", #"{"temp_c":38.7,"hypoxia":true,"o2_device":"nasal_cannula"}"#)
        let document = try object(GradeDocument(grade).text)
        #expect(document["schema"] as? String == "squall.grade/1")
        #expect(document["system"] as? String == "ASTCT-CRS")
        #expect(document["grade"] as? String == "2-3")
        #expect(document["certainty"] as? String == "interval")
        #expect(document["detail"] as? String == "hypoxia axis")
        #expect(document["missing"] as? [String] == ["hypotension, as judged", "oxygen flow"])
        #expect(document["because"] as? [String] == ["temperature 38.7 °C", "nasal cannula"])
        #expect(document["flags"] as? [String] == ["may lie above 3: hypotension axis not charted in full"])
        #expect(document["rule"] as? String == "worst of fever, hypotension and hypoxia")
        #expect(document["source"] as? String == "Lee DW et al. 2019 (ASTCT), by the clinical dossier, section A1")
        #expect(document["confidence"] as? String == "read")
        #expect(document["projectDefined"] as? Bool == false)
        #expect((document["notice"] as? String)?.hasPrefix("Research use only") == true)
    }

    @Test("What this project defined says so in JSON and in text, alone and in the table", arguments: GradingCatalogue.all.map(\.id))
    func projectDefined(id: String) throws {
        let system = try #require(GradingCatalogue.system(id))
        let grade = try GradingVector.grade(id, #"{"swelling":true}"#)
        let document = try object(GradeDocument(grade).text)
        #expect(document["projectDefined"] as? Bool == (id == "LOCAL-AIRWAY-PD"))
        #expect(GradeSummary([grade]).text.contains("Project-defined:") == system.isProjectDefined)
        #expect(GradeSummary([grade, grade]).text.contains("[project-defined]") == system.isProjectDefined)
    }

    @Test("All systems stand in one document, in the order of the catalogue")
    func all() throws {
        let signs = try SignsDocument(json: #"{"temp_c":39}"#).signs
        let document = try object(GradeDocument(GradingCatalogue.all.map { $0.grade(signs) }).text)
        let grades = try #require(document["grades"] as? [[String: Any]])
        #expect(grades.compactMap { $0["system"] as? String } == GradingCatalogue.all.map(\.id))
    }

    @Test("Text stays within a hundred columns, says how sure it is, and what is missing", arguments: GradingVector.all)
    func text(vector: GradingVector) throws {
        let grade = try vector.grade()
        let text = GradeSummary([grade]).text
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 }, "\(text)")
        #expect(text.hasPrefix("\(grade.system): \(grade.text)"))
        #expect(text.contains("Research use only"))
        #expect(text.contains("missing") || grade.missing.isEmpty)
        #expect(text.contains("(\(grade.certainty.words))") == (grade.certainty != .certain && grade.text != "undetermined"))
    }

    @Test("The list names every system with its source, and why others are left out")
    func list() throws {
        let text = GradingListSummary().text
        let words = text.split { $0.isWhitespace }.joined(separator: " ")
        for system in GradingCatalogue.all { #expect(words.contains("\(system.id) \(system.title). \(system.source)")) }
        #expect(words.contains("Teachey 2016: its coefficients could not be verified"))
        #expect(words.contains("EASIX-F, EASIX-FC and eIPM"))
        let document = try object(GradingListDocument().text)
        #expect((document["systems"] as? [Any])?.count == GradingCatalogue.all.count)
        #expect((document["inputs"] as? [Any])?.count == SignsKey.table.count)
    }
}
