/// High doses of steroid without an antifungal.
///
/// High is 250 mg of methylprednisolone a day or more, the smallest pulse of the ASCO regimen for grade 4; the limit is this project's.
///
/// Source: ASCO 2021, grade 4, by the clinical dossier, section B1.
struct InfectionProphylaxis: SafetyRule {
    let id = "S11"
    let title = "Infection prophylaxis at high-dose steroid"
    let condition = "46.9 mg dexamethasone-equivalent or more in 24 h, and no antifungal in 72 h"
    let statement = "ASCO advises antifungal prophylaxis with the steroid of grade 4."
    let source = "ASCO guideline 2021, grade 4; clinical dossier, section B1; the limit is defined by this project"
    let evidence = EvidenceMark.projectDefined

    /// In mg of dexamethasone: 250 mg of methylprednisolone.
    static let limit = 250 * 0.75 / 4

    func check(_ graded: GradedSituation) -> SafetyFinding {
        guard graded.hasDrugs else { return .drugsMissing }
        guard graded.situation.doses(of: .antifungal, within: 72).isEmpty else { return .silent }
        let exposure = GlucocorticoidExposure.lastDay(graded.situation)
        if exposure.dexamethasone >= InfectionProphylaxis.limit {
            return .warns(
                "\(exposure.text) in 24 h and no antifungal is charted; ASCO advises antifungal prophylaxis at such doses", missing: [])
        }
        if exposure.isLowerBound { return .unknown(missing: exposure.unknown.map { "amount of \($0)" }) }
        let isOpen = (exposure.most ?? 0) >= InfectionProphylaxis.limit
        return isOpen ? .unknown(missing: ["clock of the glucocorticoids"]) : .silent
    }
}
