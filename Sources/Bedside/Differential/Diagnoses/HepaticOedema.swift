extension Diagnosis {
    /// Low albumin, whatever the cause. A normal ALT says nothing of albumin.
    ///
    /// Source: clinical dossier, section C1, row D12.
    static let hepaticOedema = Diagnosis(
        "D12", "Oedema from the liver or low albumin", window: "any day", action: .none,
        tests: [SettlingTest(.albumin, "under 25 to 30 g/L"), SettlingTest(.inr, "raised (over 1.5, project-defined)")],
        items: [
            .speaksFor("albumin under 30 g/L") { $0.level(.albumin)?.isUnder(30) },
            .speaksFor("ascites") { $0.saw(.ascites) },
            .speaksAgainst("albumin 30 g/L or more") { $0.level(.albumin)?.isAtLeast(30) },
            .speaksFor("INR over 1.5 (project-defined)") { $0.level(.inr)?.isOver(1.5) },
        ],
        cautions: [
            Caution("ALT is charted; it says nothing of albumin") { $0.level(.alt) != nil && $0.level(.albumin) == nil }
        ],
        outcome: { situation in
            guard let albumin = situation.level(.albumin) else { return .missing }
            if albumin.isUnder(25) == true { return .positive }
            return albumin.isAtLeast(30) == true ? .negative : .inconclusive("albumin \(albumin.text) g/L is grey: 25 to 30")
        })
}
