extension Diagnosis {
    /// Angio-oedema by histamine or by an NSAID.
    ///
    /// Source: clinical dossier, section C1, row D02.
    static let histamineAngioedema = Diagnosis(
        "D02", "Histamine-type or NSAID angio-oedema", window: "under 24 h after a dose, can be later", region: .neck,
        action: .onSuspicion("stop the drug"),
        tests: [SettlingTest(.answerToAdrenaline, "shrinks within the hour; tryptase is often normal")],
        items: [
            .speaksFor("NSAID, antibiotic or tocilizumab within 48 h before onset (48 h project-defined)") {
                $0.drug(.nsaid, .antibiotic, .interleukin6Receptor, within: 48)
            },
            .speaksFor("asymmetric lips or tongue") { $0.saw(.asymmetricLips) },
            .speaksFor("itch") { $0.saw(.itch) },
            .speaksFor("shrank after adrenaline or an antihistamine") { $0.saw(.adrenalineResponse) },
            .speaksAgainst("both sides of the neck") { $0.saw(.bilateralSwelling) },
            .speaksAgainst("fever within a day of the onset") { $0.isFeverAround },
        ],
        outcome: { situation in
            switch situation.saw(.adrenalineResponse) {
            case true: .positive
            case false: .inconclusive("no answer to adrenaline does not exclude it")
            default: .missing
            }
        })
}
