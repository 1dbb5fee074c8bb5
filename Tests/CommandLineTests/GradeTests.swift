import Foundation
import Testing

@Suite("squall grade")
struct GradeTests {
    private struct Answer: Decodable {
        var grade: String
        var certainty: String
    }

    /// `id, system, inputs_json, expected_grade` of each row; the table quotes its JSON.
    private static func rows() throws -> [(id: String, system: String, inputs: String, grade: String)] {
        let text = try String(contentsOf: Executable.root.appending(path: "Evidence/grading-vectors.csv"), encoding: .utf8)
        return try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map { line in
            let match = try #require(String(line).firstMatch(of: /^([A-Z0-9]+),([A-Za-z0-9-]+),"(\{.*\})",([^,]+),/))
            return (String(match.1), String(match.2), String(match.3).replacing("\"\"", with: "\""), String(match.4))
        }
    }

    @Test("Every worked vector gives its grade through the program")
    func vectors() throws {
        let rows = try GradeTests.rows()
        #expect(rows.count == 166)
        for row in rows {
            let result = try Executable.run(["grade", "--system", row.system, "--inputs", row.inputs, "--format", "json"])
            #expect(result.status == 0, "\(row.id): \(result.errors)")
            let answer = try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8))
            #expect(answer.grade == row.grade, "\(row.id)")
        }
    }

    @Test("An unknown system is a wrong command line and names the nearest")
    func unknownSystem() throws {
        let result = try Executable.run(["grade", "--system", "ASTCT-CSR", "--inputs", "{}"])
        #expect(result.status == 64)
        #expect(result.errors.contains("ASTCT-CRS"))
    }

    @Test("Wrong inputs end with 65, a missing file with 66, and nothing to say with 1")
    func statuses() throws {
        #expect(try Executable.run(["grade", "--inputs", #"{"temp_c":"hot"}"#]).status == 65)
        #expect(try Executable.run(["grade", "--inputs", "@no-such-file.json"]).status == 66)
        #expect(try Executable.run(["grade", "--system", "ICE", "--inputs", #"{"temp_c":38}"#]).status == 0)
        #expect(try Executable.run(["grade"]).status == 64)
    }
}
