/// After tocilizumab serum IL-6 rises although disease may improve, and CRP falls whatever an infection does.
///
/// Source: Nishimoto 2008, Uchiyama 2008 (abstracts), by the clinical dossier, section B1.
struct InterleukinAfterTocilizumab: SafetyRule {
    let id = "S6"
    let title = "IL-6 and CRP after tocilizumab"
    let condition = "an IL-6 receptor antagonist in the last 14 days"
    let statement = "A rising IL-6 is no sign of severity; a falling CRP does not exclude infection."
    let source = "Nishimoto 2008; Uchiyama 2008; clinical dossier, section B1; the 14 days are defined by this project"
    let evidence = EvidenceMark.abstract

    func check(_ graded: GradedSituation) -> SafetyFinding {
        guard graded.hasDrugs else { return .drugsMissing }
        let situation = graded.situation
        let given = situation.doses(of: .interleukin6Receptor, within: 14 * 24)
        let isGiven =
            !given.isEmpty
            || situation.chart.rows(.drug, from: situation.hours - 14 * 24, to: situation.hours).contains { $0.isTocilizumab }
        guard isGiven else { return .silent }
        return .warns(
            "an IL-6 receptor antagonist was given: a rising IL-6 is no sign of severity, and a falling CRP does not exclude infection",
            missing: [])
    }
}
