/// Every rule of guidance, for a generated page that a clinician reviews.
public enum GuidanceCatalogue {
    static let tocilizumab = GuidanceEntry(
        id: "D-TOCI", kind: .dose, title: "Tocilizumab, dose and limits", condition: "systemic CRS possible, or a dose given",
        statement: "8 mg/kg from 30 kg, 12 mg/kg below 30 kg, at most 800 mg, over 1 h; at least 8 h apart, at most 3 in 24 h and 4 in the "
            + "course.",
        source: "Product label; NCCN v2.2026 by a third-party transcription; clinical dossier, section B1", evidence: .read)
    static let steroid = GuidanceEntry(
        id: "D-STEROID", kind: .dose, title: "Glucocorticoids, in dexamethasone-equivalents",
        condition: "a glucocorticoid since the infusion",
        statement: "Hydrocortisone 20 mg = prednisone 5 mg = methylprednisolone 4 mg = dexamethasone 0.75 mg; doses add up.",
        source: "Steroid equivalence, from memory; clinical dossier, section 0", evidence: .memory)
    static let adrenaline = GuidanceEntry(
        id: "D-ADRENALINE", kind: .dose, title: "Adrenaline into the muscle",
        condition: "a local picture, urticaria or wheeze, while anaphylaxis is not excluded",
        statement: "0.01 mg/kg, at most 0.5 mg, repeat after 5 to 15 min.",
        source: "Standard emergency care, from memory; clinical dossier, section B4, last paragraph", evidence: .memory)

    /// In the order in which guidance is read.
    public static let all: [GuidanceEntry] =
        [AirwayBundle.entry] + SeedRules.all.map(\.entry) + Guidelines.all.flatMap(\.entries) + Disagreement.all.map(\.entry)
        + [tocilizumab, steroid, adrenaline] + SafetyRules.all.map(\.entry)

    public static func entry(_ id: String) -> GuidanceEntry? { all.first { $0.id == id } }
}
