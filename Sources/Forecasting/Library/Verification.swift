import Integration
import Quantities

/// The credibility table: every fact and target, what it should be, what it is, whether it passes.
public struct Verification: Sendable {
    public enum Suite: String, Sendable, CaseIterable {
        case reportedCase = "case"
        case pharmacology
        case numerics

        public var title: String {
            switch self {
            case .reportedCase: "The reported case"
            case .pharmacology: "Pharmacology against published values"
            case .numerics: "Model and numerics"
            }
        }
    }

    public struct Check: Hashable, Sendable {
        public var id: String
        public var suite: Suite
        public var what: String
        public var target: String
        /// Not finite when the event never happens.
        public var value: Double
        public var passes: Bool
        /// Says so when the check is met by a number of its own.
        public var note: String
        /// What was found, where the value only counts it.
        public var findings: [String]

        public init(
            id: String, suite: Suite, what: String, target: String, value: Double, passes: Bool, note: String = "", findings: [String] = []
        ) {
            self.id = id
            self.suite = suite
            self.what = what
            self.target = target
            self.value = value
            self.passes = passes
            self.note = note
            self.findings = findings
        }
    }

    public let checks: [Check]
    public var passes: Bool { checks.allSatisfy(\.passes) }

    public init(checks: [Check]) { self.checks = checks }

    /// Runs everything.
    ///
    /// - Parameters:
    ///   - data: Where the scenarios, the calibration and the facts are.
    ///   - progress: Called with a few words before each part.
    /// - Throws: ``LibraryIssue`` or ``ScenarioFileError`` when something that ships cannot be read.
    public init(_ data: DataFolder, relative: Double = 1e-6, progress: (String) -> Void = { _ in }) throws {
        let calibration = try data.calibration()
        let facts = try data.facts()
        var checks: [Check] = []
        progress("the reported case")
        let seed = try ScenarioDecoder.readChecked(data.scenarioPath(DataFolder.seedName)).scenario
        checks += Simulation(seed, calibration: calibration, facts: facts, relative: relative).checks.map(Check.init)
        progress("pharmacology")
        checks += PharmacologyChecks(seed).checks()
        checks.append(try Self.table(data))
        for name in data.scenarioNames {
            progress("the scenario \(name)")
            checks += try Self.numerics(name, data, calibration, relative)
        }
        self.checks = checks
    }

    /// Rows of the calibration that name no parameter of the model, or lie outside their own bounds.
    private static func table(_ data: DataFolder) throws -> Check {
        var findings: [String] = []
        do {
            let table = try CaseCalibration(data).start
            findings = table.rows.filter { !($0.lower...max($0.lower, $0.upper)).contains($0.value) }.map { row in
                "\(row.id) is \(row.value), outside \(row.lower) to \(row.upper)."
            }
        } catch LibraryIssue.wrong(let sentences) {
            findings = sentences
        }
        return Check(
            id: "N-calibration", suite: .numerics, what: "calibration: rows without a parameter or outside their bounds", target: "0",
            value: Double(findings.count), passes: findings.isEmpty, findings: findings)
    }

    /// Units, conservation, signs and sources of one network, and whether its course completes.
    private static func numerics(
        _ name: String, _ data: DataFolder, _ calibration: ParameterTable, _ relative: Double
    ) throws -> [Check] {
        let scenario = try ScenarioDecoder.readChecked(data.scenarioPath(name)).scenario
        let model = PatientModel(scenario, calibration: calibration)
        let issues = model.network.check().map(\.description)
        let course = model.run(until: scenario.until, relative: relative)
        let broken = Double(course.series.reduce(0) { $0 + $1.values.count { !$0.isFinite } })
        return [
            Check(
                id: "N-\(name)-model", suite: .numerics, what: "\(name): issues of units, conservation, signs, sources", target: "0",
                value: Double(issues.count), passes: issues.isEmpty, findings: issues),
            Check(
                id: "N-\(name)-run", suite: .numerics, what: "\(name): last day reached", target: "day \(scenario.until.shortText)",
                value: course.times.last ?? .nan, passes: course.outcome == .completed),
            Check(
                id: "N-\(name)-finite", suite: .numerics, what: "\(name): values that are not finite", target: "0", value: broken,
                passes: broken == 0),
        ]
    }
}

extension Verification.Check {
    init(_ check: CaseCheck) {
        self.init(
            id: check.fact.id, suite: .reportedCase, what: check.fact.what, target: check.fact.target, value: check.reached,
            passes: check.passes, note: CaseFact.settings[check.fact.id] ?? "")
    }
}
