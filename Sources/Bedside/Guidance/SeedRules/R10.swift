/// Severe local CRS of a systemic malignancy that does not abate.
///
/// Source: case report (Luan 2021), by the clinical dossier, section B3, row R10.
struct R10: SeedRule {
    let id = "R10"
    let distribution: Situation.Distribution? = .systemic
    let stage: Situation.LocalStage? = .advanced
    let lifeThreat: Bool? = true
    let trend: String? = "not abating"
    let tocilizumab = "not said"
    let corticosteroid = "not said; watch for a new cycle of systemic CRS"
    let status = EvidenceMark.seed
    let why = "severe local CRS that does not abate may start a new cycle of systemic CRS"

    func match(_ graded: GradedSituation) -> Match {
        let isAbating = graded.situation.local?.trend.map { $0 == .resolving || $0 == .resolved }
        return .all(conditions(graded) + [.init(isAbating.map { !$0 }, missing: "course of the swelling: growing, steady or shrinking")])
    }
}
