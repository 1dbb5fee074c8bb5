/// Local CRS that resolves, whatever the malignancy and the stage.
///
/// When the swelling is gone it is still said while a steroid of the last three days may be running on.
///
/// Source: case report (Luan 2021), by the clinical dossier, section B3, row R9: day 8 to day 11 in the case.
struct R9: SeedRule {
    let id = "R9"
    let distribution: Situation.Distribution? = nil
    let stage: Situation.LocalStage? = nil
    let lifeThreat: Bool? = nil
    let trend: String? = "resolving"
    let tocilizumab = "not said"
    let corticosteroid = "taper as the swelling shrinks, stop when it is nearly gone"
    let status = EvidenceMark.seed
    let why = "in the case the swelling was nearly gone on day 11, three days after it began, and the steroid was stopped"

    func match(_ graded: GradedSituation) -> Match {
        let situation = graded.situation
        if situation.local?.trend == .resolved {
            return situation.doses(of: .glucocorticoid, within: 72).isEmpty ? .doesNotApply : .applies
        }
        return .all(
            .init(graded.hasLocalPicture, missing: graded.localMissing),
            .init(situation.local?.trend.map { $0 == .resolving }, missing: "course of the swelling: growing, steady or shrinking"))
    }
}
