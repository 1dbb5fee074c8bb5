import Foundation
import GRDB
import Testing

@testable import Studies
@testable import StudyRehearsal

/// A program that is killed at random moments. `make crash` sets the number of kills.
@Suite("A run that is killed or interrupted", .serialized)
struct CrashTests {
    private let folder = try? StoreFolder()
    private let settings = ["patients=400", "shards=40", "delay=500"]
    private let rehearsal = Rehearsal(patients: 400)

    private static let rounds = ProcessInfo.processInfo.environment["SQUALL_CRASH_ROUNDS"].flatMap(Int.init) ?? 20

    /// Patients that a store holds, after SQLite has checked it.
    private func stored(_ path: String) throws -> Int {
        let job = try rehearsal.job
        let store = try StudyStore(path: path, layout: job.layout)
        let integrity = try store.guarded { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
        #expect(integrity == "ok")
        let rows = try store.guarded { try Int.fetchOne($0, sql: "SELECT count(*) FROM patients") ?? 0 }
        let missing = try store.missing().reduce(0) { $0 + $1.count }
        #expect(rows == 800 - missing)
        return rows
    }

    /// The last number of patients that the program said was committed.
    private func acknowledged(_ folder: StoreFolder) throws -> Int {
        try folder.lines(of: "out").compactMap { $0.hasPrefix("committed ") ? Int($0.dropFirst(10)) : nil }.last ?? 0
    }

    @Test("kill -9 at random moments loses no commit that was said to be done, and the digest is that of an undisturbed run")
    func kill() throws {
        let folder = try #require(folder)
        let whole = try folder.digest(rehearsal, store: "whole.sqlite")
        var (kills, attempt, done) = (0, 0, 0)
        while kills < Self.rounds || done == 0 {
            let path = folder.file("store-\(attempt).sqlite")
            let process = try folder.start(["run", "output=\(path)"] + settings)
            // Now and then before the store is made, mostly while shards come in.
            usleep(UInt32.random(in: 1000...90_000))
            if process.isRunning, kills < Self.rounds { Foundation.kill(process.processIdentifier, SIGKILL) }
            process.waitUntilExit()
            if process.terminationReason == .uncaughtSignal {
                kills += 1
                let (there, said) = (try stored(path), try acknowledged(folder))
                #expect(there >= said, "after \(kills) kills")
            } else {
                #expect(process.terminationStatus == 0)
                #expect(try folder.lines(of: "out").last == whole)
                (attempt, done) = (attempt + 1, done + 1)
            }
        }
        #expect(kills >= Self.rounds)
    }

    @Test("An interruption ends with 75, keeps what was finished, and the same command goes on", arguments: [SIGINT, SIGTERM])
    func interruption(signal: Int32) throws {
        let folder = try #require(folder)
        let whole = try folder.digest(rehearsal, store: "whole.sqlite")
        let path = folder.file("store.sqlite")
        let process = try folder.start(["run", "output=\(path)"] + settings)
        while try acknowledged(folder) == 0, process.isRunning { usleep(2000) }
        Foundation.kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationStatus == 75 && process.terminationReason == .exit)
        let words = try String(contentsOfFile: folder.file("err"), encoding: .utf8)
        #expect(words.contains("Interrupted.") && words.contains("the same command"), "\(words)")
        let (there, said) = (try stored(path), try acknowledged(folder))
        #expect(there == said && there < 800)
        let again = try folder.finish(["run", "output=\(path)"] + settings)
        #expect(again.status == 0 && again.lines.last == whole)
        #expect(again.lines.first == "committed \(there + 20)")
    }
}
