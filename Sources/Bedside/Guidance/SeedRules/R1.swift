/// A mass, local CRS before or without systemic CRS, no threat to life.
///
/// Source: case report (Luan 2021), by the clinical dossier, section B3, row R1.
struct R1: SeedRule {
    let id = "R1"
    let distribution: Situation.Distribution? = .compartmental
    let stage: Situation.LocalStage? = .early
    let lifeThreat: Bool? = false
    let tocilizumab = "avoid: it may aggravate local CRS"
    let corticosteroid =
        "hold; if at all, with caution"
    let status = EvidenceMark.seed
    let why =
        "IL-6 is still low, and its classic signalling through the membrane receptor is anti-inflammatory; a steroid "
        + "now would stop CAR-T cells before they have worked"
}
