/// A mass, local CRS during or after systemic CRS, no threat to life.
///
/// Source: case report (Luan 2021), by the clinical dossier, section B3, row R3;
/// the report is silent, the entry is a default of this project.
struct R3: SeedRule {
    let id = "R3"
    let distribution: Situation.Distribution? = .compartmental
    let stage: Situation.LocalStage? = .advanced
    let lifeThreat: Bool? = false
    let tocilizumab = "by guideline for the grade of systemic CRS"
    let corticosteroid =
        "by guideline for the grade of systemic CRS"
    let status = EvidenceMark.seedSilent
    let why =
        "systemic CRS has declared itself and IL-6 is high"
}
