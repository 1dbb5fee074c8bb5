/// The tryptase rule of mast cell activation: acute above 1.2 × baseline + 2 ng/mL, strictly.
///
/// A rise inside the normal range counts. The baseline is taken at least 24 h after recovery.
///
/// Source: Valent P et al., Int Arch Allergy Immunol 2012;157:215, by the clinical dossier, section C1, row D01.
public struct TryptaseScore: GradingSystem {
    public let id = "TRYPTASE-RULE"
    public let title = "Tryptase rule, mast cell activation"
    public let subject = "anaphylaxis"
    public let source = "Valent P et al. 2012, by the clinical dossier, section C1, row D01"
    public let confidence = "read"
    public let rules = [
        GradingRule("positive", "acute tryptase (15 min to 4 h from onset) above 1.2 × baseline + 2 ng/mL"),
        GradingRule("negative", "at that value or below"),
    ]

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        let rule = "acute > 1.2 x baseline + 2"
        guard let acute = signs.tryptase, let baseline = signs.tryptaseBaseline,
            let isPositive = TryptaseRule.isPositive(acute: acute, baseline: baseline)
        else {
            let inputs: [(String, Bool)] = [
                ("acute tryptase", signs.tryptase == nil), ("baseline tryptase", signs.tryptaseBaseline == nil),
            ]
            let missing = inputs.filter(\.1).map(\.0)
            return .lacking(id, missing.isEmpty ? ["tryptase within the limits of the assay"] : missing, rule: rule)
        }
        let threshold = (1.2 * baseline.value + 2).roundedToDigits(12).plainText
        return Grade(
            id, .word(isPositive ? "positive" : "negative"), .certain,
            detail: "\(acute.text) is \(isPositive ? "" : "not ")above \(threshold)", rule: rule)
    }
}
