/// An NSAID with low or unknown platelets, or beside a swelling that it may itself have set off.
///
/// Source: clinical dossier, section B4, row 8 (trigger from memory); the limit of 50 × 10⁹/L is that of its section C1 (D07).
struct NSAIDWithLowPlatelets: SafetyRule {
    let id = "S4"
    let title = "NSAID"
    let condition = "an NSAID in the last 72 h, and platelets under 50 × 10⁹/L or not charted, or a local picture"
    let statement = "Paracetamol is preferred with low platelets or kidneys at risk; an NSAID can itself set off angio-oedema."
    let source = "Clinical dossier, section B4, row 8"
    let evidence = EvidenceMark.memory

    func check(_ graded: GradedSituation) -> SafetyFinding {
        guard graded.hasDrugs else { return .drugsMissing }
        let situation = graded.situation
        guard !situation.doses(of: .nsaid, within: 72).isEmpty else { return .silent }
        let platelets = situation.measured(.platelets)
        let isLow = platelets?.isUnder(50)
        let isLocal = graded.hasLocalPicture
        guard isLow != false || isLocal != false else { return .silent }
        if isLow == false, isLocal == nil { return .unknown(missing: graded.localMissing) }
        let count = platelets.map { "platelets are \($0.text) × 10⁹/L" } ?? "platelets of the last day are not charted"
        let trigger = isLocal == true ? "; an NSAID can itself set off angio-oedema" : ""
        return .warns(
            "an NSAID was given within 3 days and \(count)\(trigger); paracetamol is preferred",
            missing: platelets == nil ? ["platelets"] : [])
    }
}
