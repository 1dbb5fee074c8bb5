import Bedside
import Testing

@testable import Interchange

/// What somebody reads who has ten seconds. Expected diagnoses: clinical dossier, sections A12, C1 and C2.
@Suite("The reading in short")
struct BedsideTextTests {
    private func text(_ patient: Chart.Patient = .init(), _ rows: Observation...) -> String {
        ReadingSummary(BedsideReading(Chart(patient: patient, rows: rows)), title: "Chart").text
    }

    private func short(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.drop { !$0.contains("In short") }.prefix { !$0.isEmpty }.joined(separator: "\n")
    }

    private static let swelling = Observation(.visibleSwelling, .flag(true), at: 200, subject: "neck")
    private static let collection = Observation(.neckCT, .word("collection"), at: 202)

    @Test("What a test supports stands in it, and the rows of the case report step back")
    func supported() {
        let text = text(.init(), BedsideTextTests.swelling, BedsideTextTests.collection)
        #expect(short(text).contains("D04 deep neck infection SUPPORTED"))
        #expect(short(text).contains("but infection was"))
        #expect(text.contains("These rows presume local CRS."))
    }

    @Test("After death it says so and calls nobody to an airway")
    func death() {
        let text = short(
            text(
                .init(), Observation(.stridor, .flag(true), at: 199), BedsideTextTests.collection,
                Observation(.death, .word("airway_loss"), at: 203)))
        #expect(text.contains("Death"))
        #expect(!text.contains("AIRWAY FIRST"))
        #expect(!text.contains("Open tests"))
    }

    @Test("A child's neurotoxicity stands there by its own scale, and only there")
    func child() {
        let text = text(.init(age: 8), Observation(.capd, 12, at: 200), Observation(.consciousness, .word("voice"), at: 200))
        #expect(short(text).contains("ASTCT grade 3 (at least) by the scale under 12 years"))
        #expect(!text.contains("ASTCT-ICANS "))
    }

    @Test("An airway that nobody charted today is not said to have been looked at, nor never")
    func airway() {
        let text = short(text(.init(), BedsideTextTests.swelling, Observation(.temperature, 38.5, at: 240)))
        #expect(text.contains("not charted in the last 24 h"))
    }

    @Test("Guidelines of grades that nothing charted reaches are named and not told, and a caution is said once")
    func guidelines() {
        let text = text(.init(), Observation(.temperature, 38.5, at: 200)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("Not told, because nothing charted reaches their grade: ASCO-2, NCCN-2"))
        #expect(text.contains("ASCO-1 ASCO 2021: supportive care"))
        #expect(!text.contains("ASCO-4 ASCO 2021"))
        #expect(text.ranges(of: "Seen in a third-party transcription only").count == 1)
    }
}
