/// Tocilizumab is no proven treatment of local CRS of the neck.
///
/// In the case it was given 17 to 41 h before the neck swelled and not again; in other cases the neck swelled after it too.
///
/// Source: clinical dossier, section B3, last paragraph, and section B4, row 3 (abstracts).
struct TocilizumabForTheNeck: SafetyRule {
    let id = "S5"
    let title = "Tocilizumab is no treatment of the neck"
    let condition = "swelling of neck or airway, and tocilizumab given before or after it began"
    let statement = "Not proven to treat local CRS of the neck; steroid first if the airway is threatened."
    let source = "Luan 2021; Case Rep Oncol 2022;15:257; Kawase 2024; clinical dossier, sections B3 and B4, row 3"
    let evidence = EvidenceMark.abstract

    func check(_ graded: GradedSituation) -> SafetyFinding {
        guard graded.hasLocalPicture != false, graded.isAtNeck != false else { return .silent }
        guard graded.hasDrugs else { return graded.hasLocalPicture == true ? .drugsMissing : .silent }
        let doses = TocilizumabDosing(graded.situation).doses
        guard !doses.isEmpty else { return .silent }
        guard graded.hasLocalPicture == true, let onset = graded.localOnset else { return .unknown(missing: graded.localMissing) }
        let advice =
            "four published patients had the neck swell after it, one of them worse with it; it is not to be taken for a treatment of the "
            + "neck: steroid first if the airway is threatened. Tocilizumab for systemic CRS stays with the guidelines"
        let before = doses.contains { $0.latest <= onset }
        if before {
            let after = doses.contains { $0.latest > onset } ? "" : "; no dose is charted after the onset"
            return .warns("the swelling began after tocilizumab\(after). In the literature, \(advice)", missing: [])
        }
        if doses.contains(where: { $0.earliest <= onset }) {
            return .warns(
                "tocilizumab and the swelling began on the same day; which came first is not charted. In the literature, \(advice)",
                missing: ["clock of the tocilizumab"])
        }
        return .warns("tocilizumab was given after the swelling began. In the literature, \(advice)", missing: [])
    }
}
