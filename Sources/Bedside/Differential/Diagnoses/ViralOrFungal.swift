extension Diagnosis {
    /// HHV-6, herpes simplex or fungal infection of nodes and mucosa.
    ///
    /// Source: clinical dossier, section C1, row D22. The dossier names nothing against it but a negative test.
    static let viralOrFungal = Diagnosis(
        "D22", "Viral or fungal laryngitis or lymphadenitis", window: "from day 10", region: .neck,
        action: .onFinding("antiviral or antifungal"),
        tests: [SettlingTest(.viralTest, "positive"), SettlingTest(.laryngoscopy, "ulcers")],
        items: [
            .speaksFor("mucosal ulcers") { $0.either($0.saw(.mucosalUlcers), $0.finds(.laryngoscopy, "ulcers")) },
            .speaksFor("enlarged lymph nodes") { $0.saw(.enlargedNodes) },
            .speaksFor("PCR or swab positive") { $0.finds(.viralTest, "positive") },
            .speaksAgainst("PCR or swab negative") { $0.finds(.viralTest, "positive").map { !$0 } },
        ],
        outcome: { situation in
            switch (situation.finds(.viralTest, "positive"), situation.finds(.laryngoscopy, "ulcers")) {
            case (true, _): .positive
            case (false, false): .negative
            case (false, true): .inconclusive("ulcers were seen although PCR or swab is negative")
            case (false, nil): .inconclusive("PCR or swab is negative, and nobody looked since the onset")
            case (nil, _): .missing
            }
        })
}
