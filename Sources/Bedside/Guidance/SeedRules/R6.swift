/// Systemic malignancy, early local CRS that threatens life.
///
/// Source: case report (Luan 2021), by the clinical dossier, section B3, row R6;
/// the report is silent, the entry is a default of this project.
struct R6: SeedRule {
    let id = "R6"
    let distribution: Situation.Distribution? = .systemic
    let stage: Situation.LocalStage? = .early
    let lifeThreat: Bool? = true
    let tocilizumab = "no rule"
    let corticosteroid =
        "give"
    let status = EvidenceMark.seedSilent
    let why =
        "life is threatened; the report's model puts local CRS after systemic CRS, so doubt the diagnosis as well"
}
