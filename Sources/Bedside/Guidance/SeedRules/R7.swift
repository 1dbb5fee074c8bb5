/// Systemic malignancy, local CRS during or after systemic CRS, no threat to life.
///
/// Source: case report (Luan 2021), by the clinical dossier, section B3, row R7.
struct R7: SeedRule {
    let id = "R7"
    let distribution: Situation.Distribution? = .systemic
    let stage: Situation.LocalStage? = .advanced
    let lifeThreat: Bool? = false
    let tocilizumab = "may be used"
    let corticosteroid =
        "should be considered"
    let status = EvidenceMark.seed
    let why =
        "IL-6 is high and signals in trans; CAR-T cells have mostly done their work"
}
