/// A mass, advanced local CRS that threatens life.
///
/// Source: case report (Luan 2021), by the clinical dossier, section B3, row R4;
/// the report is silent, the entry is a default of this project.
struct R4: SeedRule {
    let id = "R4"
    let distribution: Situation.Distribution? = .compartmental
    let stage: Situation.LocalStage? = .advanced
    let lifeThreat: Bool? = true
    let tocilizumab = "by guideline for the grade of systemic CRS"
    let corticosteroid =
        "give"
    let status = EvidenceMark.seedSilent
    let why =
        "life is threatened"
}
