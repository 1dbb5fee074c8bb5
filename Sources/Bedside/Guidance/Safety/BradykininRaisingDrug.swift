/// An ACE inhibitor, a gliptin or another drug that raises bradykinin, beside a swelling.
///
/// Source: clinical dossier, section B4, last paragraph, and section C1 (D03).
struct BradykininRaisingDrug: SafetyRule {
    let id = "S14"
    let title = "A drug that raises bradykinin"
    let condition = "a local picture, and an ACE inhibitor, gliptin or the like in the last 14 days"
    let statement = "Stop it: it can cause angio-oedema that does not answer to adrenaline."
    let source = "Clinical dossier, sections B4, last paragraph, and C1 (D03)"
    let evidence = EvidenceMark.memory

    func check(_ graded: GradedSituation) -> SafetyFinding {
        guard graded.hasLocalPicture == true else { return .silent }
        guard graded.hasDrugs else { return .drugsMissing }
        let names = graded.situation.doses(of: .bradykininRaising, within: 14 * 24).compactMap(\.subject).once
        guard !names.isEmpty else { return .silent }
        return .warns(
            "\(names.joined(separator: " and ")) raises bradykinin and can swell a neck; stop it. Such angio-oedema does not answer to "
                + "adrenaline; icatibant 30 mg SC is what is used", missing: [])
    }
}
