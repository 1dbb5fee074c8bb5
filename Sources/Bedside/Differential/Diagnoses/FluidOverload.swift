extension Diagnosis {
    /// Too much fluid, or a left heart that cannot carry it.
    ///
    /// BNP between 100 and 400 is grey; a low one can lag a very acute event and means less in obesity.
    ///
    /// Source: clinical dossier, sections C1 and C2, row D09.
    static let fluidOverload = Diagnosis(
        "D09", "Fluid overload or heart failure", window: "12 to 72 h after boluses", action: .onFinding("diuretic"),
        tests: [
            SettlingTest(
                .bnp, "BNP under 100 pg/mL unlikely, 100 to 400 grey, over 400 likely; NT-proBNP under 300 pg/mL excludes acute failure"),
            SettlingTest(.echocardiography, "function of the left ventricle"),
            SettlingTest(.fluidBalance, "over 2 L in 48 h"),
        ],
        items: [
            .plus(3, "BNP over 400 pg/mL") { $0.level(.bnp)?.isOver(400) },
            .orPlus(1, "BNP 100 to 400 pg/mL") { Truth.all($0.level(.bnp)?.isAtLeast(100), $0.level(.bnp)?.isAtMost(400)) },
            .minus(2, "BNP under 100 pg/mL, not known to be obese") {
                $0.isObese == true ? false : $0.level(.bnp)?.isUnder(100)
            },
            .plus(1, "balance over 2 L in 48 h") { $0.fluidBalanceIsOver(2000) },
            .plus(1, "crackles") { $0.saw(.crackles) },
            .shownFor("orthopnoea") { $0.saw(.orthopnoea) },
            .shownFor("oedema of the legs") { $0.saw(.peripheralOedema) },
            .shownFor("weight gained") { $0.weightGain.map { $0 > 0 } },
            .shownFor("reduced function on echocardiography") { $0.finds(.echocardiography, "reduced") },
            .shownAgainst("NT-proBNP under 300 pg/mL") { $0.level(.ntProBNP)?.isUnder(300) },
            .shownAgainst("clear lungs") { $0.saw(.crackles).map { !$0 } },
            .shownAgainst("swelling of face or neck only") { $0.saw(.strictlyLocal) },
        ],
        cautions: [
            Caution("BNP can lag a very acute event, and there is no echocardiogram") {
                $0.level(.bnp)?.isUnder(100) == true && !$0.isTested(.echocardiography)
            }
        ],
        outcome: { situation in
            let bnp = situation.level(.bnp)
            if bnp?.isOver(400) == true { return .positive }
            if situation.level(.ntProBNP)?.isUnder(300) == true { return .negative }
            guard let bnp else { return .missing }
            guard bnp.isUnder(100) == true else { return .inconclusive("BNP \(bnp.text) pg/mL lies in the grey zone of 100 to 400") }
            switch situation.isObese {
            case false: return .negative
            case true: return .inconclusive("a low BNP means less in obesity")
            default: return .inconclusive("a low BNP means less in obesity, and weight and height are not charted")
            }
        })
}
