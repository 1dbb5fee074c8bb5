/// Everything that is wrong with a list of correlations.
public struct CorrelationIssues: Error, Hashable, Sendable {
    public let issues: [CorrelationIssue]
}

/// A reason why correlations cannot be used.
public enum CorrelationIssue: Hashable, Sendable {
    case unknownFactor(name: String, known: [String])
    case withItself(name: String)
    case givenTwice(first: String, second: String)
    case outside(first: String, second: String, given: Double)
    /// Each pair of a smallest set of factors whose correlations contradict each other.
    case impossible(remedies: [Remedy])

    /// One pair of the set; changing it alone to the nearest possible value would be enough.
    public struct Remedy: Hashable, Sendable {
        public let first: String
        public let second: String
        /// Zero when the pair was not given.
        public let given: Double
        /// Nil when the possible values are narrower than 0.0001.
        public let nearest: Double?
    }
}

extension CorrelationIssues: CustomStringConvertible {
    public var description: String { issues.map(\.description).joined(separator: "\n") }
}

extension CorrelationIssue: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownFactor(let name, let known):
            return "No factor is called ‘\(name)’. Choose from \(known.joined(separator: ", "))."
        case .withItself(let name): return "‘\(name)’ is correlated with itself. Name two factors."
        case .givenTwice(let first, let second): return "The correlation of \(first) and \(second) is given twice. Keep one."
        case .outside(let first, let second, let given):
            return "The correlation of \(first) and \(second) is \(given). It must lie between -1 and 1, both excluded."
        case .impossible(let remedies):
            let pairs = remedies.map { "\($0.first)–\($0.second) \($0.given)" }.joined(separator: ", ")
            let changes = remedies.compactMap { remedy in remedy.nearest.map { "\(remedy.first)–\(remedy.second) to \($0)" } }
            let advice = changes.isEmpty ? "Move them all towards zero." : "Change one: \(changes.joined(separator: ", or "))."
            return "These correlations cannot hold together: \(pairs). \(advice) A pair that is not given counts as 0."
        }
    }
}
