import Foundation
import GRDB

/// The tables of a store as text: CSV files, and a JSON file that says what their columns mean.
///
/// Any store of this program can be read, whatever its study; nothing is changed.
public struct StoreTables: Sendable {
    public let path: String
    private let database: DatabaseQueue

    /// Columns that are no text: counts of the bands.
    private static let leftOut: Set<String> = ["histogram"]
    /// Tables of the run and not of the results.
    private static let internals: Set<String> = ["bandParts", "shards"]
    private static let fixedUnits = [
        "swellings": ["onset": "d", "peak": "d", "resolved": "d", "largest": "1"], "bands": ["day": "d"],
        "patients": ["plausibilityWeight": "1"],
    ]

    /// - Throws: ``StoreIssue`` when the file is not there or not a store.
    public init(path: String) throws {
        self.path = path
        var configuration = Configuration()
        configuration.readonly = true
        database = try StudyStore.naming(path) { try DatabaseQueue(path: path, configuration: configuration) }
        let (mark, version) = try read { database in
            (try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0, try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0)
        }
        guard mark == StoreSchema.applicationID else { throw StoreIssue.notAStore(path: path) }
        guard version == StoreSchema.version else { throw StoreIssue.otherSchema(path: path, found: version) }
    }

    private func read<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try StudyStore.naming(path) { try database.read(work) }
    }

    /// The tables of results, in alphabetical order.
    public func names() throws -> [String] {
        try read { try String.fetchAll($0, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name") }
            .filter { !Self.internals.contains($0) }
    }

    /// The key `key` of the manifest.
    public func manifest(_ key: String) throws -> String? {
        try read { try String.fetchOne($0, sql: "SELECT value FROM manifest WHERE key = ?", arguments: [key]) }
    }

    /// Writes a table as CSV, piece by piece: a row of column names, then the rows in their order. What is missing is empty.
    public func csv(_ name: String, to write: (String) throws -> Void) throws {
        try read { database in
            let columns = try database.columns(in: name).map(\.name).filter { !Self.leftOut.contains($0) }
            let list = columns.map(StoreSchema.quoted).joined(separator: ", ")
            var text = columns.map(Self.field).joined(separator: ",") + "\n"
            let rows = try Row.fetchCursor(database, sql: "SELECT \(list) FROM \(StoreSchema.quoted(name)) ORDER BY 1, 2, 3")
            while let row = try rows.next() {
                text += row.databaseValues.map(Self.field).joined(separator: ",") + "\n"
                if text.utf8.count > 1 << 16 {
                    try write(text)
                    text = ""
                }
            }
            try write(text)
        }
    }

    private static func field(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null, .blob: ""
        case .int64(let number): "\(number)"
        case .double(let number): "\(number)"
        case .string(let text): field(text)
        }
    }

    private static func field(_ text: String) -> String {
        text.contains { "\",\r\n".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }

    /// What the tables hold: for each column its unit, and for endpoints and priors what they are.
    public func units() throws -> String {
        try read { database in
            var columns: [String: [String: Column]] = Self.fixedUnits.mapValues { $0.mapValues { Column(unit: $0) } }
            for row in try Row.fetchAll(database, sql: "SELECT id, label, unit, meaning FROM endpoints") {
                columns["outcomes", default: [:]][row[0]] = Column(unit: row[2], label: row[1], meaning: row[3])
            }
            for row in try Row.fetchAll(database, sql: "SELECT id, label, unit, basis FROM priors ORDER BY groupNumber DESC") {
                columns["patients", default: [:]][row[0]] = Column(unit: row[2], label: row[1], meaning: row[3])
            }
            let readouts = try Row.fetchAll(database, sql: "SELECT id, label, unit FROM readouts").map { row -> (String, Column) in
                (row[0], Column(unit: row[2], label: row[1]))
            }
            let document = Document(
                schema: "squall.tables/1", study: try String.fetchOne(database, sql: "SELECT value FROM manifest WHERE key = 'study'"),
                notice: try String.fetchOne(database, sql: "SELECT value FROM manifest WHERE key = 'notice'"), columns: columns,
                readouts: Dictionary(readouts, uniquingKeysWith: { $1 }))
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
        }
    }

    private struct Column: Encodable {
        var unit: String
        var label: String?
        var meaning: String?
    }

    private struct Document: Encodable {
        var schema: String
        var study: String?
        var notice: String?
        /// By table and column.
        var columns: [String: [String: Column]]
        /// What the quantiles in `bands` are of.
        var readouts: [String: Column]
    }
}
