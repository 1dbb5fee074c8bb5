extension Diagnosis {
    /// Inflammation of the salivary glands.
    ///
    /// Source: clinical dossier, section C1, row D05.
    static let sialadenitis = Diagnosis(
        "D05", "Sialadenitis or parotitis", window: "any day", region: .neck, action: .onFinding("fluids, antibiotics"),
        tests: [
            SettlingTest(.neckUltrasound, "inflamed gland, dilated duct"),
            SettlingTest(.amylase, "over the limit of the laboratory"),
        ],
        items: [
            .speaksFor("tender gland") { $0.saw(.localPain) },
            .speaksFor("pus at the duct") { $0.saw(.pusAtDuct) },
            .speaksFor("amylase over its limit") { $0.isOverNormal(.amylase) },
            .speaksFor("inflamed gland on ultrasound") { $0.finds(.neckUltrasound, "sialadenitis") },
            .speaksAgainst("both sides, without pain: can be local CRS") {
                Truth.all($0.saw(.bilateralSwelling), $0.saw(.localPain).map { !$0 })
            },
        ],
        outcome: { Outcome($0.finds(.neckUltrasound, "sialadenitis")) })
}
