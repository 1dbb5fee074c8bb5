/// Tocilizumab where the gut may perforate.
///
/// The chart has no row for diverticular disease: the history must be asked for whenever tocilizumab is in question.
///
/// Source: NCCN v2.2026, by the clinical dossier, section B1.
struct DiverticularDisease: SafetyRule {
    let id = "S12"
    let title = "Tocilizumab and the gut"
    let condition =
        "tocilizumab is in question (CRS of grade 2 or more possible, or given in 14 days), and the gut is at risk or nobody asked"
    let statement = "Caution with tocilizumab in diverticular disease."
    let source = "NCCN v2.2026, by a third-party transcription; clinical dossier, section B1"
    let evidence = EvidenceMark.read

    func check(_ graded: GradedSituation) -> SafetyFinding {
        let situation = graded.situation
        let isGiven = situation.chart.rows(.drug, from: situation.hours - 14 * 24, to: situation.hours).contains { $0.isTocilizumab }
        guard isGiven || graded.crs.isAtLeast(2) != false else { return .silent }
        if situation.present(.gutBleedingRisk) == true {
            return .warns("the gut is at risk of bleeding or perforation: caution with tocilizumab", missing: [])
        }
        return .unknown(missing: ["history of diverticular disease"])
    }
}
