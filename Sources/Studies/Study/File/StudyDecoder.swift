import Forecasting
import Foundation
import Quantities

/// Reads study files: YAML in the manner of scenario files, with every issue and its line.
///
/// The scenarios that a study names are read too; what is wrong in one of them is thrown as it stands there.
public struct StudyDecoder: Sendable {
    /// Where scenarios that ship are found.
    public let data: DataFolder

    public init(data: DataFolder) { self.data = data }

    /// The folder of the studies that ship.
    public var folder: String { data.path + "/Studies" }

    /// The names of the studies that ship, in alphabetical order.
    public var names: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(".yaml".count)) }.sorted()
    }

    /// The file that an argument means: a path, or the name of a study that ships; `nil` when it is neither.
    public func file(_ argument: String) -> String? {
        if !argument.utf8.contains(0), FileManager.default.fileExists(atPath: argument) { return argument }
        return names.contains(argument) ? "\(folder)/\(argument).yaml" : nil
    }

    /// - Throws: ``ScenarioFileError`` with everything that is wrong.
    public func read(_ path: String) throws(ScenarioFileError) -> Study {
        try decode(try ScenarioDecoder.bytes(of: path), file: path)
    }

    /// - Parameter path: Of the file that the bytes are of; scenarios are looked for beside it.
    public func decode(_ bytes: [UInt8], file path: String) throws(ScenarioFileError) -> Study {
        let (node, noted): (ScenarioNode, [ScenarioIssue])
        do { (node, noted) = try ScenarioDecoder.tree(of: bytes, file: path) } catch { throw .wrong(error) }
        let url = URL(fileURLWithPath: path)
        var reader = StudyReader(data: data, folder: url.deletingLastPathComponent().path)
        let study = try reader.study(node, id: url.deletingPathExtension().lastPathComponent)
        let issues = noted + reader.base.issues
        guard var study, issues.isEmpty else { throw .wrong(ScenarioIssues(file: path, issues: issues)) }
        study.source = ([bytes] + reader.included).map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n---\n")
        return study
    }
}

/// Reads the pieces of a study and notes everything that is wrong.
struct StudyReader {
    let data: DataFolder
    /// Of the study file; scenarios may be named relative to it.
    let folder: String
    /// Reads what studies and scenarios have in common, and holds the issues.
    var base = ScenarioReader(vocabulary: .standard)
    /// Files that the study includes, as they are.
    private(set) var included: [[UInt8]] = []

    init(data: DataFolder, folder: String) {
        self.data = data
        self.folder = folder
    }

    static let fields = [
        "title", "summary", "notes", "seed", "patients", "design", "until", "tolerance", "precision", "groups", "include", "priors",
        "correlations", "policies", "arms", "plausible", "bands",
    ]
    static let mostPatients = 10_000_000

    /// Read-outs whose course over time is kept unless the file says which.
    static let usualBands = [
        "temperature", "meanArterialPressure", "plasma.IL6", "CRP", "ferritin", "blood.CART", "neck.oedema",
    ]

    mutating func study(_ node: ScenarioNode, id: String) throws(ScenarioFileError) -> Study? {
        let fields = base.fields(node, "", known: StudyReader.fields)
        guard case .fields = node.content else { return nil }
        let title = base.required(fields["title"], "title", "title: Who gets local CRS", at: node.line) { $0.text($1, "title", limit: 200) }
        let until = base.day(fields["until"], "until", example: 30, in: 1...3650) ?? 30
        let (usual, usualLinks) = try include(fields["include"])
        let shared = usual + priors(fields["priors"], "priors")
        let links = usualLinks + correlations(fields["correlations"], "correlations")
        let groups = try groups(fields["groups"], at: node.line, until: until, shared: shared, links: links)
        let arms = arms(fields["arms"], common: policies(fields["policies"], "policies"), groups: groups.map(\.scenario), until: until)
        let study = Study(
            id: id, title: title ?? "", summary: base.text(fields["summary"], "summary") ?? "", notes: notes(fields["notes"]),
            seed: UInt64(base.count(fields["seed"], "seed", example: 1, in: 0...Int.max) ?? 1),
            patients: base.count(fields["patients"], "patients", example: 1000, in: 1...StudyReader.mostPatients) ?? 1000,
            design: base.choice(fields["design"], "design", kind: "design") ?? .latinHypercube, until: until,
            tolerance: number(fields["tolerance"], "tolerance", example: "1e-4", in: 1e-10...1e-2) ?? 1e-3, groups: groups, arms: arms,
            plausibility: plausibility(fields["plausible"], groups: groups), bands: bands(fields["bands"], groups: groups),
            precision: base.choice(fields["precision"], "precision", kind: "precision") ?? .double)
        for issue in study.design.issues(patients: study.patients, dimensions: groups.map(\.priors.count).max() ?? 0) {
            base.note(.sentences("design: \(issue)"), at: fields["design"]?.line ?? node.line)
        }
        return title == nil || groups.isEmpty ? nil : study
    }

    /// Priors and correlations from a file beside the study, which several studies share.
    private mutating func include(_ node: ScenarioNode?) throws(ScenarioFileError) -> ([Prior], [Correlation]) {
        guard let node, let name = base.text(node, "include", limit: 400, expected: "a file with priors") else { return ([], []) }
        let path = URL(fileURLWithPath: name, relativeTo: URL(fileURLWithPath: folder, isDirectory: true)).path
        let bytes = try ScenarioDecoder.bytes(of: path)
        included.append(bytes)
        let (tree, noted): (ScenarioNode, [ScenarioIssue])
        do { (tree, noted) = try ScenarioDecoder.tree(of: bytes, file: path) } catch { throw .wrong(error) }
        var reader = StudyReader(data: data, folder: folder)
        let fields = reader.base.fields(tree, "", known: ["title", "summary", "notes", "priors", "correlations"])
        let found = (reader.priors(fields["priors"], "priors"), reader.correlations(fields["correlations"], "correlations"))
        let issues = noted + reader.base.issues
        guard issues.isEmpty else { throw .wrong(ScenarioIssues(file: path, issues: issues)) }
        return found
    }

    // MARK: Small parts

    mutating func notes(_ node: ScenarioNode?) -> [String] {
        base.list(node, "notes", limit: 100).enumerated().compactMap { base.text($1, "notes[\($0)]") }
    }

    /// A pure number.
    mutating func number(_ node: ScenarioNode?, _ place: String, example: String, in range: ClosedRange<Double>) -> Double? {
        guard let node, let text = base.text(node, place, expected: "a number, such as \(example)") else { return nil }
        guard let value = Double(text), value.isFinite else {
            base.note(.notANumber(field: place, given: text, example: example), at: node.line)
            return nil
        }
        guard range.contains(value) else {
            let limits = (range.lowerBound.shortText, range.upperBound.shortText)
            base.note(.outside(field: place, given: text, least: limits.0, most: limits.1), at: node.line)
            return nil
        }
        return value
    }

    /// Where a value comes from; it must be said.
    mutating func basis(_ node: ScenarioNode?, _ place: String, at line: Int) -> String {
        guard let node, let text = base.text(node, place, limit: 1000) else {
            if node == nil { base.note(.missing(field: place, example: "\(place.lastName): \"assumed: …\""), at: line) }
            return ""
        }
        if !["data: ", "assumed: ", "setting: "].contains(where: text.hasPrefix) { base.note(.basisText(path: place), at: node.line) }
        return text
    }

    private mutating func bands(_ node: ScenarioNode?, groups: [Study.Group]) -> [String] {
        guard let node else { return StudyReader.usualBands }
        let known = groups.first.map { ScenarioVocabulary.model(of: $0.scenario).readouts.map(\.id) } ?? []
        let names = (known + groups.flatMap(\.sites).map { $0 + ".oedema" }).map { ScenarioVocabulary.Name($0) }
        return base.list(node, "bands", limit: 40).enumerated().compactMap {
            base.name($1, "bands[\($0)]", kind: "read-out", among: names)
        }
    }
}

extension Study.Group {
    /// Standard sites and those of the scenario.
    var sites: [String] { ScenarioVocabulary.standard.sites + scenario.sites.map(\.id) }
}

extension String {
    /// What follows the last dot of a place.
    fileprivate var lastName: Substring { self[(lastIndex(of: ".").map { index(after: $0) } ?? startIndex)...] }
}
