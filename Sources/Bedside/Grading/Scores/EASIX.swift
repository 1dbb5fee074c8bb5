/// The EASIX family: EASIX, modified EASIX and simplified EASIX, by what is charted.
///
/// EASIX is LDH × creatinine / platelets, modified EASIX has CRP in place of creatinine, simplified EASIX neither. Before
/// lymphodepletion EASIX over 4.67 marks more severe CRS, weakly: an external check found an AUC of 0.61 to 0.62. Scores are
/// compared after rounding to three decimals. EASIX-F and EASIX-FC are left out: their thresholds could not be verified.
///
/// Source: Korell F et al. 2022 (abstract), Greenbaum U et al. 2021, by the clinical dossier, section F1.
public struct EASIX: GradingSystem {
    public let id = "EASIX-FAMILY"
    public let title = "EASIX, modified and simplified EASIX"
    public let subject = "endothelial risk"
    public let source = "Korell F et al. 2022; Greenbaum U et al. 2021; by the clinical dossier, section F1"
    public let confidence = "read; cut-off abstract"
    public let rules = [
        GradingRule("EASIX", "LDH (U/L) × creatinine (mg/dL) / platelets (10⁹/L); before lymphodepletion over 4.67 is above the cut-off"),
        GradingRule("modified EASIX", "LDH (U/L) × CRP (mg/dL) / platelets (10⁹/L)"),
        GradingRule("simplified EASIX", "LDH (U/L) / platelets (10⁹/L)"),
    ]
    static let cutOff = 4.67

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        guard let ldh = exact(signs.ldh), let platelets = exact(signs.platelets), platelets > 0 else {
            let missing = [("LDH", exact(signs.ldh)), ("platelets above 0", exact(signs.platelets).flatMap { $0 > 0 ? $0 : nil })]
            return .lacking(id, missing.filter { $0.1 == nil }.map(\.0), rule: EASIX.rule)
        }
        if let creatinine = exact(signs.creatinine) {
            let value = rounded(ldh * creatinine / platelets)
            let detail = value > EASIX.cutOff ? "EASIX above 4.67" : "EASIX, not above 4.67"
            return answer(value, detail, exact(signs.crp).map { "modified EASIX \(rounded(ldh * $0 / platelets).fixedText(3))" })
        }
        let missing = ["creatinine (for EASIX)"]
        if let crp = exact(signs.crp) { return answer(rounded(ldh * crp / platelets), "modified EASIX", nil, missing: missing) }
        return answer(rounded(ldh / platelets), "simplified EASIX", nil, missing: missing + ["CRP (for modified EASIX)"])
    }

    private static let rule = "LDH x creatinine or CRP / platelets; rounded to 3 decimals before it is compared with 4.67"

    /// Certain as the form that it is; what another form would need is named as missing.
    private func answer(_ value: Double, _ detail: String, _ other: String?, missing: [String] = []) -> Grade {
        Grade(
            id, .number(value, decimals: 3), .certain, detail: "\(detail); log2 \(EASIX.logarithm(value))",
            because: ["\(detail) \(value.fixedText(3))"] + (other.map { [$0] } ?? []), missing: missing, rule: EASIX.rule,
            flags: ["weak: external AUC 0.61 to 0.62, no link with grade 3 or more; the cut-off is for values before lymphodepletion"])
    }

    private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

    /// A value at the limit of its assay gives no score.
    private func exact(_ value: Measured?) -> Double? { value.flatMap { $0.limit == .exact ? $0.value : nil } }

    private static func logarithm(_ value: Double) -> String { value > 0 ? Logarithm.base2(value).fixedText(3) : "undefined" }
}
