/// An anticoagulant with low platelets or a haematoma.
///
/// Source: clinical dossier, section C1, rows D06 (usual floor of 50 × 10⁹/L) and D07.
struct AnticoagulantAndBleeding: SafetyRule {
    let id = "S18"
    let title = "Anticoagulant with low platelets or bleeding"
    let condition = "an anticoagulant in the last 24 h, and platelets under 50 × 10⁹/L, or a haematoma of the neck on imaging"
    let statement = "The usual floor of platelets for anticoagulation is 50 × 10⁹/L."
    let source = "Clinical dossier, section C1 (D06, D07), from memory"
    let evidence = EvidenceMark.memory

    func check(_ graded: GradedSituation) -> SafetyFinding {
        guard graded.hasDrugs else { return .drugsMissing }
        let situation = graded.situation
        let names = situation.doses(of: .anticoagulant, within: 24).compactMap(\.subject).once
        guard !names.isEmpty else { return .silent }
        let drugs = names.joined(separator: " and ")
        let platelets = situation.measured(.platelets)
        if situation.showsHaematoma == true { return .warns("\(drugs) was given within 24 h, and imaging shows a haematoma", missing: []) }
        guard let platelets else { return .unknown(missing: ["platelets"]) }
        guard platelets.isUnder(50) == true else { return .silent }
        return .warns("\(drugs) was given within 24 h, and platelets are \(platelets.text) × 10⁹/L; the usual floor is 50", missing: [])
    }
}
