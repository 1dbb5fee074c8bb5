import Bedside
import Testing

@Suite("The worked grading vectors")
struct GradingVectorTests {
    @Test("The table holds its 166 rows, and every system of it ships")
    func table() {
        // The count that the head of the table states.
        #expect(GradingVector.all.count == 166)
        #expect(Set(GradingVector.all.map(\.id)).count == 166)
        #expect(Set(GradingVector.all.map(\.system)).isSubset(of: GradingCatalogue.all.map(\.id)))
    }

    @Test("Each row gives its grade", arguments: GradingVector.all)
    func row(vector: GradingVector) throws {
        let grade = try vector.grade()
        #expect(grade.text == vector.expected, "\(vector.inputs): \(grade)")
    }

    @Test(
        "An interval and a lower bound name what is missing; a grade without a word of doubt misses nothing it asks",
        arguments: GradingVector.all)
    func missing(vector: GradingVector) throws {
        let grade = try vector.grade()
        #expect((grade.certainty == .certain) || !grade.missing.isEmpty, "\(grade)")
    }

    @Test("A fever alone is at least 1, because neither pressure nor oxygen is charted")
    func feverAlone() throws {
        let grade = try GradingVector.grade("ASTCT-CRS", #"{"temp_c":38.0}"#)
        #expect(grade.text == "1")
        #expect(grade.certainty == .atLeast)
        #expect(grade.missing == ["hypotension, as judged", "oxygen device"])
    }
}
