/// A response to steroids does not tell local CRS from its mimics.
///
/// Source: clinical dossier, section C, first paragraph.
struct SteroidDoesNotDiscriminate: SafetyRule {
    let id = "S9"
    let title = "Response to a steroid"
    let condition = "local signs, and a glucocorticoid since they began, in the last 14 days"
    let statement = "Allergy, tumour flare, laryngeal oedema and local CRS all shrink on a steroid."
    let source = "Clinical dossier, section C"
    let evidence = EvidenceMark.memory

    func check(_ graded: GradedSituation) -> SafetyFinding {
        guard let onset = graded.localOnset else { return .silent }
        guard graded.hasDrugs else { return .drugsMissing }
        guard graded.situation.doses(of: .glucocorticoid, within: 14 * 24).contains(where: { $0.latest >= onset }) else { return .silent }
        return .warns(
            "allergy, tumour flare, laryngeal oedema and local CRS all shrink on a steroid: the response tells none of them apart",
            missing: [])
    }
}
