/// Systemic malignancy, local CRS before or without systemic CRS, no threat to life.
///
/// Source: case report (Luan 2021), by the clinical dossier, section B3, row R5;
/// the report is silent, the entry is a default of this project.
struct R5: SeedRule {
    let id = "R5"
    let distribution: Situation.Distribution? = .systemic
    let stage: Situation.LocalStage? = .early
    let lifeThreat: Bool? = false
    let tocilizumab = "no rule"
    let corticosteroid =
        "no rule"
    let status = EvidenceMark.seedSilent
    let why =
        "the report's model puts local CRS after systemic CRS: early local CRS of a systemic malignancy should make "
        + "one doubt the diagnosis"
}
