import Quantities

/// Reads scenario files: YAML with units as strings, every value checked and every issue reported with its line.
///
/// Whatever the bytes, decoding returns a scenario or throws the issues; it never traps and takes bounded time.
public struct ScenarioDecoder: Sendable {
    public var vocabulary: ScenarioVocabulary

    public init(vocabulary: ScenarioVocabulary = .standard) { self.vocabulary = vocabulary }

    /// - Parameters:
    ///   - bytes: The content of the file.
    ///   - file: Its name, for the issues.
    /// - Throws: Everything that is wrong, sorted by line.
    public func decode(_ bytes: [UInt8], file: String) throws(ScenarioIssues) -> Scenario {
        let (node, noted) = try ScenarioDecoder.tree(of: bytes, file: file)
        return try decode(node, file: file, noted: noted)
    }

    /// The text as a tree of fields with lines, and what is wrong with it as YAML.
    package static func tree(of bytes: [UInt8], file: String) throws(ScenarioIssues) -> (ScenarioNode, issues: [ScenarioIssue]) {
        let text: String
        switch ScenarioText.check(bytes) {
        case .success(let checked): text = checked
        case .failure(let issue): throw ScenarioIssues(file: file, issues: [issue])
        }
        var composer = ScenarioComposer(text)
        guard let node = composer.compose() else { throw ScenarioIssues(file: file, issues: composer.issues) }
        return (node, composer.issues)
    }

    public func decode(_ text: String, file: String) throws(ScenarioIssues) -> Scenario { try decode(Array(text.utf8), file: file) }

    func decode(
        _ node: ScenarioNode, file: String, noted: [ScenarioIssue] = [], bareNumbers: Set<String> = []
    ) throws(ScenarioIssues) -> Scenario {
        var reader = ScenarioReader(vocabulary: vocabulary)
        reader.bareNumbers = bareNumbers
        let scenario = node.content == .nothing && noted.isEmpty ? reader.nothing() : reader.scenario(node)
        let issues = noted + reader.issues
        guard let scenario, issues.isEmpty else { throw ScenarioIssues(file: file, issues: issues) }
        return scenario
    }
}

extension ScenarioReader {
    fileprivate mutating func nothing() -> Scenario? {
        note(.empty, at: 1)
        return nil
    }

    static let scenarioFields = [
        "title", "summary", "notes", "patient", "product", "start", "until", "sites", "burden", "normalMarrow", "affinities", "treatment",
        "parameters",
        "basis",
    ]

    /// The first and the last day that a scenario may name.
    static let earliest = -60.0
    static let latest = 3650.0

    fileprivate mutating func scenario(_ node: ScenarioNode) -> Scenario? {
        let fields = self.fields(node, "", known: ScenarioReader.scenarioFields)
        guard case .fields = node.content else { return nil }
        let title = required(fields["title"], "title", "title: Relapsed B-ALL", at: node.line) { $0.text($1, "title", limit: 200) }
        let patient = required(fields["patient"], "patient", "patient: {weight: 60 kg, age: 50 a, sex: female}", at: node.line) {
            $0.patient($1)
        }
        let sites = self.sites(fields["sites"])
        let product = required(
            fields["product"], "product", "product: {construct: CD28, antigen: CD19, dose: \"1e6 {cells}/kg\"}", at: node.line
        ) { $0.product($1, sites: sites.ids) }
        let course = self.course(fields["start"], fields["until"])
        let burden = self.burden(fields["burden"], sites: sites.ids)
        let treatment = self.treatment(
            fields["treatment"], course: course, sites: sites.ids, hasHeight: fields["patient"]?["height"] != nil)
        let scenario = Scenario(
            title: title ?? "", summary: text(fields["summary"], "summary") ?? "", notes: notes(fields["notes"]),
            patient: patient ?? .unknown,
            product: product ?? .unknown, sites: sites.sites, burden: burden,
            normalMarrow: quantity(fields["normalMarrow"], "normalMarrow", .cells(example: 2.5e11)),
            affinities: choice(fields["affinities"], "affinities", kind: "set of affinities"), start: course.lowerBound,
            until: course.upperBound, treatment: treatment,
            parameters: overrides(fields["parameters"], "parameters", kind: "parameter", among: vocabulary.parameters),
            basis: basis(fields["basis"], of: node))
        return title == nil || patient == nil || product == nil ? nil : scenario
    }

    /// A field that must be there: `nil` and an issue when it is not.
    package mutating func required<Value>(
        _ node: ScenarioNode?, _ field: String, _ example: String, at line: Int, _ read: (inout ScenarioReader, ScenarioNode) -> Value?
    ) -> Value? {
        guard let node, node.content != .nothing else {
            note(.missing(field: field, example: example), at: node?.line ?? line)
            return nil
        }
        return read(&self, node)
    }

    private mutating func notes(_ node: ScenarioNode?) -> [String] {
        guard let node, node.content != .nothing else { return [] }
        if case .list = node.content {
            return list(node, "notes", limit: 100).enumerated().compactMap { text($1, "notes[\($0)]") }
        }
        return text(node, "notes").map { [$0] } ?? []
    }

    private mutating func course(_ start: ScenarioNode?, _ until: ScenarioNode?) -> ClosedRange<Double> {
        let first = day(start, "start", example: -5, in: ScenarioReader.earliest...0) ?? -5
        let last = day(until, "until", example: 30, in: ScenarioReader.earliest...ScenarioReader.latest) ?? 30
        guard last > first, last >= 0 else {
            note(.untilBeforeStart(start: first.shortText, until: last.shortText), at: until?.line ?? start?.line ?? 0)
            return first...max(first, 30)
        }
        return first...last
    }

    private mutating func burden(_ node: ScenarioNode?, sites: [String]) -> [Scenario.Burden] {
        freeFields(node, "burden", limit: 200).compactMap { field in
            guard sites.contains(field.name) else {
                note(
                    .unknownName(kind: "site", name: field.name, nearest: nearest(field.name, sites), known: sites),
                    at: field.line)
                return nil
            }
            let place = "burden.\(field.name)"
            let cells = fields(field.node, place, known: ["malignant", "antigenNegative", "normalB", "offTumour"])
            func read(_ name: String) -> Quantity? { quantity(cells[name], "\(place).\(name)", .cells(example: 1e9)) }
            return Scenario.Burden(
                site: field.name, malignant: read("malignant"), antigenNegative: read("antigenNegative"), normalB: read("normalB"),
                offTumour: read("offTumour"))
        }
    }

    /// Values for parameters, by id; checked against the list unless it is empty.
    mutating func overrides(
        _ node: ScenarioNode?, _ place: String, kind: String, among known: [ScenarioVocabulary.Parameter]
    ) -> [Scenario.Override] {
        let ids = known.map(\.id)
        return freeFields(node, place, limit: 2000).compactMap { field in
            let path = "\(place).\(field.name)"
            let declared = known.first { $0.id == field.name }
            if declared == nil, !known.isEmpty {
                let nearest = nearest(field.name, ids)
                note(
                    .unknownName(
                        kind: kind, name: field.name, nearest: nearest, known: Array(ids.prefix(8)) + (ids.count > 8 ? ["…"] : [])),
                    at: field.line)
                return nil
            }
            let value =
                declared.map { quantity(field.node, path, QuantityField(like: $0.unit, example: $0.value)) }
                ?? anyQuantity(field.node, path)
            return value.map { Scenario.Override(id: field.name, value: $0) }
        }.sorted { $0.id < $1.id }
    }

    private mutating func basis(_ node: ScenarioNode?, of scenario: ScenarioNode) -> [String: Scenario.Basis] {
        var basis: [String: Scenario.Basis] = [:]
        let paths = scenario.paths
        for field in freeFields(node, "basis", limit: 2000) {
            if field.name.isEmpty || field.name == "basis" || scenario[Substring(field.name)] == nil {
                note(.basisOfNothing(path: field.name, nearest: nearest(field.name, paths)), at: field.line)
                continue
            }
            guard let text = text(field.node, "The basis of \(field.name)") else { continue }
            let parts = text.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
            guard parts.count == 2, let kind = Scenario.Basis.Kind(rawValue: String(parts[0])), !parts[1].isEmpty else {
                note(.basisText(path: field.name), at: field.node.line)
                continue
            }
            basis[field.name] = Scenario.Basis(kind, String(parts[1]))
        }
        return basis
    }
}

extension ScenarioNode {
    /// All paths that a basis may name: values and the groups around them, without the basis itself; at most a few thousand.
    fileprivate var paths: [String] {
        var seen: Set<String> = []
        for leaf in leaves.prefix(4000) where !leaf.path.hasPrefix("basis") {
            var path = Substring(leaf.path)
            while !path.isEmpty, seen.insert(String(path)).inserted {
                guard let cut = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { break }
                path = path[..<cut]
            }
        }
        return seen.sorted()
    }
}

extension QuantityField {
    static func cells(example: Double) -> QuantityField { QuantityField(example, .cells, in: 0...1e13, allowsZero: true) }
}
