extension Diagnosis {
    /// Reaction to the preservative or to the foreign part of the receptor.
    ///
    /// Source: clinical dossier, section C1, row D18. "Minutes to hours" is read as one day (project-defined).
    static let productReaction = Diagnosis(
        "D18", "Reaction to the CAR-T product", window: "minutes to hours of infusion; repeated infusions",
        action: .onSuspicion("as anaphylaxis"),
        tests: [SettlingTest(.tryptase, "as for anaphylaxis"), SettlingTest(.carAntibody, "present")],
        items: [
            .speaksFor("CAR-T infusion within a day before onset") { $0.hadInfusion },
            .speaksFor("tryptase rule positive") { $0.tryptaseIsPositive },
            .speaksFor("IgE against the receptor") { $0.shows(.antiCARAntibody, "positive") },
            .speaksAgainst("onset more than a day after the infusion") { $0.hadInfusion.map { !$0 } },
        ],
        gate: { $0.hadInfusion == false ? .closed("the onset is more than a day after the last CAR-T infusion") : nil },
        outcome: { situation in
            switch (situation.tryptaseOutcome, situation.shows(.antiCARAntibody, "positive")) {
            case (.positive, _), (_, true): .positive
            case (.negative, false): .negative
            case (.inconclusive(let reason), _): .inconclusive(reason)
            case (.negative, _): .inconclusive("IgE against the receptor is not tested")
            default: .missing
            }
        })
}

extension Situation {
    /// Whether cells were infused within a day before the onset. The first infusion is hour 0 by definition.
    fileprivate var hadInfusion: Bool? {
        if onsetRange.lowerBound >= 0, onsetRange.upperBound <= 24 { return true }
        // The row of the first infusion knows its day only; its clock is hour 0.
        let later = wasGiven(given(.cart).filter { $0.hours > 24 }, within: 24)
        return later == false && onsetRange.lowerBound <= 24 && onsetRange.upperBound >= 0 ? nil : later
    }
}
