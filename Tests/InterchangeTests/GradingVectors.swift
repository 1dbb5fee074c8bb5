import Bedside
import Foundation
import Testing

@testable import Interchange

/// One worked row of `Evidence/grading-vectors.csv`.
struct GradingVector: Sendable, CustomTestStringConvertible {
    let id: String
    let system: String
    let inputs: String
    let expected: String

    var testDescription: String { "\(id) \(system)" }

    static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Evidence/grading-vectors.csv")

    static let all: [GradingVector] = load()

    private static func load() -> [GradingVector] {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(cells)
        return rows.dropFirst().map { GradingVector(id: $0[0], system: $0[1], inputs: $0[2], expected: $0[3]) }
    }

    /// A row of comma-separated values by RFC 4180; no cell of this table holds a line break.
    private static func cells(_ row: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        var previous: Character?
        for character in row {
            switch character {
            case "\"":
                if !isQuoted, previous == "\"" { cells[cells.count - 1].append("\"") }
                isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
            previous = character
        }
        return cells
    }

    /// The members of the inputs, to be taken apart.
    func members() throws -> [(key: String, value: JSONValue)] {
        guard case .object(let members) = try JSONReader.read(inputs).value else { return [] }
        return members
    }

    func grade() throws -> Grade { try GradingVector.grade(system, inputs) }

    func grade(_ members: [(key: String, value: JSONValue)]) throws -> Grade {
        try GradingVector.grade(system, JSONValue.object(members).text)
    }

    static func grade(_ system: String, _ inputs: String) throws -> Grade {
        try #require(GradingCatalogue.system(system)).grade(SignsDocument(json: inputs).signs)
    }
}
