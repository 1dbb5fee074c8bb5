extension Diagnosis {
    /// Anaphylaxis to a drug or product, with or without skin signs.
    ///
    /// Eosinophils and basophils count nothing, whatever their value: they are not tests for it.
    ///
    /// Source: clinical dossier, sections B4 (dose), C1 and C2, row D01.
    static let anaphylaxis = Diagnosis(
        "D01", "Anaphylaxis", window: "minutes to 6 h after exposure; biphasic to 72 h", urgency: .minutes,
        action: .onSuspicion(
            "if it is possible: adrenaline IM at once, 0.01 mg/kg, at most 0.5 mg (an adult 0.5 mg), again after 5 to 15 min"),
        tests: [
            SettlingTest(
                .tryptase,
                "sample 15 min to 4 h after onset; positive over 1.2 × baseline + 2 ng/mL, ratio of 1.685 as alternative; normal 1 to 11 ng/mL"
            ),
            SettlingTest(.tryptaseBaseline, "at least 24 h after recovery, or from before the onset"),
        ],
        items: [
            .plus(3, "urticaria or wheeze with swelling") { $0.saw(.urticaria, .wheeze) },
            .plus(3, "tryptase rule positive") { $0.tryptaseIsPositive },
            .plus(2, "new drug or product within 6 h before onset") { $0.newDrug(within: 6) },
            .orPlus(1, "new drug or product within 48 h before onset, none within 6 h") {
                $0.newDrug(within: 6) == true ? false : $0.newDrug(within: 48)
            },
            .minus(2, "tryptase rule negative, sample 15 min to 4 h after onset") { $0.tryptaseIsPositive.map { !$0 } },
            .shownFor("hypotension") { $0.saw(.hypotension) },
            .shownFor("vomiting or another sign of the gut") { $0.saw(.vomiting) },
            .shownFor("sign of the larynx within 48 h of a likely allergen; enough without skin signs") {
                Truth.all($0.newDrug(within: 48), $0.saw(.stridor, .voiceChange, .foreignBodySensation))
            },
            .shownFor("tryptase at least 1.685 × baseline, the alternative rule") { $0.tryptaseRatioIsHigh },
            .shownAgainst("onset more than 12 h after the last new drug or product") { $0.newDrug(within: 12).map { !$0 } },
            .shownAgainst("no sign of the skin") { $0.saw(.urticaria, .itch).map { !$0 } },
        ],
        cautions: [
            Caution("eosinophils and basophils are charted; they are not tests for anaphylaxis and count nothing") { situation in
                [Finding.eosinophils, .basophils, .eosinophilShare, .basophilShare].contains { situation.level($0) != nil }
            },
            Caution("no adequate tryptase was drawn within 4 h of the onset; it cannot settle this any more") {
                !$0.hasAdequateTryptase && !$0.canDrawTryptase
            },
            Caution("no history of allergy is charted; it excludes nothing") { $0.saw(.allergyHistory) == false },
        ],
        outcome: { $0.tryptaseOutcome })
}
