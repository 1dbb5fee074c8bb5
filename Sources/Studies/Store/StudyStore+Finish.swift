import Foundation
import Forecasting
import GRDB

extension StudyStore {
    /// Adds up, weighs the accepted patients and takes the checksum of the study. The store is the one file then.
    ///
    /// - Parameter weigh: The plausibility weights of a group's accepted patients, in their order, for each group.
    /// - Returns: The digest, which depends on the study alone and on nothing about the run.
    /// - Throws: ``StoreIssue/unfinished(path:missing:)`` while patients are missing.
    public func finish(weigh: (any OutcomeSource) throws -> [[Double]]) throws -> String {
        let missing = try missing()
        guard missing.isEmpty else { throw StoreIssue.unfinished(path: path, missing: missing) }
        if let digest = try self.digest() {
            settle()
            return digest
        }
        try guarded { database in
            try database.inTransaction(.immediate) {
                try foldBands(in: database)
                return .commit
            }
        }
        let weights = try weigh(self)
        let digest = try guarded { database in
            var digest = ""
            try database.inTransaction(.immediate) {
                try store(weights, in: database)
                digest = try checksum(of: database)
                for (key, value) in [("digest", digest), ("finished", Date().formatted(.iso8601))] {
                    try database.execute(sql: "INSERT OR REPLACE INTO manifest VALUES (?, ?)", arguments: [key, value])
                }
                return .commit
            }
            return digest
        }
        settle()
        return digest
    }

    /// Takes the write-ahead log into the file, so that a finished store can be copied, sent and opened where nothing may be written.
    ///
    /// While somebody else reads the store it keeps its log, which does no harm.
    private func settle() {
        try? guarded { try $0.execute(sql: "PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; PRAGMA busy_timeout = 30000") }
    }

    /// The digest of a finished study; `nil` while it is not finished.
    public func digest() throws -> String? {
        try guarded { try String.fetchOne($0, sql: "SELECT value FROM manifest WHERE key = 'digest'") }
    }

    private func store(_ weights: [[Double]], in database: Database) throws {
        try database.execute(sql: "UPDATE patients SET plausibilityWeight = 0 WHERE NOT accepted")
        let statement = try database.makeStatement(sql: "UPDATE patients SET plausibilityWeight = ? WHERE patient = ?")
        for group in study.groups.indices {
            let patients = try Int.fetchAll(
                database, sql: "SELECT patient FROM patients WHERE groupNumber = ? AND accepted ORDER BY patient", arguments: [group])
            precondition(weights[group].count == patients.count, "Every accepted patient of a group has one weight.")
            for (patient, weight) in zip(patients, weights[group]) { try statement.execute(arguments: [weight, patient]) }
        }
    }

    /// Over rows in the order of patient and arm with the bits of every number, and over the counts of the bands.
    private func checksum(of database: Database) throws -> String {
        var hash = SHA256()
        for query in [
            "SELECT * FROM patients ORDER BY patient", "SELECT * FROM outcomes ORDER BY id",
            "SELECT * FROM swellings ORDER BY patient, armNumber, number",
            "SELECT groupNumber, armNumber, readoutNumber, dayNumber, histogram FROM bands ORDER BY 1, 2, 3, 4",
        ] {
            let rows = try Row.fetchCursor(database, sql: query)
            while let row = try rows.next() {
                var writer = ByteWriter()
                for value in row.databaseValues { writer.append(value) }
                hash.update(writer.bytes)
            }
        }
        return "sha256:" + hash.hexadecimal
    }
}

extension ByteWriter {
    /// A value of a table after a byte for its kind.
    fileprivate mutating func append(_ value: DatabaseValue) {
        switch value.storage {
        case .null: append(UInt8(0))
        case .int64(let number):
            append(UInt8(1))
            append(number)
        case .double(let number):
            append(UInt8(2))
            append(number)
        case .string(let text):
            append(UInt8(3))
            append(text)
        case .blob(let data):
            append(UInt8(4))
            append(small: data.count)
            append(raw: Array(data))
        }
    }
}
