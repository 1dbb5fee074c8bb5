/// A reason why the inputs of `squall grade` cannot be read as written.
public struct SignsIssue: Hashable, Sendable, CustomStringConvertible {
    public enum Fact: Hashable, Sendable {
        case notJSON(column: Int, reason: String)
        case notAnObject(given: String)
        case unknownKey(name: String, nearest: String?)
        case repeatedKey(name: String)
        case wrongType(key: String, given: String, expected: String)
        case unknownWord(key: String, word: String, allowed: [String], nearest: String?)
        case implausible(key: String, given: String, expected: String)
        case disagreeing(key: String, other: String, values: String)
        case repeatedDrug(name: String)
    }

    /// Line of the text, from 1.
    public let line: Int
    public let fact: Fact

    public var description: String {
        switch fact {
        case .notJSON(let column, let reason): "This is not JSON: \(reason) (column \(column))."
        case .notAnObject(let given): "The inputs are \(given). They must be one object, such as {\"temp_c\": 38.5}."
        case .unknownKey(let name, let nearest):
            "No input is called ‘\(name)’. " + (nearest.map { "Did you mean ‘\($0)’?" } ?? "‘squall grade --keys’ lists them.")
        case .repeatedKey(let name): "‘\(name)’ stands there twice. Keep one."
        case .wrongType(let key, let given, let expected): "\(key) is \(given). It must be \(expected)."
        case .unknownWord(let key, let word, let allowed, let nearest):
            "\(key) is ‘\(word)’. " + (nearest.map { "Did you mean ‘\($0)’? " } ?? "")
                + "It must be one of \(allowed.joined(separator: ", "))."
        case .implausible(let key, let given, let expected): "\(key) is \(given). It must lie between \(expected)."
        case .disagreeing(let key, let other, let values): "\(key) and \(other) say different things: \(values). Give one of them."
        case .repeatedDrug(let name):
            "vasopressors names ‘\(name)’ twice, and all entries run at the same time. Give one entry for each drug."
        }
    }
}

/// Everything that is wrong with the inputs, in the order of their lines.
public struct SignsIssues: Error, Hashable, Sendable {
    public let issues: [SignsIssue]

    /// One line for each issue: `inputs.json:3: what is wrong. What would be right.`
    public func text(file: String) -> String { issues.map { "\(file):\($0.line): \($0)" }.joined(separator: "\n") }
}
