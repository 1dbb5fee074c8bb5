/// A low pressure or saturation that nobody judged: no ASTCT grade counts it, and a reader of the grade must not miss it.
///
/// ASTCT has no numeric limit, so the grade waits for a judgement; a systolic pressure of 74 beside ‘grade 1’ would lull.
///
/// Source: clinical dossier, sections 0 (attribution) and A1; limits of adults as in A6 and A10, under 10 years 70 + 2 × age (memory).
struct UnjudgedInstability: SafetyRule {
    let id = "S16"
    let title = "Low pressure or saturation that nobody judged"
    let condition =
        "a last systolic pressure under 90 mm[Hg] (under 10 years: under 70 + 2 × age) and no judgement of hypotension, or a last "
        + "saturation under 90 % without oxygen or without a device charted"
    let statement = "The ASTCT grade leaves it out until somebody judges it and its cause."
    let source = "Clinical dossier, sections 0 and A1; limits defined by this project"
    let evidence = EvidenceMark.projectDefined

    func check(_ graded: GradedSituation) -> SafetyFinding {
        let found = [pressure(graded.situation), saturation(graded.situation)].compactMap(\.self)
        guard !found.isEmpty else { return .silent }
        return .warns(
            "\(found.joined(separator: "; ")): the ASTCT grade leaves it out; judge it, and whether CRS is its cause", missing: [])
    }

    private func pressure(_ situation: Situation) -> String? {
        let signs = situation.signs
        let limit = situation.patient.age.flatMap { $0 < 10 ? 70 + 2 * $0 : nil } ?? 90
        guard signs.isHypotensive == nil, signs.vasopressors?.isEmpty ?? true, let last = situation.measured(.systolicPressure),
            last.isUnder(limit) == true
        else { return nil }
        return "systolic pressure \(last.text) mm[Hg], and nobody judged hypotension"
    }

    private func saturation(_ situation: Situation) -> String? {
        let device = situation.signs.oxygenDevice
        guard situation.signs.isHypoxic != true, device == nil || device == .roomAir,
            let last = situation.measured(.oxygenSaturation), last.isUnder(90) == true
        else { return nil }
        return "saturation \(last.text) %" + (device == nil ? ", and no oxygen device is charted" : " on room air")
    }
}
