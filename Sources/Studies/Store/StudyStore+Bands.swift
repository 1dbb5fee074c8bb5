import Foundation
import GRDB

extension StudyStore {
    /// Shards whose counts wait to be added up: few, so that the store stays small, and not one by one, because each adding up reads
    /// and writes every histogram.
    private static let waiting = 16

    /// Keeps the counts of a shard; adds up when many wait.
    func addPart(_ result: ShardResult, in database: Database) throws {
        var writer = ByteWriter()
        writer.append(result.bands)
        try database.execute(
            sql: "INSERT INTO bandParts VALUES (?, ?)", arguments: [result.shard.patients.lowerBound, Data(writer.bytes)])
        if try Int.fetchOne(database, sql: "SELECT count(*) FROM bandParts") ?? 0 >= Self.waiting { try foldBands(in: database) }
    }

    /// Adds all waiting counts to `bands`.
    func foldBands(in database: Database) throws {
        var added = BandTable()
        let parts = try Row.fetchCursor(database, sql: "SELECT counts FROM bandParts")
        while let row = try parts.next() {
            var reader = ByteReader(bytes(row[0]))
            added.add(try intact { () throws(ByteReader.Damaged) in try reader.bands() })
        }
        let read = try database.makeStatement(
            sql: "SELECT histogram FROM bands WHERE groupNumber = ? AND armNumber = ? AND readoutNumber = ? AND dayNumber = ?")
        let write = try database.makeStatement(sql: "INSERT OR REPLACE INTO bands VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for key in added.keys {
            guard var histogram = added.cells[key] else { continue }
            let place: [DatabaseValue] = [key.group, key.arm, key.readout, key.time].map(\.databaseValue)
            if let row = try Row.fetchOne(read, arguments: StatementArguments(place)) { histogram.add(try self.histogram(row[0])) }
            try write.execute(arguments: StatementArguments(place + columns(histogram, key)))
        }
        try database.execute(sql: "DELETE FROM bandParts")
    }

    private func columns(_ histogram: Histogram, _ key: BandTable.Key) -> [DatabaseValue] {
        var writer = ByteWriter()
        writer.append(histogram)
        let quantiles = Self.shares.map { histogram.quantile($0) }.map { $0.isNaN ? DatabaseValue.null : $0.databaseValue }
        return [
            layout.study.bands[key.readout].databaseValue, layout.days[key.time].databaseValue, Data(writer.bytes).databaseValue,
        ] + quantiles
    }

    static let shares = [0.05, 0.25, 0.5, 0.75, 0.95]

    func histogram(_ data: Data) throws -> Histogram {
        var reader = ByteReader(bytes(data))
        return try intact { () throws(ByteReader.Damaged) in try reader.histogram() }
    }

    private func bytes(_ data: Data) -> ArraySlice<UInt8> { Array(data)[...] }

    /// A blob that this program cannot have written.
    private func intact<Value>(_ read: () throws(ByteReader.Damaged) -> Value) throws(StoreIssue) -> Value {
        do {
            return try read()
        } catch {
            throw .unreadable(path: path, because: "the counts in it are damaged")
        }
    }
}
