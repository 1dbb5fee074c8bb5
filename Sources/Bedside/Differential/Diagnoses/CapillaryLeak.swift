extension Diagnosis {
    /// Generalised leak with systemic CRS.
    ///
    /// Source: clinical dossier, sections C1 and C2, row D13.
    static let capillaryLeak = Diagnosis(
        "D13", "Capillary leak", window: "day 2 to 10, with systemic CRS", action: .onSuspicion("careful fluids, no blind diuresis"),
        tests: [
            SettlingTest(.albumin, "under 30 g/L or a fall by 10"),
            SettlingTest(.weight, "over 5 % gained"),
            SettlingTest(.haemoglobin, "10 % higher"),
        ],
        items: [
            .plus(2, "weight over 5 % higher") { $0.weightGain.map { $0 > 0.05 + 1e-9 } },
            .plus(2, "albumin under 30 g/L or fallen by 10 g/L") { $0.albuminLeaks },
            .plus(1, "haemoglobin 10 % higher") { $0.haemoglobinRise.map { $0 >= 0.1 - 1e-9 } },
            .minus(1, "strictly local") { $0.saw(.strictlyLocal) },
            .shownFor("generalised oedema") { $0.saw(.generalisedOedema) },
            .shownFor("hypotension") { $0.saw(.hypotension) },
            .shownAgainst("stable pressure") { $0.present(.hypotension).map { !$0 } },
        ],
        outcome: { situation in
            switch (situation.weightGain.map { $0 > 0.05 + 1e-9 }, situation.albuminLeaks) {
            case (true, true): .positive
            case (false, false): .negative
            case (true, _), (_, true): .inconclusive("one of weight and albumin speaks for it")
            default: .missing
            }
        })
}
