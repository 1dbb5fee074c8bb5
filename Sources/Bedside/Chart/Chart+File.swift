import Quantities

/// Charts as files: one row per finding and moment, units in a column.
extension Chart {
    /// Reads a chart.
    ///
    /// The first line names the columns: `time,kind,value` must be there; `subject,unit,limit,status,origin,attribution,
    /// upper_normal,route,note` may be. Lines that begin with `#` are comments.
    ///
    /// - Throws: Every issue with its line, what is wrong and what would be right. Never traps, whatever the bytes.
    /// - Complexity: Linear in rows; 100,000 take well under a second in an optimised build.
    public init(csv bytes: [UInt8]) throws(ChartIssues) { self = try ChartReader.read(bytes) }

    public init(csv text: String) throws(ChartIssues) { self = try ChartReader.read(Array(text.utf8)) }

    /// The chart as a file that reads back as the same chart.
    public var csv: String {
        var lines = [ChartColumn.list.split(separator: ",").map { $0.drop { $0 == " " } }.joined(separator: ",")]
        lines += patient.rows
        lines += rows.map(\.line)
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Chart.Patient {
    fileprivate var rows: [String] {
        let facts: [(PatientFact, String?, String)] = [
            (.age, age?.shortText, "a"), (.sex, sex?.rawValue, ""), (.weight, weight?.shortText, "kg"), (.height, height?.shortText, "cm"),
            (.disease, disease, ""), (.product, product, ""), (.distribution, distribution, ""),
        ]
        return facts.compactMap { fact, value, unit in
            value.map { ["", fact.rawValue, "", SeparatedValues.field($0), unit, "", "", "", "", "", "", ""].joined(separator: ",") }
        }
    }
}

extension Observation {
    fileprivate var line: String {
        let (text, unit): (String, String) =
            switch value {
            case .quantity(let quantity): (quantity.value.shortText, quantity.unit.symbol == "1" ? "" : quantity.unit.symbol)
            case .word(let word): (word, "")
            case .flag(let flag): (flag ? "present" : "absent", "")
            case .unstated: ("", "")
            }
        let fields = [
            ChartTime(hours: hours, precision: precision).text, finding.rawValue, subject ?? "", text, unit, limit.rawValue,
            status == .final ? "" : status.rawValue, origin == .measured ? "" : origin.rawValue, attribution?.text ?? "",
            upperNormal?.shortText ?? "", route ?? "", note,
        ]
        return fields.map(SeparatedValues.field).joined(separator: ",")
    }
}
