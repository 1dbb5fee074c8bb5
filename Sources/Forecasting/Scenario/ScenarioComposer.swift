import Yams

/// Turns checked text into a ``ScenarioNode``, going on after a repeated field or a second document.
struct ScenarioComposer {
    private(set) var issues: [ScenarioIssue] = []
    private var lines: [Substring]
    private var nodes = 0
    static let mostNodes = 10_000

    init(_ text: String) {
        // YAML counts these as line ends, editors do not.
        let breaks: Set<Unicode.Scalar> = ["\u{85}", "\u{2028}", "\u{2029}"]
        let scalars = text.unicodeScalars
        let text =
            scalars.contains(where: breaks.contains)
            ? String(String.UnicodeScalarView(scalars.map { breaks.contains($0) ? " " : $0 })) : text
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if let first = lines.first, first.first == "\u{FEFF}" { lines[0] = first.dropFirst() }
    }

    /// - Returns: The tree, or `nil` when the text is empty or not YAML; ``issues`` says what is wrong.
    mutating func compose() -> ScenarioNode? {
        // Each repair removes one repeated field or cuts a document, so the bound is on patience, not on correctness.
        for _ in 0..<(lines.count < 2000 ? 50 : 5) {
            do {
                guard let node = try Yams.compose(yaml: lines.joined(separator: "\n")) else {
                    issues.append(ScenarioIssue(line: 1, .empty))
                    return nil
                }
                return tree(node, depth: 0)
            } catch {
                guard repair(error) else { return nil }
            }
        }
        return nil
    }

    /// Notes the issue and changes the text so that the rest can be read, where that is possible.
    private mutating func repair(_ error: any Error) -> Bool {
        guard let error = error as? YamlError else {
            issues.append(ScenarioIssue(line: 1, .syntax("it cannot be read")))
            return false
        }
        switch error {
        case .duplicatedKeysInMapping(let names, let context):
            return repairRepetition(of: names, first: context.mark)
        case .composer(_, let problem, let mark, _) where problem.contains("another document"):
            issues.append(ScenarioIssue(line: clamped(mark.line), .severalDocuments))
            guard mark.line > 1 else { return false }
            lines = Array(lines.prefix(mark.line - 1))
            return true
        case .composer(_, _, let mark, _):
            issues.append(ScenarioIssue(line: clamped(mark.line), .anchor))
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
            noteSyntax(problem, context, mark)
        case .reader(let problem, let offset, _, let text):
            let line = text.prefix(offset ?? 0).count { $0 == "\n" } + 1
            issues.append(ScenarioIssue(line: clamped(line), .syntax(problem)))
        default:
            issues.append(ScenarioIssue(line: 1, .syntax("lists and groups are nested too deeply")))
        }
        return false
    }

    private mutating func noteSyntax(_ problem: String, _ context: YamlError.Context?, _ mark: Mark) {
        // What is never closed is found at the end of the file; where it opens is what helps.
        let openers = ["quoted scalar", "flow", "simple key"]
        let opening = context.flatMap { context in openers.contains { context.text.contains($0) } ? context.mark.line : nil }
        let line = clamped(opening ?? mark.line)
        let head = lines[line - 1].prefix { $0 == " " || $0 == "\t" }
        let words = lines[line - 1].colonProblem(problem) ?? [context?.text, problem].compactMap(\.self).joined(separator: ", ")
        issues.append(ScenarioIssue(line: line, head.contains("\t") ? .tabIndent : .syntax(words)))
    }

    private func clamped(_ line: Int) -> Int { min(max(line, 1), lines.count) }

    /// Finds the second line that names the field at the same indentation, notes it and renames the field there.
    private mutating func repairRepetition(of names: [String], first mark: Mark) -> Bool {
        let first = clamped(mark.line)
        let name = names.first { lines[first - 1].dropFirst(mark.column - 1).opensField($0) } ?? names.first ?? ""
        for index in lines.indices.dropFirst(first) {
            let head = lines[index].prefix { $0 == " " }.count
            if lines[index].allSatisfy({ $0 == " " }) || lines[index].dropFirst(head).first == "#" { continue }
            if head < mark.column - 1 { break }
            if head == mark.column - 1, lines[index].dropFirst(head).opensField(name) {
                issues.append(ScenarioIssue(line: index + 1, .duplicateField(name: name, first: first)))
                lines[index] = Substring(String(repeating: " ", count: head) + repeated(index) + lines[index].dropFirst(head + name.count))
                return true
            }
        }
        issues.append(ScenarioIssue(line: first, .duplicateField(name: name, first: first)))
        return false
    }

    private static let repeatedMark = "repeated\u{E000}"

    private func repeated(_ index: Int) -> String { "\(ScenarioComposer.repeatedMark)\(index)" }

    /// The plain tree; keys that are not text and everything beyond the bounds are noted and left out.
    private mutating func tree(_ node: Node, depth: Int) -> ScenarioNode {
        let line = node.mark?.line ?? 0
        nodes += 1
        if nodes == ScenarioComposer.mostNodes + 1 {
            issues.append(ScenarioIssue(line: line, .tooMany(field: "The file", count: nodes, limit: ScenarioComposer.mostNodes)))
        }
        if nodes > ScenarioComposer.mostNodes { return ScenarioNode(.nothing, line: line) }
        guard depth < ScenarioText.deepest else {
            issues.append(ScenarioIssue(line: line, .tooDeep(limit: ScenarioText.deepest)))
            return ScenarioNode(.nothing, line: line)
        }
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain || scalar.style == .any
            let isNothing = isPlain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
            return ScenarioNode(isNothing ? .nothing : .text(scalar.string.trimmed), line: line)
        case .sequence(let items):
            return ScenarioNode(.list(items.map { tree($0, depth: depth + 1) }), line: line)
        case .mapping(let mapping):
            return ScenarioNode(.fields(fields(mapping, depth: depth)), line: line)
        case .alias:
            return ScenarioNode(.nothing, line: line)
        }
    }

    private mutating func fields(_ mapping: Node.Mapping, depth: Int) -> [ScenarioNode.Field] {
        var fields: [ScenarioNode.Field] = []
        for (key, value) in mapping {
            let line = key.mark?.line ?? 0
            guard case .scalar(let scalar) = key else {
                issues.append(ScenarioIssue(line: line, .wrongKind(field: "A field name", given: "a list or a group", expected: "a word")))
                continue
            }
            if scalar.string.hasPrefix(ScenarioComposer.repeatedMark) { continue }
            fields.append(ScenarioNode.Field(name: scalar.string, line: line, node: tree(value, depth: depth + 1)))
        }
        return fields
    }
}

extension Substring {
    /// The parser's complaint about a colon, in words that help.
    fileprivate func colonProblem(_ problem: String) -> String? {
        guard problem.contains("mapping values are not allowed") else { return nil }
        let colons = zip(self, dropFirst() + " ").count { $0 == ":" && $1 == " " }
        return colons > 1
            ? "a second ‘: ’ on the line needs quotes around the text"
            : "the line stands further right than the field above it, which has a value already"
    }

    fileprivate func opensField(_ name: String) -> Bool {
        guard !name.isEmpty, hasPrefix(name) else { return false }
        return dropFirst(name.count).drop { $0 == " " }.first == ":"
    }
}

extension String {
    /// Without spaces and line ends around it.
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
