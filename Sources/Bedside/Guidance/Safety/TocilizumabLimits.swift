/// Another dose of tocilizumab would pass its limits, or may.
///
/// Source: product label and NCCN v2.2026, by the clinical dossier, section B1.
struct TocilizumabLimits: SafetyRule {
    let id = "S7"
    let title = "Limits of tocilizumab"
    let condition = "a limit is reached: 8 h apart, 3 in 24 h, 4 in the course; or may be, by doses of which only the day is known"
    let statement = "No further dose, or none before the times of earlier doses are known."
    let source = "Product label; NCCN v2.2026 by a third-party transcription; clinical dossier, section B1"
    let evidence = EvidenceMark.read

    func check(_ graded: GradedSituation) -> SafetyFinding {
        switch TocilizumabDosing(graded.situation).decision {
        case .allowed: .silent
        case .refused(let reason): .warns("no further tocilizumab now: \(reason)", missing: [])
        case .uncertain(_, let missing, _) where !graded.hasDrugs: .unknown(missing: missing)
        case .uncertain(let reason, let missing, _): .warns("before any further tocilizumab: \(reason)", missing: missing)
        }
    }
}
