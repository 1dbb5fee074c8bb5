/// A steroid that goes on while the swelling resolves.
///
/// Source: case report (Luan 2021), by the clinical dossier, section B3, row R9; ASCO 2021 asks for a rapid taper.
struct SteroidTaper: SafetyRule {
    let id = "S10"
    let title = "Taper of the steroid"
    let condition = "the swelling shrinks or is gone, and a glucocorticoid in the last 72 h"
    let statement = "Taper as the swelling shrinks, stop when it is nearly gone."
    let source = "Luan 2021, row R9; ASCO 2021, grade 3; clinical dossier, sections B1 and B3"
    let evidence = EvidenceMark.seed

    func check(_ graded: GradedSituation) -> SafetyFinding {
        guard let local = graded.situation.local else { return .silent }
        guard graded.hasDrugs else { return .drugsMissing }
        guard !graded.situation.doses(of: .glucocorticoid, within: 72).isEmpty else { return .silent }
        guard let trend = local.trend else { return .unknown(missing: ["course of the swelling: growing, steady or shrinking"]) }
        guard trend == .resolving || trend == .resolved else { return .silent }
        let exposure = GlucocorticoidExposure.cumulative(graded.situation)
        return .warns(
            "the swelling \(trend == .resolved ? "is gone" : "shrinks"): taper the steroid, stop when it is nearly gone. So far since the "
                + "infusion: \(exposure.text)", missing: exposure.unknown.map { "amount of \($0)" })
    }
}
