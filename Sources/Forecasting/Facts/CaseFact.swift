import Foundation

/// One fact of the seed case: what is known, when, how exactly.
public struct CaseFact: Hashable, Sendable {
    public let id: String
    public let what: String
    public let from: Double
    public let to: Double
    public let quantity: String
    public let rule: String
    public let value: Double
    public let tolerance: Double
    public let unit: String
    public let source: String

    /// Facts that are met by a number of their own rather than predicted.
    public static let settings: [String: String] = [
        "F01": "the size of the infusion reaction is set to it",
        "F18": "the marrow burden of the scenario is set to it",
        "F20": "the size and growth of the antigen-negative clone are set to it",
    ]

    /// What the fact asks for, in words.
    public var target: String {
        let number = String(format: "%g", value)
        switch rule {
        case "max within", "median within", "within": return "\(number) ± \(String(format: "%g", tolerance)) \(unit)"
        case "within window": return "day \(number) ± \(String(format: "%g", tolerance))"
        case "max below": return "below \(number) \(unit)"
        case "at least", "ratio to value at dose at least": return "at least \(number) \(unit)"
        case "passes upward in window": return "passes \(number) between days \(String(format: "%g", from)) and \(String(format: "%g", to))"
        default: return "\(number) \(unit)"
        }
    }

    /// Reads the table of facts, quoted fields included.
    public static func read(_ text: String) -> [CaseFact] {
        text.split(separator: "\n").filter { $0.hasPrefix("F") }.compactMap { line in
            let cells = fields(of: line)
            guard cells.count == 10, let value = Double(cells[6]) else { return nil }
            return CaseFact(
                id: cells[0], what: cells[1], from: Double(cells[2]) ?? -.infinity, to: Double(cells[3]) ?? .infinity, quantity: cells[4],
                rule: cells[5], value: value, tolerance: Double(cells[7]) ?? 0, unit: cells[8], source: cells[9])
        }
    }

    private static func fields(of line: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}
