import Foundation
import GRDB
import Testing

@testable import Studies
@testable import StudyRehearsal

@Suite("A study split in any way")
struct LayoutTests {
    private let folder = try? StoreFolder()
    private let rehearsal = Rehearsal(patients: 100, endpoints: 6, days: 4)

    @Test("One, four or 37 shards on one or two threads, and shard files, give one digest")
    func layouts() throws {
        let folder = try #require(folder)
        let whole = try folder.digest(rehearsal, store: "whole.sqlite", shards: 1)
        for shards in [1, 4, 37] {
            for threads in [1, 2] {
                let name = "\(shards)-\(threads).sqlite"
                #expect(try folder.digest(rehearsal, store: name, shards: shards, threads: threads) == whole)
            }
            let job = try rehearsal.job
            let files = ShardFolder(path: folder.file("files-\(shards)"), layout: job.layout, count: shards)
            // The last shard first: order must not matter.
            for index in files.files.indices.reversed() { #expect(try files.run(index, job: job)) }
            let store = try StudyStore(path: folder.file("merged-\(shards).sqlite"), layout: job.layout)
            #expect(try files.merge(into: store, weigh: job.weigh) == whole)
        }
    }

    @Test("Another seed gives another digest, and so does one changed bit")
    func sensitivity() throws {
        let folder = try #require(folder)
        var other = rehearsal
        other.seed = 8
        let digest = try folder.digest(rehearsal, store: "a.sqlite")
        #expect(try folder.digest(other, store: "b.sqlite") != digest)
        let job = try rehearsal.job
        let store = try StudyStore(path: folder.file("c.sqlite"), layout: job.layout)
        var result = try job.run(Shard(index: 0, patients: 1..<201))
        result.outcomes[17].values[3] = result.outcomes[17].values[3].nextUp
        try store.commit(result)
        #expect(try store.finish(weigh: job.weigh) != digest)
    }

    @Test("A store begun with other shards goes on with what is missing")
    func otherShards() throws {
        let folder = try #require(folder)
        let job = try rehearsal.job
        let store = try StudyStore(path: folder.file("begun.sqlite"), layout: job.layout)
        for shard in Shard.plan(patients: 200, shards: 9).filter({ $0.index % 3 == 1 }) { try store.commit(try job.run(shard)) }
        let missing = try store.missing()
        let run = StudyRun(job, store: store, shards: 4)
        #expect(try run.plan().flatMap { Array($0.patients) } == missing.flatMap { Array($0) })
        #expect(try run.run() == folder.digest(rehearsal))
    }

    @Test("More shards than patients are as many as patients")
    func many() throws {
        let folder = try #require(folder)
        let small = Rehearsal(patients: 3, endpoints: 2, days: 1)
        let digest = try folder.digest(small, store: "one.sqlite", shards: 1)
        #expect(try folder.digest(small, store: "many.sqlite", shards: 50) == digest)
        let job = try small.job
        let files = ShardFolder(path: folder.file("files"), layout: job.layout, count: 50)
        #expect(files.files.count == 6)
        #expect(try !files.run(49, job: job))
    }

    @Test("What is missing of a study", arguments: [[], [1..<201], [11..<21], [1..<11, 191..<201], [51..<61, 11..<51]])
    func missing(there: [Range<Int>]) {
        let missing = Shard.missing(of: 200, there: there)
        #expect(Set(missing.flatMap { Array($0) }).union(there.flatMap { Array($0) }) == Set(1...200))
        #expect(missing.reduce(0) { $0 + $1.count } + there.reduce(0) { $0 + $1.count } == 200)
        #expect(missing.allSatisfy { !$0.isEmpty })
    }

    @Test("A run that fails keeps what was finished and says why it failed")
    func failure() throws {
        struct Broken: Error, Equatable {}
        let job = try rehearsal.job
        let store = try StudyStore(path: try #require(folder).file("store.sqlite"), layout: job.layout)
        let failing = StudyJob(
            layout: job.layout,
            run: { shard in
                if shard.index == 2 { throw Broken() }
                return try job.run(shard)
            }, weigh: job.weigh)
        #expect(throws: Broken.self) { try StudyRun(failing, store: store, shards: 4).run() }
        #expect(try store.missing() == [101..<201])
    }
}
