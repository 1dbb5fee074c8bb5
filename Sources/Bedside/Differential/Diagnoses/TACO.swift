extension Diagnosis {
    /// Overload within 12 h of a product; 6 h in the wording of 2016.
    ///
    /// Source: clinical dossier, sections C1 and C2, rows D16 and D17.
    static let taco = Diagnosis(
        "D17", "Transfusion-associated circulatory overload",
        window: "within 12 h of a product (6 h in the older surveillance wording)", action: .onSuspicion("sit up; diuretic"),
        tests: [
            SettlingTest(.bnp, "over 250 pg/mL or 1.5 times; NT-proBNP over 1000 pg/mL"),
            SettlingTest(.chestImaging, "lung oedema"),
            SettlingTest(.echocardiography, "left heart failure"),
            SettlingTest(.fluidBalance, "positive"),
        ],
        items: [
            .speaksFor("blood product within 12 h before onset") { $0.product(within: 12) },
            .speaksFor("respiratory distress") { $0.tacoCriteria[0] },
            .speaksFor("BNP over 250 pg/mL or 1.5 times, or NT-proBNP over 1000 pg/mL") { $0.tacoCriteria[1] },
            .speaksFor("high venous pressure") { $0.tacoCriteria[2] },
            .speaksFor("left heart failure on echocardiography") { $0.tacoCriteria[3] },
            .speaksFor("positive fluid balance") { $0.tacoCriteria[4] },
            .speaksFor("lung oedema on imaging") { $0.tacoCriteria[5] },
            .speaksAgainst("BNP under 100 pg/mL") { $0.level(.bnp)?.isUnder(100) },
            .speaksAgainst("no blood product within 12 h before onset") { $0.product(within: 12).map { !$0 } },
        ],
        source: "Clinical dossier, sections C1 and C2, row D17; weights project-defined", confidence: .read,
        gate: { $0.transfusionGate(within: 12) },
        outcome: { situation in
            let criteria = situation.tacoCriteria
            if criteria.count(where: { $0 == true }) >= 3 { return .positive }
            if criteria.count(where: { $0 != false }) < 3 { return .negative }
            let isAnyKnown = criteria.contains { $0 != nil }
            return isAnyKnown ? .inconclusive("fewer than three of the six criteria are charted as met") : .missing
        })
}

extension Situation {
    /// Distress, BNP, venous pressure, left heart, balance, lung oedema; three make the diagnosis.
    fileprivate var tacoCriteria: [Bool?] {
        [
            saw(.dyspnoea),
            bnpIsUp,
            saw(.distendedVeins),
            finds(.echocardiography, "reduced"),
            fluidBalanceIsOver(0),
            finds(.chestImaging, "oedema"),
        ]
    }

    /// A BNP under 100 is not up, whatever it was before.
    private var bnpIsUp: Bool? {
        let bnp = level(.bnp)
        let ratio = bnpRatio.map { $0 > 1.5 } ?? (bnp?.isUnder(100) == true ? false : nil)
        return Truth.any(bnp?.isOver(250), ratio, level(.ntProBNP)?.isOver(1000) == true)
    }

    /// BNP now against the last one from before the onset.
    private var bnpRatio: Double? {
        guard let now = level(.bnp)?.value, let change = change(of: .bnp, since: onset), now > change else { return nil }
        return now / (now - change)
    }
}
