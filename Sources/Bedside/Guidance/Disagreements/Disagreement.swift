/// Where the case report and others disagree, and what a reader should do with it.
///
/// Source: clinical dossier, section B4.
public struct Disagreement: Sendable {
    /// `B4-1` to `B4-10`, as the dossier numbers them.
    public let id: String
    public let title: String
    /// When it is shown, in words.
    public let condition: String
    public let seed: String
    public let others: String
    public let advice: String
    /// How far the others' side can be vouched for.
    public let evidence: EvidenceMark
    /// Whether it is relevant to a situation.
    public let match: @Sendable (GradedSituation) -> Match

    public var statement: String { "Case report: \(seed). Others: \(others). For the reader: \(advice)." }
    public var source: String { "Clinical dossier, section B4, row \(id.dropFirst(3))" }

    public static let all = localCRS + treatment + work

    var entry: GuidanceEntry {
        GuidanceEntry(
            id: id, kind: .disagreement, title: title, condition: condition, statement: statement, source: source, evidence: evidence)
    }
}

extension GradedSituation {
    /// Conditions that several disagreements ask.
    var hasLocal: Match.Condition { .init(hasLocalPicture, missing: localMissing) }

    func isStage(_ stage: Situation.LocalStage) -> Match.Condition {
        .init(situation.localStage.map { $0 == stage }, missing: "whether systemic CRS began before the local signs")
    }

    func isDistribution(_ distribution: Situation.Distribution) -> Match.Condition {
        .init(situation.distribution.map { $0 == distribution }, missing: "where the malignancy is: in masses or systemic")
    }

    /// Whether a class of drugs was, or may have been, given in the last hours.
    func wasGiven(_ kind: Medicine.Class, within span: Double) -> Match.Condition {
        .init(hasDrugs ? !situation.doses(of: kind, within: span).isEmpty : nil, missing: "drugs given")
    }
}
