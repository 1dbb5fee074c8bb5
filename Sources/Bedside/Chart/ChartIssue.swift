/// One thing that is wrong in a chart file, with the line on which it stands.
public struct ChartIssue: Hashable, Sendable {
    /// What is wrong, as a fact.
    public enum Problem: Hashable, Sendable {
        case notText
        case empty
        case unclosedQuote
        case missingColumn(String)
        case unknownColumn(String, nearest: String?)
        case repeatedColumn(String)
        case columnCount(found: Int, expected: Int)
        case wrongTime(String)
        case unknownKind(String, nearest: String?)
        case missingValue(kind: String)
        case notANumber(kind: String, text: String)
        case implausible(kind: String, text: String, lowest: String, highest: String)
        case missingUnit(kind: String, unit: String)
        case wrongUnit(kind: String, text: String, unit: String)
        case unknownWord(kind: String, text: String, words: [String])
        case missingSubject(kind: String)
        case wrongLimit(String)
        case wrongStatus(String)
        case wrongOrigin(String)
        case wrongAttribution(String)
        /// How many more issues there are beyond those that are listed.
        case more(Int)
    }

    public let line: Int
    public let problem: Problem
}

/// Everything that is wrong in a chart file.
public struct ChartIssues: Error, Hashable, Sendable {
    public let issues: [ChartIssue]

    /// One line per issue: `chart.csv:14: what is wrong. What would be right.`
    public func text(file: String) -> String { issues.map { "\(file):\($0.line): \($0)" }.joined(separator: "\n") }
}

extension ChartIssue: CustomStringConvertible {
    public var description: String {
        switch problem {
        case .notText: "The line is not UTF-8 text. Save the file as UTF-8."
        case .empty: "There is no header line. It must name the columns, such as ‘time,kind,value,unit’."
        case .unclosedQuote: "A quoted field is never closed. Add the closing quotation mark."
        case .missingColumn(let name): "There is no column ‘\(name)’. A chart needs ‘time’, ‘kind’ and ‘value’."
        case .unknownColumn(let name, let nearest):
            "No column is called ‘\(name.excerpt)’. " + (nearest.map { "Did you mean ‘\($0)’?" } ?? "Columns are \(ChartColumn.list).")
        case .repeatedColumn(let name): "The column ‘\(name.excerpt)’ occurs twice. Keep one."
        case .columnCount(let found, let expected):
            "The row has \(found) fields, the header \(expected). Quote a field that contains a comma."
        case .wrongTime(let text):
            "‘\(text.excerpt)’ is not a time. Write hours since infusion, such as 209.2, or a day with or without a clock, such as ‘d8 17:10’."
        case .unknownKind(let name, let nearest):
            "No kind of row is called ‘\(name.excerpt)’. "
                + (nearest.map { "Did you mean ‘\($0)’?" } ?? "Kinds are named like ‘temperature’ or ‘oxygenDevice’.")
        case .missingValue(let kind): "‘\(kind)’ has no value. Leave the row out when it is not known."
        case .notANumber(let kind, let text): "The value of ‘\(kind)’ is ‘\(text.excerpt)’, which is not a number. Write it like 38.6."
        case .implausible(let kind, let text, let lowest, let highest):
            "‘\(kind)’ is \(text.excerpt), which cannot be. It must lie between \(lowest) and \(highest)."
        case .missingUnit(let kind, let unit): "‘\(kind)’ has no unit. Write one, such as \(unit)."
        case .wrongUnit(let kind, let text, let unit):
            "‘\(kind)’ is given in ‘\(text.excerpt)’. It must be in \(unit) or a unit of the same kind."
        case .unknownWord(let kind, let text, let words):
            "‘\(kind)’ is ‘\(text.excerpt)’. It must be one of \(words.joined(separator: ", "))."
        case .missingSubject(let kind): "‘\(kind)’ does not say of what. Name it in the column ‘subject’, such as tocilizumab."
        case .wrongLimit(let text): "The limit is ‘\(text.excerpt)’. It must be <, > or nothing."
        case .wrongStatus(let text): "The status is ‘\(text.excerpt)’. It must be final, preliminary or entered-in-error."
        case .wrongOrigin(let text): "The origin is ‘\(text.excerpt)’. It must be measured or simulated."
        case .wrongAttribution(let text):
            "The attribution is ‘\(text.excerpt)’. Write ‘CRS’ or ‘other: what’, then ‘; by: who’ and ‘; at: hours’ if known."
        case .more(let count): "And \(count) more issues."
        }
    }
}

extension String {
    /// What a message repeats of a text that may be long or hostile.
    var excerpt: String {
        let printable = String(
            prefix(60).map { $0.isNewline || $0.unicodeScalars.contains { $0.value < 32 || $0.value == 127 } ? "?" : $0 })
        return count > 60 ? printable + "…" : printable
    }
}
