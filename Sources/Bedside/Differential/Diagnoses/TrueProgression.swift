extension Diagnosis {
    /// Growth of the malignancy itself.
    ///
    /// Source: clinical dossier, section C1, row D15.
    static let trueProgression = Diagnosis(
        "D15", "True progression", window: "weeks", action: .none, tests: [SettlingTest(.biopsy, "malignant tissue")],
        items: [
            .speaksFor("malignant tissue at the site") { $0.finds(.siteBiopsy, "malignant") },
            .speaksAgainst("no malignant tissue at the site") { $0.finds(.siteBiopsy, "malignant").map { !$0 } },
            .speaksAgainst("shrank within three days") { $0.shrankWithinDays },
        ],
        outcome: { Outcome($0.finds(.siteBiopsy, "malignant")) })
}
