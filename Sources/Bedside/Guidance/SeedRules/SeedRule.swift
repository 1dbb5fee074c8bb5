/// One row of the decision table that the case report describes in words.
///
/// The report announces a treatment algorithm in its Figure 3, whose caption describes biology only: the table is reconstructed
/// from its discussion. Rows on which the report is silent are defaults of this project and say so.
///
/// Source: case report (Luan 2021), by the clinical dossier, section B3.
public protocol SeedRule: Sendable {
    /// `R1` to `R10`.
    var id: String { get }
    /// `nil` when the row is about any.
    var distribution: Situation.Distribution? { get }
    var stage: Situation.LocalStage? { get }
    var lifeThreat: Bool? { get }
    /// What the row asks of the course of the swelling, in words; `nil` for none.
    var trend: String? { get }
    var tocilizumab: String { get }
    var corticosteroid: String { get }
    /// The report's own words, or a default of this project where it is silent.
    var status: EvidenceMark { get }
    var why: String { get }

    func match(_ graded: GradedSituation) -> Match
}

extension SeedRule {
    public var trend: String? { nil }

    public func match(_ graded: GradedSituation) -> Match { .all(conditions(graded)) }

    /// Local picture, distribution, stage and threat to life, each unknown while its input is.
    func conditions(_ graded: GradedSituation) -> [Match.Condition] {
        let situation = graded.situation
        return [
            .init(graded.hasLocalPicture, missing: graded.localMissing),
            .init(agrees(distribution, situation.distribution), missing: "where the malignancy is: in masses or systemic"),
            .init(agrees(stage, situation.localStage), missing: "whether systemic CRS began before the local signs"),
            .init(
                agrees(lifeThreat, graded.isLifeThreatened),
                missing: ["whether life is threatened: the local airway level"] + graded.airway.missing),
        ]
    }

    /// A row without a demand agrees with anything; a demand agrees with a known input only.
    private func agrees<Input: Equatable>(_ demand: Input?, _ input: Input?) -> Bool? {
        guard let demand else { return true }
        return input.map { $0 == demand }
    }

    public var title: String {
        let parts = [
            distribution.map { $0 == .systemic ? "systemic malignancy" : "malignancy in masses" } ?? "any malignancy",
            stage.map { $0 == .early ? "early local CRS" : "advanced local CRS" } ?? "local CRS at any stage",
            lifeThreat.map { $0 ? "life threatened" : "life not threatened" }, trend,
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }

    public var source: String {
        "Luan C et al. 2021 (case report), table reconstructed from its discussion; clinical dossier, section B3, row \(id)"
    }

    public var statement: String { "Tocilizumab: \(tocilizumab). Corticosteroid: \(corticosteroid). Why: \(why)." }

    var entry: GuidanceEntry {
        GuidanceEntry(
            id: id, kind: .seedRule, title: title, condition: "a local picture; \(title)", statement: statement, source: source,
            evidence: status)
    }
}

/// The ten rows.
public enum SeedRules {
    /// One of them describes the patient.
    public static let table: [any SeedRule] = [R1(), R2(), R3(), R4(), R5(), R6(), R7(), R8()]
    /// Looked at beside the table.
    public static let beside: [any SeedRule] = [R9(), R10()]
    public static let all = table + beside
}
