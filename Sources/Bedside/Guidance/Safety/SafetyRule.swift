/// One warning: when it is given and what it says.
///
/// Source: clinical dossier, sections A1, B1, B3, B4 and C, by rule.
public protocol SafetyRule: Sendable {
    /// `S1` and so on.
    var id: String { get }
    var title: String { get }
    /// When it warns, in words.
    var condition: String { get }
    /// What it says in general; a warning says it of the patient.
    var statement: String { get }
    var source: String { get }
    var evidence: EvidenceMark { get }

    func check(_ graded: GradedSituation) -> SafetyFinding
}

/// What a safety rule finds.
public enum SafetyFinding: Hashable, Sendable {
    /// Nothing to warn of, by what is charted.
    case silent
    case warns(String, missing: [String])
    /// It cannot be told whether there is something to warn of.
    case unknown(missing: [String])

    public var warning: String? { if case .warns(let text, _) = self { text } else { nil } }

    public var missing: [String] {
        switch self {
        case .silent: []
        case .warns(_, let missing), .unknown(let missing): missing
        }
    }

    /// Nobody charts drugs: whether one was given is unknown.
    static let drugsMissing = SafetyFinding.unknown(missing: ["drugs given"])
}

extension SafetyRule {
    var entry: GuidanceEntry {
        GuidanceEntry(
            id: id, kind: .safety, title: title, condition: condition, statement: statement, source: source, evidence: evidence)
    }
}

/// Every safety rule, in the order in which warnings are shown.
public enum SafetyRules {
    public static let all: [any SafetyRule] = [
        AnaphylaxisToADrug(), UnjudgedInstability(), NeckGrows(), HypotensionWithoutFever(), TocilizumabForTheNeck(), TocilizumabLimits(),
        DuplicateGlucocorticoids(), DiuresisWithoutOverload(),
        PlasmaWithoutIndication(), NSAIDWithLowPlatelets(), AnticoagulantAndBleeding(), BradykininRaisingDrug(),
        SteroidDoesNotDiscriminate(), SteroidTaper(),
        InterleukinAfterTocilizumab(), InfectionProphylaxis(), DiverticularDisease(), GMCSF(),
    ]
}
