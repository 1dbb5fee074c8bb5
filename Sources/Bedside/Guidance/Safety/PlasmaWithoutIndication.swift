/// Plasma without a coagulation reason: it adds volume and the risk of lung injury while the airway is tight.
///
/// The limits of fibrinogen and INR are this project's; Penn asks for coagulopathy without a number.
///
/// Source: clinical dossier, section B4, row 7.
struct PlasmaWithoutIndication: SafetyRule {
    let id = "S3"
    let title = "Plasma without a coagulation reason"
    let condition = "plasma in the last 24 h, and none of: fibrinogen under 150 mg/dL, INR over 1.5, coagulopathy as judged"
    let statement = "Require a coagulation reason; watch for lung injury (6 h) and overload (12 h)."
    let source = "Clinical dossier, sections B4, row 7, and C1 (D16, D17); limits defined by this project"
    let evidence = EvidenceMark.projectDefined

    func check(_ graded: GradedSituation) -> SafetyFinding {
        guard graded.hasDrugs else { return .drugsMissing }
        let situation = graded.situation
        guard !situation.doses(of: .plasma, within: 24).isEmpty else { return .silent }
        let fibrinogen = situation.measured(.fibrinogen)
        let inr = situation.measured(.inr)
        let judged = situation.present(.coagulopathyProducts)
        guard Truth.any(fibrinogen?.isUnder(150), inr?.isOver(1.5), judged) != true else { return .silent }
        let missing = [fibrinogen == nil ? "fibrinogen" : nil, inr == nil ? "INR" : nil].compactMap(\.self)
        let reason = fibrinogen == nil && inr == nil ? "no coagulation result is charted" : "the charted coagulation gives no reason"
        return .warns("plasma was given and \(reason); watch for lung injury for 6 h and for overload for 12 h", missing: missing)
    }
}
