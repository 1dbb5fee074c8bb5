extension Diagnosis {
    /// Cytokine release confined to a region: the last thought, after its mimics were looked for.
    ///
    /// No sign or test is specific. While anaphylaxis, deep infection, clot or bleeding lacks its test it is at most possible.
    ///
    /// Source: clinical dossier, sections A11, C1 and C2, row D24.
    static let localCRS = Diagnosis(
        "D24", "Local CRS", window: "day 1 to 14; early with a mass, after systemic CRS and tocilizumab in every cervical case found",
        action: .onSuspicion("steroid if the airway is threatened"),
        tests: [
            SettlingTest(.laryngoscopy, "swollen mucosa without ulcer or palsy"),
            SettlingTest(.contrastCT, "oedema of soft tissue without a collection"),
            SettlingTest(.siteImaging, "needed to be probable"),
            SettlingTest(.localGradient, "in excess of blood; needed to be definite"),
        ],
        items: [
            .plus(2, "in window, with systemic CRS active or less than 72 h past") {
                Truth.all(CaseDefinition.window.contains($0.onset), $0.followsSystemic)
            },
            .plus(1, "both sides") { $0.saw(.bilateralSwelling) },
            .plus(1, "tocilizumab already given") { $0.hadTocilizumab },
            .plus(1, "CAR-T cells near their peak (half of it or more, project-defined)") { $0.cellsAreNearPeak },
            .plus(2, "local gradient of cells or cytokines") { $0.hasLocalGradient },
            .plus(1, "anaphylaxis adequately excluded") { $0.excludes(.anaphylaxis) },
            .plus(1, "deep neck infection adequately excluded") { $0.excludes(.deepNeckInfection) },
            .plus(1, "vein thrombosis adequately excluded") { $0.excludes(.veinThrombosis) },
            .plus(1, "haematoma adequately excluded") { $0.excludes(.neckHaematoma) },
            .shownFor("fever within a day of the onset") { $0.isFeverAround },
            .shownFor("neck, submandibular, parotid or larynx") { $0.sites.isEmpty ? nil : $0.isIn(.neck) },
            .shownFor("soft and not tender") { $0.saw(.localPain, .tenseSwelling).map { !$0 } },
            .shownFor("oedema of soft tissue without a collection on CT") { $0.finds(.neckCT, "oedema") },
            .shownAgainst("one side, tender") { Truth.all($0.saw(.bilateralSwelling).map { !$0 }, $0.saw(.localPain)) },
            .shownAgainst("gas, collection or clot on imaging") { $0.either($0.showsCollection, $0.showsAir, $0.showsClot) },
            .shownAgainst("wheals") { $0.saw(.urticaria) },
        ],
        cautions: [Caution("evidence for local CRS of the neck is case reports") { _ in true }],
        source: "Clinical dossier, sections A11, C1 and C2, row D24; weights and case definition project-defined",
        confidence: .projectDefined,
        gate: { CaseDefinition($0).certainty == .notCompatible ? .closed(CaseDefinition($0).because.joined()) : nil },
        outcome: { situation in
            let definition = CaseDefinition(situation)
            if definition.certainty >= .probable { return .positive }
            return situation.hasLocalGradient == true
                ? .inconclusive("a local gradient, while the mimics are not excluded") : .missing
        })
}

extension Situation {
    /// Whether a diagnosis that applies here was adequately tested and not found.
    fileprivate func excludes(_ diagnosis: Diagnosis) -> Bool? {
        guard isIn(diagnosis.region) else { return nil }
        return switch diagnosis.outcome(self) {
        case .negative: outweighs(diagnosis) ? nil : true
        case .positive: false
        case .missing, .inconclusive: nil
        }
    }
}
