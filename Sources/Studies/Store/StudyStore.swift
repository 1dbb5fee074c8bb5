import Foundation
import Forecasting
import GRDB

/// The results of a study in one SQLite file: who the patients are, what became of them in each arm, how read-outs are spread over time.
///
/// Shards are added whole or not at all, in any order, and are there to stay once ``commit(_:)`` returns, whatever happens to the
/// process. While a study runs the file has a write-ahead log beside it (`-wal`, `-shm`); a finished store is the one file.
/// Numbers are stored with all their bits; what is missing is NULL.
///
/// Several threads may use one store.
public final class StudyStore: Sendable {
    public let path: String
    public let layout: StoreLayout
    let database: DatabaseQueue

    /// Opens the store of a study, or makes it when the file is not there.
    ///
    /// - Throws: ``StoreIssue`` when the file is something else or holds another study; each difference is named.
    public init(path: String, layout: StoreLayout) throws {
        try layout.check()
        self.path = path
        self.layout = layout
        database = try StudyStore.naming(path) {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            return try DatabaseQueue(path: path, configuration: StudyStore.configuration)
        }
        try guarded { [layout] database in
            if try StudyStore.isEmpty(database) {
                try database.execute(sql: "PRAGMA journal_mode = WAL")
                try database.inTransaction(.immediate) {
                    // Two processes may have found the file empty; the second waits here and finds tables.
                    if try StudyStore.isEmpty(database) { try StudyStore.create(layout, in: database) }
                    return .commit
                }
            }
            try StudyStore.check(layout, in: database, path: path)
        }
    }

    /// Every commit reaches the disk before it is said to be done.
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "study store"
        configuration.busyMode = .timeout(30)
        configuration.prepareDatabase {
            try $0.execute(sql: "PRAGMA synchronous = FULL")
            // Results are read column by column, each time over all rows: 24 MiB of them stay in memory.
            try $0.execute(sql: "PRAGMA cache_size = -24576")
        }
        return configuration
    }

    /// Reads or writes outside a transaction of GRDB's, with the path in what goes wrong.
    func guarded<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try StudyStore.naming(path) { try database.writeWithoutTransaction(work) }
    }

    static func naming<Value>(_ path: String, _ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as DatabaseError {
            if error.resultCode == .SQLITE_NOTADB { throw StoreIssue.notAStore(path: path) }
            throw StoreIssue.unreadable(path: path, because: error.message ?? error.resultCode.description)
        } catch let error as CocoaError {
            throw StoreIssue.unreadable(path: path, because: error.localizedDescription)
        }
    }

    private static func isEmpty(_ database: Database) throws -> Bool {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
    }

    private static func create(_ layout: StoreLayout, in database: Database) throws {
        try database.execute(sql: "PRAGMA application_id = \(StoreSchema.applicationID)")
        try database.execute(sql: "PRAGMA user_version = \(StoreSchema.version)")
        for statement in StoreSchema.statements(layout) { try database.execute(sql: statement) }
        let study = layout.study
        let manifest =
            layout.entries.map { ($0.key, $0.value) } + [
                ("schema", "squall.study/\(StoreSchema.version)"), ("notice", Release.notice), ("title", study.title),
                ("design", study.design.rawValue), ("until", "\(study.until)"), ("tolerance", "\(study.tolerance)"),
                ("precision", study.precision.rawValue),
            ]
        for (key, value) in manifest { try database.execute(sql: "INSERT INTO manifest VALUES (?, ?)", arguments: [key, value]) }
        for (number, arm) in study.arms.enumerated() {
            try database.execute(sql: "INSERT INTO arms VALUES (?, ?, ?)", arguments: [number, arm.id, arm.label])
        }
        for (number, readout) in layout.readouts.enumerated() {
            try database.execute(
                sql: "INSERT INTO readouts VALUES (?, ?, ?, ?)", arguments: [number, readout.id, readout.label, readout.unit])
        }
        for (number, group) in study.groups.enumerated() {
            try database.execute(sql: "INSERT INTO groups VALUES (?, ?, ?)", arguments: [number, group.id, group.label])
            for (place, prior) in group.priors.enumerated() {
                try database.execute(
                    sql: "INSERT INTO priors VALUES (?, ?, ?, ?, ?, ?)",
                    arguments: [number, place, prior.id, prior.label, prior.unit.symbol, prior.basis])
            }
        }
        for (number, endpoint) in layout.endpoints.enumerated() {
            try database.execute(
                sql: "INSERT INTO endpoints VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    number, endpoint.id, endpoint.label, endpoint.unit, endpoint.kind.rawValue, endpoint.better.rawValue, endpoint.meaning,
                ])
        }
    }

    private static func check(_ layout: StoreLayout, in database: Database, path: String) throws {
        guard try Int.fetchOne(database, sql: "PRAGMA application_id") == StoreSchema.applicationID else {
            throw StoreIssue.notAStore(path: path)
        }
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard version == StoreSchema.version else { throw StoreIssue.otherSchema(path: path, found: version) }
        let found = try Row.fetchAll(database, sql: "SELECT key, value FROM manifest")
        let there = Dictionary(uniqueKeysWithValues: found.map { row -> (String, String) in (row[0], row[1]) })
        let differences = layout.entries.compactMap { key, name, value in
            there[key] == value ? nil : "the \(name) is \(there[key] ?? "not there") in the store and \(value) now."
        }
        guard differences.isEmpty else { throw StoreIssue.otherStudy(path: path, differences: differences) }
    }
}
