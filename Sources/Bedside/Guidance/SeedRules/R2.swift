/// A mass, early local CRS that threatens life.
///
/// Source: case report (Luan 2021), by the clinical dossier, section B3, row R2.
struct R2: SeedRule {
    let id = "R2"
    let distribution: Situation.Distribution? = .compartmental
    let stage: Situation.LocalStage? = .early
    let lifeThreat: Bool? = true
    let tocilizumab = "not favoured"
    let corticosteroid =
        "give, with caution"
    let status = EvidenceMark.seed
    let why =
        "survival outweighs loss of efficacy"
}
