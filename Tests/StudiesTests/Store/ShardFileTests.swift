import Foundation
import Testing

@testable import Studies
@testable import StudyRehearsal

@Suite("Shard files")
struct ShardFileTests {
    private let folder = try? StoreFolder()
    private let rehearsal = Rehearsal(patients: 30, endpoints: 4, days: 3)

    private func files(_ count: Int = 4) throws -> ShardFolder {
        let job = try rehearsal.job
        let files = ShardFolder(path: try #require(folder).file("files"), layout: job.layout, count: count)
        for index in files.files.indices { try files.run(index, job: job) }
        return files
    }

    private func kind(of file: ShardFile) -> ShardIssue.Kind? {
        do throws(ShardIssue) {
            _ = try file.read()
            return nil
        } catch { return error.kind }
    }

    @Test("A file gives back what was written, and no passing name is left")
    func written() throws {
        let files = try files()
        let job = try rehearsal.job
        for file in files.files { #expect(try file.read().digest == job.run(file.shard).digest) }
        let names = try FileManager.default.contentsOfDirectory(atPath: files.path).sorted()
        #expect(names == (0..<4).map { "shard-0000\($0)-of-00004.shard" })
        #expect(ShardFolder.counts(in: files.path) == [4])
    }

    @Test("A file cut at any length is refused, and a changed byte anywhere as well")
    func damaged() throws {
        let file = try files().files[1]
        let bytes = try Data(contentsOf: URL(fileURLWithPath: file.path))
        for length in stride(from: 0, to: bytes.count, by: 97) {
            try bytes.prefix(length).write(to: URL(fileURLWithPath: file.path))
            let kind = kind(of: file)
            #expect(kind == .cutShort || kind == .damaged, "after \(length) bytes")
        }
        try bytes.prefix(bytes.count - 1).write(to: URL(fileURLWithPath: file.path))
        #expect(kind(of: file) == .cutShort)
        for place in stride(from: 0, to: bytes.count, by: 61) {
            var changed = bytes
            changed[place] ^= 0x20
            try changed.write(to: URL(fileURLWithPath: file.path))
            #expect(kind(of: file) != nil, "byte \(place)")
        }
        try (bytes + [0]).write(to: URL(fileURLWithPath: file.path))
        #expect(kind(of: file) == .damaged)
        try bytes.write(to: URL(fileURLWithPath: file.path))
        #expect(kind(of: file) == nil)
    }

    @Test("A shard of another run is refused with what differs, and is not run over")
    func foreign() throws {
        let files = try files()
        var layout = files.layout
        layout.identity.calibration = "sha256:other"
        let other = ShardFolder(path: files.path, layout: layout, count: 4)
        let issues = other.issues()
        #expect(issues.count == 4)
        #expect(issues.allSatisfy { $0.description.contains("the calibration is") && $0.description.contains("another folder") })
        #expect(throws: StoreIssue.shards([issues[2]])) { try other.run(2, job: try rehearsal.job) }
        #expect(files.issues().isEmpty)
    }

    @Test("A shard under the name of another one is refused")
    func misplaced() throws {
        let files = try files()
        try FileManager.default.removeItem(atPath: files.files[2].path)
        try FileManager.default.copyItem(atPath: files.files[1].path, toPath: files.files[2].path)
        guard case .foreign(let differences) = kind(of: files.files[2]) else { return #expect(Bool(false), "It was not refused.") }
        #expect(differences == ["it holds other patients, from number 16 on"])
    }

    @Test("A merge names every shard that is missing or damaged, adds nothing, and sets the damaged ones aside")
    func merge() throws {
        let files = try files(5)
        let job = try rehearsal.job
        try FileManager.default.removeItem(atPath: files.files[1].path)
        try Data("nothing".utf8).write(to: URL(fileURLWithPath: files.files[3].path))
        let store = try StudyStore(path: try #require(folder).file("store.sqlite"), layout: job.layout)
        do {
            _ = try files.merge(into: store, weigh: job.weigh)
            #expect(Bool(false), "It was not refused.")
        } catch let issue as StoreIssue {
            let lines = issue.description.split(separator: "\n")
            #expect(lines.count == 2 && issue.exitStatus == 1)
            #expect(lines[0].contains("shard-00001-of-00005.shard") && lines[0].contains("missing"))
            #expect(lines[1].contains("shard-00003-of-00005.shard") && lines[1].contains("set aside"))
        }
        #expect(try store.missing() == [1..<61])
        #expect(FileManager.default.fileExists(atPath: files.files[3].path + ".damaged"))
        // The contract: what is there is left alone, what is not is run, and then it merges.
        #expect(try (0..<5).map { try files.run($0, job: job) } == [false, true, false, true, false])
        #expect(try files.merge(into: store, weigh: job.weigh) == folder?.digest(rehearsal, store: "other.sqlite"))
    }
}
