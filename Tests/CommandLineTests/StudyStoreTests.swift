import Foundation
import Testing

@Suite("Study stores at the command line", .serialized)
struct StudyStoreTests {
    private static let study = ["systemic", "--patients", "3"]

    /// The digest in the manifest of a store, by way of its tables.
    private func digest(_ store: String, in folder: URL) throws -> String? {
        let tables = folder.appending(path: "tables").path
        let result = try Executable.run(["export", "csv", store, "--output", tables])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("outcomes.csv") && result.errors.contains("units.json"))
        let manifest = try String(contentsOfFile: tables + "/manifest.csv", encoding: .utf8)
        return manifest.split(separator: "\n").first { $0.hasPrefix("digest,") }.map { String($0.dropFirst(7)) }
    }

    @Test("The parts of a study as files give the digest of a run in one piece, and a missing one is named")
    func shards() throws {
        let folder = try Executable.scratchFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let (whole, merged, files) = (
            folder.appending(path: "whole.sqlite").path, folder.appending(path: "merged.sqlite").path, folder.path
        )
        let run = try Executable.run(["population"] + Self.study + ["--store", whole, "--quiet"])
        #expect(run.status == 0, "\(run.errors)")
        let merge = ["shard", "merge"] + Self.study + ["--count", "2", "--folder", files, "--store", merged]
        let part = ["shard", "run"] + Self.study + ["--count", "2", "--folder", files]
        #expect(try Executable.run(part, environment: ["SLURM_ARRAY_TASK_ID": "1"]).status == 0)
        let early = try Executable.run(merge)
        #expect(early.status == 1)
        #expect(early.errors.contains("shard-00000-of-00002.shard: shard 0 is missing"), "\(early.errors)")
        #expect(try Executable.run(part + ["--index", "0"]).status == 0)
        #expect(try Executable.run(part + ["--index", "0"]).errors.contains("already"))
        #expect(try Executable.run(merge).status == 0)
        let expected = try digest(whole, in: folder)
        #expect(expected?.hasPrefix("sha256:") == true)
        #expect(try digest(merged, in: folder) == expected)
    }

    @Test("A store of another study is refused with 65 and what differs")
    func otherStudy() throws {
        let folder = try Executable.scratchFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = folder.appending(path: "store.sqlite").path
        #expect(try Executable.run(["population", "systemic", "--patients", "1", "--store", store, "--quiet"]).status == 0)
        let result = try Executable.run(["population", "systemic", "--patients", "1", "--seed", "99", "--store", store, "--quiet"])
        #expect(result.status == 65)
        #expect(
            result.errors.contains("the seed is") && result.errors.contains("99 now") && result.errors.contains("--store"),
            "\(result.errors)")
    }

    @Test("What is not a store is not exported: 66 when it cannot be read, 65 when it is something else")
    func notAStore() throws {
        let absent = try Executable.run(["export", "csv", "no-such-store.sqlite"])
        #expect(absent.status == 66 && absent.errors.contains("no-such-store.sqlite"), "\(absent.errors)")
        let other = try Executable.run(["export", "csv", "README.md"])
        #expect(other.status == 65 && other.errors.contains("README.md is not a study store"), "\(other.errors)")
    }
}
