import Foundation
import Testing

@testable import Studies
@testable import StudyRehearsal

@Suite("A store read by others")
struct StoreTablesTests {
    private let folder = try? StoreFolder()
    private let rehearsal = Rehearsal(patients: 40, endpoints: 5, days: 3)

    private func store() throws -> StudyStore {
        let job = try rehearsal.job
        let store = try StudyStore(path: try #require(folder).file("study.sqlite"), layout: job.layout)
        try StudyRun(job, store: store).run()
        return store
    }

    @Test("Every table of results becomes a CSV file with the numbers of the store, to the last digit")
    func csv() throws {
        let store = try store()
        let tables = try StoreTables(path: store.path)
        #expect(
            try tables.names() == [
                "arms", "bands", "endpoints", "groups", "manifest", "outcomes", "patients", "priors", "readouts", "swellings",
            ])
        var text = ""
        try tables.csv("outcomes") { text += $0 }
        let rows = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        #expect(
            rows[0] == ["id", "patient", "armNumber", "outcome", "sequence", "gradesByDay", "airwayByDay"] + (0..<5).map { "value\($0)" })
        let given = try rehearsal.job.run(Shard(index: 0, patients: 1..<81)).outcomes
        #expect(rows.count == given.count + 1)
        for (row, outcome) in zip(rows.dropFirst(), given) {
            #expect(row[1] == "\(outcome.patient)" && row[2] == "\(outcome.arm)")
            // Missing is empty; nought has no sign.
            #expect(row[7...].map(Double.init) == outcome.values.map { $0.isNaN ? nil : $0 })
        }
    }

    @Test("Texts with commas and quotation marks stay one field")
    func quoting() throws {
        let tables = try StoreTables(path: try store().path)
        var text = ""
        try tables.csv("patients") { text += $0 }
        #expect(text.contains("\"[\"\"burden is below 0.1\"\",\"\"‘value0’ says so\"\"]\""))
    }

    @Test("The side-car names the unit of every number")
    func units() throws {
        let tables = try StoreTables(path: try store().path)
        let document = try #require(try JSONSerialization.jsonObject(with: Data(try tables.units().utf8)) as? [String: Any])
        let columns = try #require(document["columns"] as? [String: [String: [String: String]]])
        #expect(columns["outcomes"]?.count == 5 && columns["outcomes"]?["value3"]?["meaning"] == "A number drawn at random.")
        #expect(columns["patients"]?["burden"]?["unit"] == "1")
        #expect(columns["swellings"]?["onset"]?["unit"] == "d")
        #expect((document["readouts"] as? [String: [String: String]])?["IL6"] == ["unit": "pg/mL", "label": "IL-6"])
        #expect((document["notice"] as? String)?.contains("Research use only") == true)
    }

    @Test("What is not a store is refused")
    func refused() throws {
        let path = try #require(folder).file("other")
        #expect(throws: StoreIssue.self) { try StoreTables(path: path) }
        try String(repeating: "text\n", count: 100).write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: StoreIssue.notAStore(path: path)) { try StoreTables(path: path) }
    }

    @Test("The lines of the documentation open a store", arguments: ["python", "r", "sql"])
    func documentation(language: String) throws {
        let folder = try #require(folder)
        _ = try store()
        let page = try String(contentsOf: Rehearsal.root.appending(path: "Documentation/studies-store.md"), encoding: .utf8)
        let start = try #require(page.range(of: "```\(language)\n"))
        let lines = page[start.upperBound...].components(separatedBy: "\n```")[0]
        #expect(lines.split(separator: "\n").count == 3)
        let programs = ["python": ("python3", ["-c", lines]), "r": ("Rscript", ["-e", lines]), "sql": ("duckdb", ["-csv", "-c", lines])]
        let (name, arguments) = try #require(programs[language])
        guard let program = StoreFolder.tool(name) else { return print("\(name) is not here; its lines were not run.") }
        let result = try folder.finish(arguments, program: program)
        if language == "r", result.errors.contains("no package called") {
            return print("RSQLite is not here; the lines in R were not run.")
        }
        #expect(result.status == 0, "\(result.errors)")
        let text = result.lines.joined(separator: " ")
        #expect(text.contains("group0") && text.contains("group1") && text.contains("arm1"), "\(text)")
    }
}
