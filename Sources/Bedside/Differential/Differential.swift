/// Every explanation of the local picture, weighed, with the tests that stay open.
///
/// Airway and anaphylaxis come first (minutes), then bleeding and clot (hours), then infection, then local CRS. Nothing is excluded
/// while its test is missing.
///
/// Source: clinical dossier, section C.
public struct Differential: Hashable, Sendable {
    /// Urgent open ones first, then by standing, then by score, then in the order of the rule table.
    public let assessments: [Assessment]
    /// How sure local CRS is.
    public let caseDefinition: CaseDefinition
    /// What concerns all of them.
    public let remarks: [String]
    /// The tests of everything that is open, each once, in order of urgency.
    public let openTests: [Investigation]
    /// What is not to wait for them; while the picture resolves only what was found, once it has gone nothing.
    public let actNow: [String]

    /// - Returns: `nil` when there is nothing to explain: no local sign was ever charted, and no dyspnoea, wheeze or urticaria is present.
    ///   Without a local sign only what explains dyspnoea is judged.
    public init?(_ situation: Situation, diagnoses: [Diagnosis] = Diagnosis.catalogue) {
        let hasLocalSign = situation.local != nil
        caseDefinition = CaseDefinition(situation)
        guard let situation = hasLocalSign ? situation : situation.withDyspnoeaAsOnset, let local = situation.local else { return nil }
        let judged = diagnoses.filter { hasLocalSign || Diagnosis.ofDyspnoea.contains($0.id) }
        assessments = judged.map { Assessment($0, situation) }.sorted(by: Differential.precedes)
        openTests = Set(assessments.flatMap(\.openTests).map(\.investigation)).sorted()
        actNow = assessments.filter { $0.isActionDue(in: local.trend) }.map { "\($0.name): \($0.action.text)" }
        remarks =
            hasLocalSign
            ? Differential.remarks(situation)
            : ["no local sign is charted: only what explains dyspnoea stands here; look at neck, face and throat"]
    }

    /// The assessment of a row of the rule table.
    public subscript(id: String) -> Assessment? { assessments.first { $0.id == id } }

    /// What a test that is open would have to show, by diagnosis.
    public func thresholds(of test: Investigation) -> [(diagnosis: String, threshold: String)] {
        assessments.flatMap { assessment in
            assessment.openTests.filter { $0.investigation == test }.map { (assessment.id, $0.threshold) }
        }
    }

    private static func precedes(_ left: Assessment, _ right: Assessment) -> Bool {
        if left.isPressing != right.isPressing { return left.isPressing }
        if left.isPressing, left.urgency != right.urgency { return left.urgency < right.urgency }
        if !left.isPressing {
            if left.standing != right.standing { return left.standing.rank < right.standing.rank }
            if left.score != right.score { return left.score > right.score }
        }
        return left.id < right.id
    }

    private static func remarks(_ situation: Situation) -> [String] {
        situation.shrankUnderSteroid
            ? ["it shrank under a steroid; that does not tell allergy, tumour flare, oedema of the larynx and local CRS apart"] : []
    }
}

extension Differential.Assessment {
    /// Urgent, and not settled against.
    fileprivate var isPressing: Bool { urgency < .planned && (standing == .open || standing == .supported) }
}
