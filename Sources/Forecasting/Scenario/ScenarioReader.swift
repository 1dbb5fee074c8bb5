import Quantities

/// Reads pieces of a scenario tree, notes everything that is wrong and carries on.
package struct ScenarioReader {
    package let vocabulary: ScenarioVocabulary
    /// Paths whose numbers may come without a unit, because they were typed as `--set NAME=VALUE`.
    var bareNumbers: Set<String> = []
    package private(set) var issues: [ScenarioIssue] = []

    /// Notes are kept up to this number, so that a hostile file cannot fill the memory.
    static let mostIssues = 10_000

    package init(vocabulary: ScenarioVocabulary) { self.vocabulary = vocabulary }

    package mutating func note(_ fact: ScenarioIssue.Fact, at line: Int) {
        if issues.count < ScenarioReader.mostIssues { issues.append(ScenarioIssue(line: line, fact)) }
    }

    /// The nearest spelling, for the first issues only: guessing for thousands would take minutes.
    package func nearest(_ text: String, _ candidates: [String]) -> String? {
        issues.count < ScenarioIssues.printed ? nearestSpelling(of: text, in: candidates) : nil
    }

    /// The named fields of a group; unknown names are noted, with the nearest known one.
    package mutating func fields(_ node: ScenarioNode, _ place: String, known: [String]) -> [String: ScenarioNode] {
        guard case .fields(let fields) = node.content else {
            note(
                .wrongKind(
                    field: place.isEmpty ? "The file" : place, given: node.kind,
                    expected: "a group of fields (\(known.joined(separator: ", ")))"), at: node.line)
            return [:]
        }
        var found: [String: ScenarioNode] = [:]
        for field in fields {
            if known.contains(field.name) {
                found[field.name] = field.node
            } else {
                note(
                    .unknownField(name: field.name, place: place, nearest: nearest(field.name, known), known: known),
                    at: field.line)
            }
        }
        return found
    }

    /// The fields of a group whose names are free, such as sites or parameter ids.
    package mutating func freeFields(_ node: ScenarioNode?, _ place: String, limit: Int) -> [ScenarioNode.Field] {
        guard let node, node.content != .nothing else { return [] }
        guard case .fields(let fields) = node.content else {
            note(.wrongKind(field: place, given: node.kind, expected: "a group of names with values"), at: node.line)
            return []
        }
        if fields.count > limit { note(.tooMany(field: place, count: fields.count, limit: limit), at: node.line) }
        return Array(fields.prefix(limit))
    }

    package mutating func list(_ node: ScenarioNode?, _ place: String, limit: Int) -> [ScenarioNode] {
        guard let node, node.content != .nothing else { return [] }
        guard case .list(let items) = node.content else {
            note(.wrongKind(field: place, given: node.kind, expected: "a list, each entry beginning with ‘- ’"), at: node.line)
            return []
        }
        if items.count > limit { note(.tooMany(field: place, count: items.count, limit: limit), at: node.line) }
        return Array(items.prefix(limit))
    }

    /// Text of at most `limit` characters.
    package mutating func text(_ node: ScenarioNode?, _ place: String, limit: Int = 4000, expected: String = "text") -> String? {
        guard let node else { return nil }
        guard case .text(let text) = node.content, !text.isEmpty else {
            note(.wrongKind(field: place, given: node.kind, expected: expected), at: node.line)
            return nil
        }
        guard text.unicodeScalars.count <= limit else {
            note(.tooLong(field: place, limit: limit), at: node.line)
            return nil
        }
        return text
    }

    /// One of a few words, whatever their case.
    package mutating func name(_ node: ScenarioNode?, _ place: String, kind: String, among names: [ScenarioVocabulary.Name]) -> String? {
        guard let node, let text = text(node, place, expected: "the name of a \(kind)") else { return nil }
        let wanted = text.lowercased()
        if let name = names.first(where: { ([$0.name] + $0.synonyms).contains { $0.lowercased() == wanted } }) { return name.name }
        let spellings = names.flatMap { [$0.name] + $0.synonyms }
        note(
            .unknownName(kind: kind, name: text, nearest: nearest(text, spellings), known: names.map(\.name)), at: node.line
        )
        return nil
    }

    package mutating func choice<Value: RawRepresentable & CaseIterable>(_ node: ScenarioNode?, _ place: String, kind: String) -> Value?
    where Value.RawValue == String {
        name(node, place, kind: kind, among: Value.allCases.map { ScenarioVocabulary.Name($0.rawValue) }).flatMap(Value.init)
    }

    /// A lower-case identifier of letters, digits and hyphens.
    package mutating func identifier(_ node: ScenarioNode?, _ place: String, example: String) -> String? {
        guard let node, let text = text(node, place, expected: "an identifier, such as \(example)") else { return nil }
        guard text.isIdentifier else {
            note(.badIdentifier(field: place, given: text, example: example), at: node.line)
            return nil
        }
        return text
    }
}

extension String {
    fileprivate var isIdentifier: Bool {
        guard let first = utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first), utf8.count <= 40,
            utf8.last != UInt8(ascii: "-")
        else { return false }
        return utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || $0 == UInt8(ascii: "-")
        }
    }
}
