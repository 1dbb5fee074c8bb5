import Foundation
import Testing

/// The worked vectors of `Evidence/grading-vectors.csv`.
struct GradingVector: Sendable, CustomTestStringConvertible {
    let id: String
    let system: String
    let inputs: String
    let grade: String
    let detail: String

    var testDescription: String { "\(id) \(system) \(inputs)" }

    static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Evidence/grading-vectors.csv")

    static let all: [GradingVector] = {
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
        return lines.map { line in
            let fields = fields(of: line)
            return GradingVector(id: fields[0], system: fields[1], inputs: fields[2], grade: fields[3], detail: fields[4])
        }
    }()

    /// Fields of a line; a quotation mark inside a quoted field is doubled.
    private static func fields(of line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        var previousWasQuote = false
        for letter in line {
            if letter == "\"" {
                isQuoted.toggle()
                if isQuoted, previousWasQuote { fields[fields.count - 1].append("\"") }
                previousWasQuote = !isQuoted
                continue
            }
            previousWasQuote = false
            if letter == ",", !isQuoted { fields.append("") } else { fields[fields.count - 1].append(letter) }
        }
        return fields
    }

    /// The inputs as an object.
    var object: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(inputs.utf8))) as? [String: Any] ?? [:] }

    static func json(_ object: [String: Any]) -> String {
        (try? JSONSerialization.data(withJSONObject: object)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
