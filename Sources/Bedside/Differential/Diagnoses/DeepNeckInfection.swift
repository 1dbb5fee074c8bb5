extension Diagnosis {
    /// Infection behind or beside the pharynx, or of the floor of the mouth.
    ///
    /// Empirical antibiotics are no test. Procalcitonin rises in CRS too, and tocilizumab blunts CRP.
    ///
    /// Source: clinical dossier, sections B4 (until excluded), C1 and C2, row D04.
    static let deepNeckInfection = Diagnosis(
        "D04", "Deep neck infection", window: "any day, with neutropenia", urgency: .day, region: .neck,
        action: .onSuspicion("antibiotics with anaerobic cover until an abscess is excluded; ENT"),
        tests: [
            SettlingTest(.contrastCT, "rim-enhancing collection or gas"),
            SettlingTest(.cultures, "growth"),
            SettlingTest(.procalcitonin, "over 0.5 ng/mL suggests it, and is raised in CRS too"),
        ],
        items: [
            .plus(3, "rim-enhancing collection or gas on contrast CT") { $0.showsCollection },
            .plus(2, "trismus or swelling of the floor of the mouth") { $0.saw(.trismus, .floorOfMouthSwelling) },
            .plus(1, "neutrophils under 0.5 × 10⁹/L") { $0.level(.neutrophils)?.isUnder(0.5) },
            .plus(1, "procalcitonin over 0.5 ng/mL") { $0.level(.procalcitonin)?.isOver(0.5) },
            .minus(2, "clean contrast CT since the onset") { $0.showsCollection.map { !$0 } },
            .shownFor("local pain or tenderness") { $0.saw(.localPain) },
            .shownFor("painful swallowing") { $0.saw(.odynophagia) },
            .shownFor("one side only") { $0.saw(.bilateralSwelling).map { !$0 } },
            .shownFor("growth in blood or from the site") {
                $0.either($0.finds(.bloodCulture, "positive"), $0.finds(.localCulture, "positive"))
            },
            .shownFor("collection on ultrasound") { $0.finds(.neckUltrasound, "collection") },
            .shownAgainst("both sides, without pain") { Truth.all($0.saw(.bilateralSwelling), $0.saw(.localPain).map { !$0 }) },
            .shownAgainst("antibiotics since more than a day before the onset") { $0.hadAntibioticsForADay },
        ],
        cautions: [
            Caution("antibiotics are running; that is no test") { !$0.given(.antibiotic).isEmpty },
            Caution("procalcitonin is charted; it rises in CRS too") { $0.level(.procalcitonin) != nil },
            Caution("CRP is charted; tocilizumab blunts it") { $0.level(.crp) != nil && !$0.given(.interleukin6Receptor).isEmpty },
        ],
        outcome: { situation in
            if situation.finds(.localCulture, "positive") == true { return .positive }
            switch situation.showsCollection {
            case true: return .positive
            case false: return .negative
            default:
                let isImaged = situation.state(.neckCT) != nil
                return isImaged ? .inconclusive("the CT is not known to be from after the onset") : .missing
            }
        })
}
