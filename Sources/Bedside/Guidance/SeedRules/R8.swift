/// Systemic malignancy, advanced local CRS that threatens life.
///
/// Source: case report (Luan 2021), by the clinical dossier, section B3, row R8.
struct R8: SeedRule {
    let id = "R8"
    let distribution: Situation.Distribution? = .systemic
    let stage: Situation.LocalStage? = .advanced
    let lifeThreat: Bool? = true
    let tocilizumab = "may be used; the case itself got none after the onset"
    let corticosteroid =
        "give, up to pulses of methylprednisolone (no dose is stated); the case got methylprednisolone 40 mg and "
        + "dexamethasone 10 mg twice, 5 h apart"
    let status = EvidenceMark.seed
    let why =
        "IL-6 is high and signals in trans; CAR-T cells have mostly done their work; this is the case itself"
}
