extension Diagnosis {
    /// Lung injury within 6 h of a plasma-rich product.
    ///
    /// Source: clinical dossier, sections C1 and C2, rows D16 and D17.
    static let trali = Diagnosis(
        "D16", "Transfusion-related acute lung injury", window: "within 6 h of a plasma-rich product",
        action: .onSuspicion("stop the product; support"),
        tests: [
            SettlingTest(.chestImaging, "bilateral infiltrates"),
            SettlingTest(.bloodGas, "PaO2/FiO2 300 mmHg or less, or saturation under 90 % on room air"),
            SettlingTest(.bnp, "no left-atrial hypertension; type II has a risk of ARDS and was stable for 12 h before"),
        ],
        items: [
            .speaksFor("blood product within 6 h before onset") { $0.product(within: 6) },
            .speaksFor("bilateral infiltrates") { $0.finds(.chestImaging, "bilateral_infiltrates") },
            .speaksFor("PaO2/FiO2 300 mmHg or less, or saturation under 90 % on room air") { $0.isHypoxic },
            .speaksFor("BNP 250 pg/mL or less: no sign of left-atrial hypertension (project-defined)") { $0.level(.bnp)?.isAtMost(250) },
            .speaksAgainst("no blood product within 6 h before onset") { $0.product(within: 6).map { !$0 } },
        ],
        source: "Clinical dossier, sections C1 and C2, row D16; weights project-defined", confidence: .read,
        gate: { $0.transfusionGate(within: 6) },
        outcome: { situation in
            switch (situation.finds(.chestImaging, "bilateral_infiltrates"), situation.isHypoxic) {
            case (true, true): .positive
            case (false, _), (_, false): .negative
            case (true, _), (_, true): .inconclusive("imaging and gas are both needed")
            default: .missing
            }
        })
}
