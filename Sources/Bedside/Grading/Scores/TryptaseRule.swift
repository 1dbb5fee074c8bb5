/// The tryptase rule of mast cell activation: acute above 1.2 × baseline + 2 ng/mL, strictly.
///
/// A rise inside the normal range counts. The baseline is taken at least 24 h after recovery.
///
/// Source: Valent P et al., Int Arch Allergy Immunol 2012;157:215, by the clinical dossier, section C1, row D01.
public struct TryptaseRule: GradingSystem {
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
        guard let acute = signs.tryptase, let baseline = signs.tryptaseBaseline, let isPositive = TryptaseRule.isPositive(acute, baseline)
        else {
            let inputs: [(String, Bool)] = [
                ("acute tryptase", signs.tryptase == nil), ("baseline tryptase", signs.tryptaseBaseline == nil),
            ]
            let missing = inputs.filter(\.1).map(\.0)
            return .lacking(id, missing.isEmpty ? ["tryptase within the limits of the assay"] : missing, rule: rule)
        }
        let threshold = TryptaseRule.threshold(baseline.value).plainText
        return Grade(
            id, .word(isPositive ? "positive" : "negative"), .certain,
            detail: "\(acute.text) is \(isPositive ? "" : "not ")above \(threshold)", rule: rule)
    }

    /// Unknown where the limits of the assay leave it open.
    static func isPositive(_ acute: Measured, _ baseline: Measured) -> Bool? {
        let threshold = threshold(baseline.value)
        switch baseline.limit {
        case .exact: return acute.isOver(threshold)
        // A lower baseline lowers the threshold, a higher one raises it: only one answer stays certain.
        case .below: return acute.isOver(threshold) == true ? true : nil
        case .above: return acute.isOver(threshold) == false ? false : nil
        }
    }

    private static func threshold(_ baseline: Double) -> Double { (1.2 * baseline + 2).roundedToDigits(12) }
}
