extension Diagnosis {
    /// Fat, not fluid: slow.
    ///
    /// Source: clinical dossier, section C1, row D23. "Weeks" is read as two weeks or more (project-defined).
    static let steroidFace = Diagnosis(
        "D23", "Moon face of steroids", window: "weeks", region: .neck, action: .none,
        tests: [SettlingTest(.course, "slow growth under steroids")],
        items: [
            .speaksFor("steroids for two weeks or more before onset (project-defined)") { $0.hadSteroidsForWeeks },
            .speaksFor("slow: no change a day after the onset (project-defined)") { $0.isSlow },
            .speaksAgainst("grew within hours to days") { $0.grewWithinHours },
        ],
        outcome: { $0.grewWithinHours == true ? .negative : .missing })
}
