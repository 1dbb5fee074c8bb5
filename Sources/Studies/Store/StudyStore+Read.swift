import Foundation
import GRDB

extension StudyStore: OutcomeSource {
    public var study: Study { layout.study }

    public func counts(group: Int) throws -> (drawn: Int, accepted: Int) {
        try guarded { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT count(*), total(accepted) FROM patients WHERE patient BETWEEN ? AND ?", arguments: range(group))
            return (row?[0] ?? 0, row?[1] ?? 0)
        }
    }

    public func rejections(group: Int) throws -> [(reason: String, count: Int)] {
        try guarded { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT reason.value, count(*) FROM patients, json_each(rejected) AS reason
                    WHERE patient BETWEEN ? AND ? AND NOT accepted GROUP BY reason.value ORDER BY count(*) DESC, reason.value
                    """, arguments: range(group)
            ).map { (reason: $0[0], count: $0[1]) }
        }
    }

    /// One for every patient before the study is finished.
    public func weights(group: Int) throws -> [Double] {
        try patientColumn("ifnull(plausibilityWeight, 1)", group: group)
    }

    public func factor(_ prior: Int, group: Int) throws -> [Double] {
        try patientColumn(StoreSchema.quoted(study.groups[group].priors[prior].id), group: group)
    }

    public func values(endpoint: Int, group: Int, arm: Int) throws -> [Double] {
        try outcomeColumn(StoreSchema.quoted(layout.endpoints[endpoint].id), group: group, arm: arm) { (value: Double?) in value ?? .nan }
    }

    public func outcomes(group: Int, arm: Int) throws -> [String] { try texts("outcome", group: group, arm: arm) }
    public func gradesByDay(group: Int, arm: Int) throws -> [String] { try texts("gradesByDay", group: group, arm: arm) }
    public func airwayByDay(group: Int, arm: Int) throws -> [String] { try texts("airwayByDay", group: group, arm: arm) }
    public func sequences(group: Int, arm: Int) throws -> [String] { try texts("sequence", group: group, arm: arm) }

    public func swellings(group: Int, arm: Int) throws -> [(row: Int, swelling: PatientOutcome.Swelling)] {
        try guarded { database in
            let accepted = try self.accepted(group, in: database)
            var row = 0
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT patient, site, level, onset, peak, largest, resolved FROM swellings
                    WHERE patient BETWEEN ? AND ? AND armNumber = \(arm) ORDER BY patient, number
                    """, arguments: range(group))
            var found: [(row: Int, swelling: PatientOutcome.Swelling)] = []
            while let one = try rows.next() {
                let patient: Int = one[0]
                while row < accepted.count, accepted[row] < patient { row += 1 }
                guard row < accepted.count, accepted[row] == patient else { continue }
                found.append((row, PatientOutcome.Swelling(one)))
            }
            return found
        }
    }

    public func band(readout: Int, group: Int, arm: Int) throws -> [(day: Double, quantiles: [Double])] {
        try guarded { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT day, p05, p25, p50, p75, p95 FROM bands
                    WHERE groupNumber = ? AND armNumber = ? AND readoutNumber = ? ORDER BY dayNumber
                    """, arguments: [group, arm, readout]
            ).map { row in (day: row[0], quantiles: (1...5).map { row[$0] ?? .nan }) }
        }
    }
}

extension StudyStore {
    /// The numbers of the patients of a group are neighbours.
    private func range(_ group: Int) -> StatementArguments { [group * study.patients + 1, (group + 1) * study.patients] }

    private func accepted(_ group: Int, in database: Database) throws -> [Int] {
        try Int.fetchAll(
            database, sql: "SELECT patient FROM patients WHERE patient BETWEEN ? AND ? AND accepted ORDER BY patient",
            arguments: range(group))
    }

    private func patientColumn(_ column: String, group: Int) throws -> [Double] {
        try guarded { database in
            try Double?.fetchAll(
                database, sql: "SELECT \(column) FROM patients WHERE patient BETWEEN ? AND ? AND accepted ORDER BY patient",
                arguments: range(group)
            ).map { $0 ?? .nan }
        }
    }

    private func texts(_ column: String, group: Int, arm: Int) throws -> [String] {
        try outcomeColumn(column, group: group, arm: arm) { (value: String?) in value ?? "" }
    }

    private func outcomeColumn<Stored: DatabaseValueConvertible & StatementColumnConvertible, Value>(
        _ column: String, group: Int, arm: Int, _ value: (Stored?) -> Value
    ) throws -> [Value] {
        let arms = study.arms.count
        return try guarded { database in
            // By the numbers of rows, which follow from patient and arm, so that only this group is read.
            try Stored?.fetchAll(
                database,
                sql: """
                    SELECT o.\(column) FROM outcomes o JOIN patients p ON p.patient = o.patient
                    WHERE o.id BETWEEN ? AND ? AND o.armNumber = ? AND p.accepted ORDER BY o.id
                    """, arguments: [group * study.patients * arms + 1, (group + 1) * study.patients * arms, arm]
            ).map(value)
        }
    }
}

extension PatientOutcome.Swelling {
    /// A row of site, level, onset, peak, largest and resolved from its second column on.
    fileprivate init(_ row: Row) {
        self.init(
            site: row[1], level: row[2], onset: row[3] ?? .nan, peak: row[4] ?? .nan, largest: row[5] ?? .nan, resolved: row[6] ?? .nan)
    }
}
