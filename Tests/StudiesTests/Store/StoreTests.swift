import Foundation
import GRDB
import Testing

@testable import Studies
@testable import StudyRehearsal

@Suite("The store of a study")
struct StoreTests {
    private let folder = try? StoreFolder()
    private let rehearsal = Rehearsal(patients: 60, endpoints: 8, days: 5)

    /// A store with everything in it, and what went in.
    private func filled() throws -> (store: StudyStore, given: ShardResult) {
        let job = try rehearsal.job
        let store = try StudyStore(path: try #require(folder).file("store.sqlite"), layout: job.layout)
        _ = try StudyRun(job, store: store, shards: 7).run()
        return (store, try job.run(Shard(index: 0, patients: 1..<121)))
    }

    @Test("What was put in comes out with every bit, column by column, accepted patients only")
    func columns() throws {
        let (store, given) = try filled()
        for group in 0..<2 {
            let accepted = given.patients.filter { $0.group == group && $0.rejected.isEmpty }
            let drawn = given.patients.count { $0.group == group }
            let counts = try store.counts(group: group)
            #expect(counts.drawn == drawn && counts.accepted == accepted.count && accepted.count < drawn)
            for prior in 0..<2 { #expect(try store.factor(prior, group: group) == accepted.map { $0.factors[prior] }) }
            for arm in 0..<2 {
                let numbers = Set(accepted.map(\.patient))
                let outcomes = given.outcomes.filter { $0.arm == arm && numbers.contains($0.patient) }
                for endpoint in 0..<8 {
                    let (found, expected) = (
                        try store.values(endpoint: endpoint, group: group, arm: arm), outcomes.map { $0.values[endpoint] }
                    )
                    #expect(found.map(bits) == expected.map(bits))
                }
                #expect(try store.outcomes(group: group, arm: arm) == outcomes.map(\.outcome))
                #expect(try store.gradesByDay(group: group, arm: arm) == outcomes.map(\.gradesByDay))
                #expect(try store.airwayByDay(group: group, arm: arm) == outcomes.map(\.airwayByDay))
                #expect(try store.sequences(group: group, arm: arm) == outcomes.map(\.sequence))
            }
        }
    }

    /// Missing is missing, and nought has no sign.
    private func bits(_ value: Double) -> UInt64 { value.isNaN ? UInt64.max : value == 0 ? 0 : value.bitPattern }

    @Test("Swellings come with the place of their patient in the columns")
    func swellings() throws {
        let (store, given) = try filled()
        let accepted = given.patients.filter { $0.group == 1 && $0.rejected.isEmpty }.map(\.patient)
        let outcomes = given.outcomes.filter { $0.arm == 1 && accepted.contains($0.patient) }
        let expected = outcomes.flatMap { outcome in
            outcome.swellings.map { (accepted.firstIndex(of: outcome.patient), $0.onset, $0.level) }
        }
        let found = try store.swellings(group: 1, arm: 1)
        #expect(found.map(\.row) == expected.map(\.0))
        #expect(found.map(\.swelling.onset) == expected.map(\.1))
        #expect(found.map(\.swelling.level) == expected.map(\.2))
        #expect(found.contains { $0.swelling.resolved.isNaN } && found.contains { !$0.swelling.resolved.isNaN })
    }

    @Test("Quantiles of the bands are those of all shards together")
    func bands() throws {
        let (store, given) = try filled()
        let band = try store.band(readout: 1, group: 0, arm: 1)
        #expect(band.map(\.day) == [0, 1, 2, 3, 4])
        for (time, row) in band.enumerated() {
            let whole = try #require(given.bands.cells[BandTable.Key(group: 0, arm: 1, readout: 1, time: time)])
            #expect(row.quantiles == [0.05, 0.25, 0.5, 0.75, 0.95].map { whole.quantile($0) })
        }
    }

    @Test("Reasons of rejection are counted, the most frequent first")
    func rejections() throws {
        let (store, given) = try filled()
        let rejected = given.patients.count { $0.group == 0 && !$0.rejected.isEmpty }
        let found = try store.rejections(group: 0)
        #expect(found.map(\.reason) == ["burden is below 0.1", "‘value0’ says so"])
        #expect(found.map(\.count) == [rejected, rejected])
    }

    @Test("Weights are one before the end, and what was asked for after it")
    func weights() throws {
        let job = try rehearsal.job
        let store = try StudyStore(path: try #require(folder).file("store.sqlite"), layout: job.layout)
        try store.commit(try job.run(Shard(index: 0, patients: 1..<121)))
        let before = try store.weights(group: 0)
        let accepted = try store.counts(group: 0).accepted
        #expect(Set(before) == [1] && before.count == accepted)
        _ = try store.finish { source in try (0..<2).map { try source.factor(0, group: $0) } }
        #expect(try store.weights(group: 0) == store.factor(0, group: 0))
    }

    @Test("A shard that is there already changes nothing, and one that is there in part is refused")
    func twice() throws {
        let job = try rehearsal.job
        let store = try StudyStore(path: try #require(folder).file("store.sqlite"), layout: job.layout)
        let result = try job.run(Shard(index: 0, patients: 11..<31))
        #expect(try store.commit(result))
        #expect(try !store.commit(result))
        #expect(try store.missing() == [1..<11, 31..<121])
        #expect(throws: StoreIssue.overlapping(path: store.path, patients: 21..<41)) {
            try store.commit(try job.run(Shard(index: 0, patients: 21..<41)))
        }
        #expect(throws: StoreIssue.unfinished(path: store.path, missing: [1..<11, 31..<121])) { try store.finish(weigh: job.weigh) }
    }

    @Test("A finished store is one file that others may open where nothing can be written")
    func oneFile() throws {
        let (store, _) = try filled()
        let names = try FileManager.default.contentsOfDirectory(atPath: try #require(folder).path)
        #expect(names == ["store.sqlite"])
        #expect(try store.guarded { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
        #expect(try store.guarded { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
    }
}
