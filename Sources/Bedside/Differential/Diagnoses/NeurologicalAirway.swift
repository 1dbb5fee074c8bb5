extension Diagnosis {
    /// Stridor or a weak voice without swelling.
    ///
    /// Source: clinical dossier, section C1, row D20.
    static let neurologicalAirway = Diagnosis(
        "D20", "Neurological: ICANS, cord or bulbar weakness, vinca neuropathy", window: "day 3 to 14", region: .neck,
        action: .onSuspicion("secure the airway"), tests: [SettlingTest(.laryngoscopy, "cords do not move; no oedema")],
        items: [
            .speaksFor("stridor without oedema at laryngoscopy") {
                Truth.all($0.saw(.stridor), $0.finds(.laryngoscopy, "oedema", "obstructed").map { !$0 })
            },
            .speaksFor("weak cough or voice without swelling") { $0.saw(.weakVoice) },
            .speaksFor("ICE under 10, or consciousness not full") {
                Truth.any($0.level(.iceScore)?.isUnder(10), $0.present(.consciousness))
            },
            .speaksFor("vincristine or vindesine given before") { $0.everGiven(.vinca) },
            .speaksFor("cord palsy at laryngoscopy") { $0.finds(.laryngoscopy, "cord_palsy") },
            .speaksAgainst("swelling is seen") { $0.saw(.visibleSwelling) },
        ],
        outcome: { Outcome($0.finds(.laryngoscopy, "cord_palsy")) })
}
