extension Diagnosis {
    /// Bleeding into the neck.
    ///
    /// Source: clinical dossier, sections C1 and C2, row D07. Fibrinogen of 1.5 g/L is 150 mg/dL.
    static let neckHaematoma = Diagnosis(
        "D07", "Haematoma of the neck", window: "after a line; platelets under 50 × 10⁹/L or fibrinogen under 1.0 to 1.5 g/L",
        urgency: .hours, region: .neck, action: .onFinding("secure the airway; platelets, cryoprecipitate"),
        tests: [
            SettlingTest(.contrastCT, "blood; or ultrasound of the neck"),
            SettlingTest(.coagulation, "platelets under 50 × 10⁹/L, fibrinogen under 1.5 g/L"),
        ],
        items: [
            .plus(3, "haematoma on imaging") { $0.showsHaematoma },
            .plus(2, "puncture of the neck within 48 h") { $0.saw(.neckPuncture) },
            .plus(1, "platelets under 50 × 10⁹/L") { $0.level(.platelets)?.isUnder(50) },
            .plus(1, "fibrinogen under 1.5 g/L") { $0.level(.fibrinogen)?.isUnder(150) },
            .plus(1, "haemoglobin fell by 20 g/L or more") { $0.haemoglobinFall.map { $0 >= 2 - 1e-9 } },
            .minus(2, "clean imaging since the onset") { $0.showsHaematoma.map { !$0 } },
            .shownFor("grew within hours") { $0.grewWithinHours },
            .shownFor("tense") { $0.saw(.tenseSwelling) },
            .shownFor("haemoglobin fell by 10 to 20 g/L") { $0.haemoglobinFall.map { $0 >= 1 - 1e-9 && $0 < 2 - 1e-9 } },
            .shownFor("anticoagulant") { $0.everGiven(.anticoagulant) },
            .shownAgainst("platelets 150 × 10⁹/L or more (project-defined) and no puncture") {
                Truth.all($0.level(.platelets)?.isAtLeast(150), $0.saw(.neckPuncture).map { !$0 })
            },
        ],
        outcome: { situation in
            if let blood = situation.showsHaematoma { return Outcome(blood) }
            let isImaged = situation.state(.neckCT) != nil || situation.state(.neckUltrasound) != nil
            return isImaged ? .inconclusive("the imaging is not known to be from after the onset") : .missing
        })
}
