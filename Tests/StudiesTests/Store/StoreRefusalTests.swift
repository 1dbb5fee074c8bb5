import Foundation
import GRDB
import Testing

@testable import Studies
@testable import StudyRehearsal

@Suite("Stores that are refused")
struct StoreRefusalTests {
    private let folder = try? StoreFolder()
    private var path: String { folder?.file("store.sqlite") ?? "" }

    private func issue(_ layout: StoreLayout) -> StoreIssue? {
        do {
            _ = try StudyStore(path: path, layout: layout)
            return nil
        } catch { return error as? StoreIssue }
    }

    @Test("A store of another run is refused with each thing that differs and what to do")
    func otherStudy() throws {
        let layout = try Rehearsal(patients: 10).job.layout
        #expect(issue(layout) == nil)
        #expect(issue(layout) == nil, "The same study opens again.")
        let changes: [(word: String, change: (inout StoreLayout) -> Void)] = [
            ("the program version", { $0.identity.program = "9.9.9" }), ("the study", { $0.identity.study = "sha256:other" }),
            ("the model", { $0.identity.model = "sha256:other" }), ("the scenarios", { $0.identity.scenarios = "sha256:other" }),
            ("the calibration", { $0.identity.calibration = "sha256:other" }), ("the seed", { $0.study.seed = 8 }),
            ("the patients in each group", { $0.study.patients = 11 }), ("the columns, read-outs and days", { $0.days[0] = -1 }),
        ]
        for (word, change) in changes {
            var other = layout
            change(&other)
            let text = issue(other)?.description ?? ""
            #expect(text.contains(word) && text.contains("--store") && text.contains("delete"), "\(text)")
            #expect(issue(other)?.exitStatus == 65)
        }
        var many = layout
        many.identity.model = "sha256:new"
        many.study.seed = 9
        guard case .otherStudy(_, let differences) = issue(many) else { return #expect(Bool(false), "It was not refused.") }
        #expect(
            differences == [
                "the model is \(layout.identity.model) in the store and sha256:new now.", "the seed is 7 in the store and 9 now.",
            ])
    }

    @Test("Another file is not taken for a store, and is left as it is", arguments: ["title: not a store\n", ""])
    func otherFile(text: String) throws {
        let layout = try Rehearsal(patients: 10).job.layout
        if text.isEmpty {
            let other = try DatabaseQueue(path: path)
            try other.write { try $0.execute(sql: "CREATE TABLE sheep (name TEXT)") }
            try other.close()
        } else {
            try (text + String(repeating: "#", count: 200)).write(toFile: path, atomically: true, encoding: .utf8)
        }
        let before = FileManager.default.contents(atPath: path)
        #expect(issue(layout) == .notAStore(path: path))
        #expect(FileManager.default.contents(atPath: path) == before)
    }

    @Test("A store with tables of another version is refused")
    func otherSchema() throws {
        let layout = try Rehearsal(patients: 10).job.layout
        let store = try StudyStore(path: path, layout: layout)
        try store.guarded { try $0.execute(sql: "PRAGMA user_version = 99") }
        #expect(issue(layout) == .otherSchema(path: path, found: 99))
    }

    @Test("A folder in place of a store cannot be read")
    func place() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard case .unreadable = issue(try Rehearsal(patients: 10).job.layout) else { return #expect(Bool(false), "It was not refused.") }
    }

    @Test("A prior cannot have the name of an endpoint or of a column of every store, whatever the case of its letters")
    func names() throws {
        var layout = try Rehearsal(patients: 10).job.layout
        layout.study.groups[0].priors[0].id = "Value3"
        layout.study.groups[1].priors[1].id = "patient"
        guard case .columnTaken(let sentences) = issue(layout) else { return #expect(Bool(false), "It was not refused.") }
        #expect(sentences.count == 2)
        #expect(sentences[0].contains("‘Value3’") && sentences[1].contains("‘patient’"))
    }
}
