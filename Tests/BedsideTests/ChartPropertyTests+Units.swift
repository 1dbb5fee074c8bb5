import Quantities

@testable import Bedside

/// Writes a chart in other units than its own.
enum OtherUnits {
    /// Of each unit of a finding one that another ward uses, as a UCUM code.
    private static let others: [String: String] = [
        "%": "1", "1": "%", "kg": "g", "cm": "mm", "mL": "L", "mL/h": "L/h", "L/min": "mL/min", "mL/min": "L/min",
        "/min": "/h", "pg/mL": "ng/L", "ng/L": "pg/mL", "ng/mL": "ug/L", "ug/L": "ng/mL", "mg/dL": "mg/L", "g/L": "g/dL", "g/dL": "g/L",
        "mmol/L": "umol/L", "10*9/L": "10*6/mL", "{cells}/uL": "{cells}/mL", "U/L": "U/mL", "m[IU]/L": "[IU]/L", "a": "d",
        "ug/min": "mg/h", "mg": "g", "mg/kg": "ug/kg",
    ]
    /// Substances that wards state as an amount, in numbers of the own unit for one of the other.
    ///
    /// Source: clinical dossier, section 0: creatinine 88.4, bilirubin 17.1 µmol/L for 1 mg/dL, triglyceride 1 mmol/L for 88.57 mg/dL.
    private static let amounts: [Finding: (code: String, own: Double)] = [
        .creatinine: ("umol/L", 1 / 88.4), .bilirubin: ("umol/L", 1 / 17.1), .triglyceride: ("mmol/L", 88.57),
    ]

    /// The same chart as a file with every number in another unit, and how many numbers that are.
    static func csv(_ chart: Chart) -> (text: String, converted: Int) {
        let records = SeparatedValues(Array(chart.csv.utf8)).records.map { $0.fields.map { $0 ?? "" } }
        let columns = Dictionary(uniqueKeysWithValues: records[0].enumerated().map { ($1, $0) })
        var converted = 0
        let lines = records.map { fields -> String in
            var fields = fields
            if convert(&fields, columns) { converted += 1 }
            return fields.map(SeparatedValues.field).joined(separator: ",")
        }
        return (lines.joined(separator: "\n") + "\n", converted)
    }

    private static func convert(_ fields: inout [String], _ columns: [String: Int]) -> Bool {
        let (kind, unit) = (fields[columns["kind"]!], fields[columns["unit"]!])
        let finding = Finding(rawValue: kind)
        guard let value = Double(fields[columns["value"]!]), let (code, convert) = other(finding, unit) else { return false }
        fields[columns["value"]!] = "\(convert(value))"
        fields[columns["unit"]!] = code
        if let upper = Double(fields[columns["upper_normal"]!]) { fields[columns["upper_normal"]!] = "\(convert(upper))" }
        return true
    }

    private static func other(_ finding: Finding?, _ code: String) -> (String, (Double) -> Double)? {
        if finding == .temperature { return ("[degF]", { $0 * 1.8 + 32 }) }
        if let finding, let amount = amounts[finding] { return (amount.code, { $0 / amount.own }) }
        // A flag or a word has no unit, a score has the unit one.
        guard !code.isEmpty || finding?.unit != nil, let other = others[code.isEmpty ? "1" : code] else { return nil }
        let scale = Unit.ucum(code.isEmpty ? "1" : code).factor / Unit.ucum(other).factor
        return (other, { $0 * scale })
    }
}
