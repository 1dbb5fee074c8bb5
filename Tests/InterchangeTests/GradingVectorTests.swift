import Bedside
import Foundation
import Testing

@testable import Interchange

@Suite("The worked vectors of the grading systems")
struct GradingVectorTests {
    private func grade(_ vector: GradingVector, _ inputs: String? = nil) throws -> Grade {
        let system = try #require(GradingCatalogue.system(vector.system))
        return system.grade(try SignsDocument(json: inputs ?? vector.inputs).signs)
    }

    @Test("The table has 166 rows, and each of its systems ships")
    func table() {
        #expect(GradingVector.all.count == 166)
        let known = Set(GradingCatalogue.all.map(\.id))
        #expect(Set(GradingVector.all.map(\.system)).subtracting(known).isEmpty)
    }

    @Test("Each row gives the grade that was worked by hand", arguments: GradingVector.all)
    func row(vector: GradingVector) throws {
        let found = try grade(vector)
        #expect(found.text == vector.grade)
        #expect(found.range.map { $0.lowerBound < $0.upperBound ? found.certainty == .interval : found.certainty != .interval } ?? true)
    }

    /// Judgements: without them a sign is taken as what it looks like, so a grade may rise, which is the safe side.
    private static let judgements: Set = [
        "fever_other_cause", "hypotension_other_cause", "hypoxia_other_cause", "loc_sedation", "home_oxygen",
    ]

    @Test(
        "Without one of its observations a grade is never surer of something else and never lower in silence", arguments: GradingVector.all)
    func removal(vector: GradingVector) throws {
        let whole = try grade(vector)
        for key in vector.object.keys.sorted() {
            var rest = vector.object
            rest[key] = nil
            let part = try grade(vector, GradingVector.json(rest))
            let isSame = part.value == whole.value
            if !GradingVectorTests.judgements.contains(key), !isSame {
                #expect(
                    part.certainty.rank <= whole.certainty.rank,
                    "\(key): \(whole.text) \(whole.certainty) to \(part.text) \(part.certainty)")
            }
            guard let before = whole.range, let after = part.range, after.lowerBound < before.lowerBound else { continue }
            // Lower, and it says so: it is not certain and names something that is missing.
            #expect(part.certainty != .certain, "\(key): \(whole.text) to \(part.text)")
            #expect(!part.missing.isEmpty, "\(key): \(whole.text) to \(part.text)")
        }
    }

    /// Keys that no grade of a vector's system reads.
    private static let irrelevant = ["alt": 30.0, "mcp1_pg_ml": 5.0]

    @Test("An observation that a system does not ask for changes nothing", arguments: GradingVector.all.filter { $0.system == "ASTCT-CRS" })
    func irrelevant(vector: GradingVector) throws {
        var more = vector.object
        for (key, value) in GradingVectorTests.irrelevant { more[key] = value }
        for (key, value) in [("ldh", 900), ("ferritin", 30_000)] { more[key] = value }
        #expect(try grade(vector, GradingVector.json(more)) == grade(vector))
    }

    @Test("Degrees Fahrenheit give the grade of the same temperature in degrees Celsius", arguments: GradingVector.all)
    func units(vector: GradingVector) throws {
        guard let celsius = (vector.object["temp_c"] as? NSNumber)?.doubleValue else { return }
        var other = vector.object
        other["temp_c"] = nil
        other["temp_f"] = celsius * 1.8 + 32
        let (one, two) = (try grade(vector), try grade(vector, GradingVector.json(other)))
        #expect(one.value == two.value)
        #expect(one.certainty == two.certainty)
    }

    @Test("Everything that is wrong with inputs is reported, each with its key")
    func issues() throws {
        let text =
            #"{"temp":39,"hypotension":1,"vasopressors":[{"drug":"norad"},7],"fio2":40,"loc":"awake","ice":7.5,"temp_c":38,"temp_f":104}"#
        do {
            _ = try SignsDocument(json: text)
            Issue.record("Wrong inputs were read.")
        } catch {
            #expect(error.sentences.count == 8)
            #expect(error.sentences.contains { $0.contains("Did you mean ‘temp_c’?") })
            #expect(error.sentences.contains { $0.contains("It must be one of spontaneous, voice, tactile, unarousable.") })
        }
    }

    @Test("What is no JSON object says what it should be", arguments: ["", "[1]", "null", "{\"temp_c\":", "38.5"])
    func noObject(text: String) {
        #expect(throws: SignsIssues.self) { try SignsDocument(json: text) }
    }

    @Test("Project-defined systems say so in the JSON of a grade")
    func projectDefined() throws {
        let document = GradeDocument(LocalAirway().grade(try SignsDocument(json: #"{"swelling":true}"#).signs)).text
        #expect(document.contains("\"projectDefined\":true"))
        #expect(document.contains("Research use only"))
    }
}
