extension Diagnosis {
    /// A thyroid that swells.
    ///
    /// Source: clinical dossier, section C1, row D21.
    static let thyroid = Diagnosis(
        "D21", "Thyroiditis or bleeding into the thyroid", window: "any day", region: .neck, action: .none,
        tests: [
            SettlingTest(.thyroidUltrasound, "inflammation or blood"),
            SettlingTest(.thyrotropin, "suppressed (under 0.4 mIU/L, project-defined)"),
        ],
        items: [
            .speaksFor("midline or thyroid pain") { $0.saw(.midlineNeckPain) },
            .speaksFor("TSH under 0.4 mIU/L (project-defined)") { $0.level(.tsh)?.isUnder(0.4) },
            .speaksFor("abnormal thyroid on ultrasound") { $0.finds(.thyroidUltrasound, "abnormal") },
            .speaksAgainst("diffuse: both sides, without midline pain") {
                Truth.all($0.saw(.bilateralSwelling), $0.saw(.midlineNeckPain).map { !$0 })
            },
        ],
        outcome: { Outcome($0.finds(.thyroidUltrasound, "abnormal")) })
}
