import Quantities

/// Reads a chart from comma-separated rows; reports everything that is wrong, not only the first.
struct ChartReader {
    private var columns: [ChartColumn: Int] = [:]
    private var width = 0
    private var rows: [Observation] = []
    private var patient = Chart.Patient()
    private var issues: [ChartIssue] = []
    private var issueCount = 0
    private var conversions: [Finding: [String: UnitConversion]] = [:]
    private var units: [String: Unit] = [:]

    /// So many issues are listed; the rest is counted.
    private static let mostIssues = 200

    static func read(_ bytes: [UInt8]) throws(ChartIssues) -> Chart {
        let (chart, issues) = readWhatCanBeRead(bytes)
        guard issues.isEmpty else { throw ChartIssues(issues: issues) }
        return chart
    }

    /// The rows that can be read, and what is wrong with the others.
    static func readWhatCanBeRead(_ bytes: [UInt8]) -> (Chart, [ChartIssue]) {
        var reader = ChartReader()
        let table = SeparatedValues(bytes)
        if let line = table.unclosedQuote { reader.report(line, .unclosedQuote) }
        guard let header = table.records.first else {
            reader.report(1, .empty)
            return (Chart(), reader.issues)
        }
        reader.readHeader(header)
        if reader.issues.isEmpty {
            reader.rows.reserveCapacity(table.records.count)
            for record in table.records.dropFirst() { reader.readRow(record) }
        }
        if reader.issueCount > mostIssues {
            reader.issues.append(ChartIssue(line: reader.issues.last?.line ?? 1, problem: .more(reader.issueCount - mostIssues)))
        }
        return (Chart(patient: reader.patient, rows: reader.rows), reader.issues)
    }

    private mutating func report(_ line: Int, _ problem: ChartIssue.Problem) {
        issueCount += 1
        if issues.count < ChartReader.mostIssues { issues.append(ChartIssue(line: line, problem: problem)) }
    }

    private mutating func readHeader(_ record: SeparatedValues.Record) {
        width = record.fields.count
        for (place, field) in record.fields.enumerated() {
            guard let name = field else {
                report(record.line, .notText)
                continue
            }
            guard let column = ChartColumn(rawValue: name.lowercased()) else {
                report(record.line, .unknownColumn(name, nearest: nearestSpelling(of: name, in: ChartColumn.allCases.map(\.rawValue))))
                continue
            }
            if columns[column] != nil { report(record.line, .repeatedColumn(name)) }
            columns[column] = place
        }
        for column in [ChartColumn.time, .kind, .value] where columns[column] == nil {
            report(record.line, .missingColumn(column.rawValue))
        }
    }

    private mutating func readRow(_ record: SeparatedValues.Record) {
        guard record.fields.count == width else {
            return report(record.line, .columnCount(found: record.fields.count, expected: width))
        }
        guard !record.fields.contains(where: { $0 == nil }) else { return report(record.line, .notText) }
        let row = ChartRow(line: record.line, fields: record.fields, columns: columns)
        let kind = row[.kind]
        if let fact = PatientFact(rawValue: kind) { return readFact(fact, row) }
        guard let finding = Finding(rawValue: kind) else {
            let names = Finding.allCases.map(\.rawValue) + PatientFact.allCases.map(\.rawValue)
            return report(
                row.line, .unknownKind(kind, nearest: issueCount < ChartReader.mostIssues ? nearestSpelling(of: kind, in: names) : nil))
        }
        readObservation(finding, row)
    }

    private mutating func readObservation(_ finding: Finding, _ row: ChartRow) {
        let before = issueCount
        let time = ChartTime(row[.time])
        if time == nil { report(row.line, .wrongTime(row[.time])) }
        let subject = row[.subject].isEmpty ? nil : row[.subject]
        var (text, limit) = limitAndValue(row)
        text = text.trimmed
        let value = value(of: finding, text, row)
        if finding == .drug, subject == nil { report(row.line, .missingSubject(kind: finding.rawValue)) }
        let status = row[.status].isEmpty ? .final : Observation.Status(rawValue: row[.status].lowercased())
        if status == nil { report(row.line, .wrongStatus(row[.status])) }
        let origin = row[.origin].isEmpty ? .measured : Observation.Origin(rawValue: row[.origin].lowercased())
        if origin == nil { report(row.line, .wrongOrigin(row[.origin])) }
        let attribution = row[.attribution].isEmpty ? nil : Attribution(text: row[.attribution])
        if !row[.attribution].isEmpty, attribution == nil { report(row.line, .wrongAttribution(row[.attribution])) }
        let upper = row[.upperNormal].isEmpty ? nil : number(of: finding, row[.upperNormal], row)
        guard issueCount == before, let time, let value, let status, let origin else { return }
        rows.append(
            Observation(
                finding, value, at: time.hours, subject: subject, precision: time.precision, limit: limit, status: status, origin: origin,
                attribution: attribution, upperNormal: upper, route: row[.route].isEmpty ? nil : row[.route], note: row[.note]))
    }

    /// The limit stands in its own column, or before the number.
    private mutating func limitAndValue(_ row: ChartRow) -> (String, Observation.Limit) {
        let text = row[.value]
        if let limit = Observation.Limit(rawValue: row[.limit]), limit != .exact { return (text, limit) }
        if !row[.limit].isEmpty { report(row.line, .wrongLimit(row[.limit])) }
        if text.hasPrefix("<") { return (String(text.dropFirst()), .below) }
        if text.hasPrefix(">") { return (String(text.dropFirst()), .above) }
        return (text, .exact)
    }

    private mutating func value(of finding: Finding, _ text: String, _ row: ChartRow) -> Observation.Value? {
        let definition = finding.definition
        if text.isEmpty {
            if definition.allowsUnstated { return .unstated }
            report(row.line, .missingValue(kind: finding.rawValue))
            return nil
        }
        switch definition.form {
        case .flag:
            if let flag = ChartReader.flags[text.lowercased()] { return .flag(flag) }
            report(row.line, .unknownWord(kind: finding.rawValue, text: text, words: ["present", "absent"]))
            return nil
        case .word(let words):
            let word = String(text.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
            if words.contains(word) { return .word(word) }
            report(row.line, .unknownWord(kind: finding.rawValue, text: text, words: words))
            return nil
        case .quantity(let unit):
            return number(of: finding, text, row).map { .quantity(Quantity($0, unit)) }
        case .dose:
            return dose(of: finding, text, row).map { .quantity($0) }
        }
    }

    static let flags: [String: Bool] = [
        "present": true, "yes": true, "true": true, "1": true, "+": true, "absent": false, "no": false, "false": false, "0": false,
        "-": false,
    ]

    private mutating func finite(_ finding: Finding, _ text: String, _ line: Int) -> Double? {
        if let number = Double(text), number.isFinite { return number }
        report(line, .notANumber(kind: finding.rawValue, text: text))
        return nil
    }

    /// A number in the finding's own unit.
    private mutating func number(of finding: Finding, _ text: String, _ row: ChartRow) -> Double? {
        guard let unit = finding.unit, let value = finite(finding, text, row.line) else { return nil }
        let code = row[.unit]
        guard !code.isEmpty || unit.dimension.isNone else {
            report(row.line, .missingUnit(kind: finding.rawValue, unit: unit.symbol))
            return nil
        }
        guard let convert = conversion(finding, code.isEmpty ? unit.symbol : code) else {
            report(row.line, .wrongUnit(kind: finding.rawValue, text: code, unit: unit.symbol))
            return nil
        }
        let converted = convert(value)
        let plausible = finding.definition.plausible
        guard plausible.contains(converted) else {
            report(
                row.line,
                .implausible(
                    kind: finding.rawValue, text: text + " " + code, lowest: plausible.lowerBound.shortText + " " + unit.symbol,
                    highest: plausible.upperBound.shortText + " " + unit.symbol))
            return nil
        }
        return converted
    }

    private mutating func conversion(_ finding: Finding, _ code: String) -> UnitConversion? {
        if let known = conversions[finding]?[code] { return known }
        guard let conversion = UnitConversion(of: finding, from: code) else { return nil }
        conversions[finding, default: [:]][code] = conversion
        return conversion
    }

    private mutating func dose(of finding: Finding, _ text: String, _ row: ChartRow) -> Quantity? {
        guard let value = finite(finding, text, row.line) else { return nil }
        guard finding.definition.plausible.contains(value) else {
            report(row.line, .implausible(kind: finding.rawValue, text: text, lowest: "0", highest: "1e15"))
            return nil
        }
        let code = row[.unit]
        if code.isEmpty, value != 0 {
            report(row.line, .missingUnit(kind: finding.rawValue, unit: finding == .drug ? "mg" : "ug/min"))
            return nil
        }
        if let known = units[code] { return Quantity(value, known) }
        guard let unit = code.isEmpty ? .one : Unit(parsing: code) else {
            report(row.line, .wrongUnit(kind: finding.rawValue, text: code, unit: finding == .drug ? "mg, mg/kg" : "ug/min, ug/kg/min"))
            return nil
        }
        units[code] = unit
        return Quantity(value, unit)
    }

    private mutating func readFact(_ fact: PatientFact, _ row: ChartRow) {
        let text = row[.value]
        guard !text.isEmpty else { return report(row.line, .missingValue(kind: fact.rawValue)) }
        switch fact {
        case .age: patient.age = measure(fact, row, "a", 0...130)
        case .weight: patient.weight = measure(fact, row, "kg", 0.3...500)
        case .height: patient.height = measure(fact, row, "cm", 20...260)
        case .disease: patient.disease = text
        case .product: patient.product = text
        case .sex:
            patient.sex = Chart.Patient.Sex(rawValue: text.lowercased())
            if patient.sex == nil { report(row.line, .unknownWord(kind: fact.rawValue, text: text, words: ["female", "male"])) }
        case .distribution:
            let words = ["compartmental", "systemic"]
            patient.distribution = words.contains(text.lowercased()) ? text.lowercased() : nil
            if patient.distribution == nil { report(row.line, .unknownWord(kind: fact.rawValue, text: text, words: words)) }
        }
    }

    private mutating func measure(_ fact: PatientFact, _ row: ChartRow, _ code: String, _ plausible: ClosedRange<Double>) -> Double? {
        guard let value = Double(row[.value]), value.isFinite else {
            report(row.line, .notANumber(kind: fact.rawValue, text: row[.value]))
            return nil
        }
        guard !row[.unit].isEmpty else {
            report(row.line, .missingUnit(kind: fact.rawValue, unit: code))
            return nil
        }
        let written = ["year", "years"].contains(row[.unit]) ? "a" : row[.unit]
        guard let unit = Unit(parsing: written), let converted = Quantity(value, unit).converted(to: .ucum(code)) else {
            report(row.line, .wrongUnit(kind: fact.rawValue, text: row[.unit], unit: code))
            return nil
        }
        guard plausible.contains(converted) else {
            report(
                row.line,
                .implausible(
                    kind: fact.rawValue, text: row[.value] + " " + row[.unit], lowest: plausible.lowerBound.shortText,
                    highest: plausible.upperBound.shortText + " " + code))
            return nil
        }
        return converted.roundedToDigits(12)
    }
}

/// One row by column name; a column that is not there is empty.
private struct ChartRow {
    let line: Int
    let fields: [String?]
    let columns: [ChartColumn: Int]

    subscript(_ column: ChartColumn) -> String {
        guard let place = columns[column], place < fields.count else { return "" }
        return fields[place] ?? ""
    }
}

extension String {
    /// Without the spaces around it.
    var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
