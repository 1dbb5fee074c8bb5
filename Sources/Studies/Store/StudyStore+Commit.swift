import Foundation
import GRDB

extension StudyStore {
    /// Adds what a shard gave, whole or not at all; it is on the disk when this returns.
    ///
    /// - Returns: `false` when all its patients are there already, and nothing was done.
    /// - Throws: ``StoreIssue/overlapping(path:patients:)`` when some of them are there.
    /// - Precondition: Patients are those of the shard, every accepted one has an outcome in every arm, columns fit the layout.
    @discardableResult
    public func commit(_ result: ShardResult) throws -> Bool {
        result.checkShape(layout)
        let digest = result.digest
        return try guarded { database in
            var isNew = true
            try database.inTransaction(.immediate) {
                isNew = try isMissing(result.shard, in: database)
                guard isNew else { return .rollback }
                try insert(result.patients, in: database)
                try insert(result.outcomes, in: database)
                try addPart(result, in: database)
                try database.execute(
                    sql: "INSERT INTO shards VALUES (?, ?, ?, ?)",
                    arguments: [
                        result.shard.patients.lowerBound, result.shard.patients.count, digest, Date().formatted(.iso8601),
                    ])
                return .commit
            }
            return isNew
        }
    }

    /// The ranges of patient numbers that no committed shard holds, in ascending order.
    public func missing() throws -> [Range<Int>] {
        let there = try guarded { database in
            try Row.fetchAll(database, sql: "SELECT firstPatient, patients FROM shards ORDER BY firstPatient").map { row -> Range<Int> in
                let first: Int = row[0]
                let count: Int = row[1]
                return first..<first + count
            }
        }
        return Shard.missing(of: layout.study.size, there: there)
    }

    private func isMissing(_ shard: Shard, in database: Database) throws -> Bool {
        let (first, end) = (shard.patients.lowerBound, shard.patients.upperBound)
        let there = try Int.fetchOne(
            database, sql: "SELECT count(*) FROM patients WHERE patient >= ? AND patient < ?", arguments: [first, end])
        if there == 0 { return true }
        guard there == shard.patients.count else { throw StoreIssue.overlapping(path: path, patients: shard.patients) }
        return false
    }

    private func insert(_ patients: [PatientDraw], in database: Database) throws {
        let columns = layout.priors
        let places = layout.study.groups.map { group in
            columns.map { id in group.priors.firstIndex { $0.id == id } }
        }
        let statement = try database.makeStatement(sql: "INSERT INTO patients VALUES (\(marks(5 + columns.count)))")
        for draw in patients {
            var values: [DatabaseValue] = [
                draw.patient.databaseValue, draw.group.databaseValue, draw.rejected.isEmpty.databaseValue,
                StudyStore.json(draw.rejected).databaseValue, .null,
            ]
            values += places[draw.group].map { place in place.map { StudyStore.stored(draw.factors[$0]) } ?? .null }
            try statement.execute(arguments: StatementArguments(values))
        }
    }

    private func insert(_ outcomes: [PatientOutcome], in database: Database) throws {
        let statement = try database.makeStatement(sql: "INSERT INTO outcomes VALUES (\(marks(7 + layout.endpoints.count)))")
        let swelling = try database.makeStatement(sql: "INSERT INTO swellings VALUES (\(marks(9)))")
        for outcome in outcomes {
            var values: [DatabaseValue] = [
                ((outcome.patient - 1) * layout.study.arms.count + outcome.arm + 1).databaseValue, outcome.patient.databaseValue,
                outcome.arm.databaseValue, outcome.outcome.databaseValue, outcome.sequence.databaseValue,
                outcome.gradesByDay.databaseValue, outcome.airwayByDay.databaseValue,
            ]
            values.reserveCapacity(7 + outcome.values.count)
            for value in outcome.values { values.append(StudyStore.stored(value)) }
            try statement.execute(arguments: StatementArguments(values))
            for (number, one) in outcome.swellings.enumerated() {
                let times = [one.onset, one.peak, one.largest, one.resolved].map(StudyStore.stored)
                try swelling.execute(
                    arguments: StatementArguments(
                        [
                            outcome.patient.databaseValue, outcome.arm.databaseValue, number.databaseValue, one.site.databaseValue,
                            one.level.databaseValue,
                        ] + times))
            }
        }
    }

    private func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }

    /// What is missing is NULL; SQLite has no negative nought.
    private static func stored(_ value: Double) -> DatabaseValue { value.isNaN ? .null : (value == 0 ? 0 : value).databaseValue }

    static func json(_ texts: [String]) -> String {
        // Arrays of texts can always be written as JSON.
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return texts.isEmpty ? "[]" : String(decoding: (try? encoder.encode(texts)) ?? Data("[]".utf8), as: UTF8.self)
    }
}

extension ShardResult {
    /// Stops a runner that does not keep its promise before anything is stored.
    func checkShape(_ layout: StoreLayout) {
        let (study, arms) = (layout.study, layout.study.arms.count)
        precondition(patients.map(\.patient) == Array(shard.patients), "A shard must give its patients, each once and in order.")
        precondition(
            patients.allSatisfy { $0.group == study.group(of: $0.patient) && $0.factors.count == study.groups[$0.group].priors.count },
            "Every patient has the group that its number says, and one value for each prior of it.")
        precondition(
            outcomes.allSatisfy { $0.values.count == layout.endpoints.count && shard.patients.contains($0.patient) },
            "Every outcome has one value for each endpoint and a patient of the shard.")
        var seen: [Int: Int] = [:]
        for outcome in outcomes { seen[outcome.patient, default: 0] += 1 }
        precondition(
            patients.allSatisfy { !$0.rejected.isEmpty || seen[$0.patient] == arms }, "An accepted patient has an outcome in every arm.")
    }
}
