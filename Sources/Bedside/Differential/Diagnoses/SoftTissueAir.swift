extension Diagnosis {
    /// Air in the soft tissue of neck or mediastinum.
    ///
    /// Source: clinical dossier, section C1, row D08.
    static let softTissueAir = Diagnosis(
        "D08", "Subcutaneous emphysema or mediastinal air", window: "after vomiting, ventilation or a line", region: .neckAndChest,
        action: .onFinding("oxygen; find the source"), tests: [SettlingTest(.chestImaging, "air in soft tissue or mediastinum; or CT")],
        items: [
            .speaksFor("vomiting, ventilation or puncture of the neck") {
                Truth.any($0.saw(.vomiting, .neckPuncture), $0.shows(.oxygenDevice, "cpap", "bipap", "intubated"))
            },
            .speaksFor("crepitus") { $0.saw(.crepitus) },
            .speaksFor("change of voice") { $0.saw(.voiceChange) },
            .speaksFor("air on imaging") { $0.showsAir },
            .speaksAgainst("no crepitus") { $0.saw(.crepitus).map { !$0 } },
        ],
        outcome: { Outcome($0.showsAir) })
}
