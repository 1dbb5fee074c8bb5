import Foundation
import Quantities

/// Values of parameters that override their declaration: a calibration, kept as a table and not in the code.
///
/// One row a parameter: id, unit, value, bounds, and how it came by its value (`fitted`, or set for one fact). The declaration in
/// the model stays the documentation; the table says what was learnt.
public struct ParameterTable: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        public var id: String
        public var unit: String
        public var value: Double
        public var lower: Double
        public var upper: Double
        /// `fitted`, or `setting` for a value that meets one fact by itself.
        public var role: String
    }

    public var rows: [Row]

    public init(rows: [Row] = []) { self.rows = rows }

    public var values: [String: Double] { Dictionary(rows.map { ($0.id, $0.value) }, uniquingKeysWith: { $1 }) }

    /// Reads the tab-separated table.
    ///
    /// - Throws: ``ParameterTableIssue`` with every line that cannot be read.
    public init(parsing text: String, file: String) throws(ParameterTableIssues) {
        var issues: [String] = []
        var rows: [Row] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#"), !line.hasPrefix("parameterId") else { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 6, let value = Double(cells[2]), let lower = Double(cells[3]), let upper = Double(cells[4]) else {
                issues.append("\(file):\(number + 1): A row needs an id, a unit, three numbers and a role, parted by tabs.")
                continue
            }
            rows.append(Row(id: cells[0], unit: cells[1], value: value, lower: lower, upper: upper, role: cells[5]))
        }
        guard issues.isEmpty else { throw ParameterTableIssues(sentences: issues) }
        self.rows = rows
    }

    /// The table as it is stored.
    public func text(comment: [String]) -> String {
        let head = comment.map { "# " + $0 } + ["parameterId\tunit\tvalue\tlowerBound\tupperBound\trole"]
        let lines = rows.map { row in
            [row.id, row.unit, Self.number(row.value), Self.number(row.lower), Self.number(row.upper), row.role].joined(separator: "\t")
        }
        return (head + lines).joined(separator: "\n") + "\n"
    }

    private static func number(_ value: Double) -> String { String(format: "%.6g", value) }
}

/// What is wrong with a parameter table.
public struct ParameterTableIssues: Error, Hashable, Sendable {
    public let sentences: [String]
}
