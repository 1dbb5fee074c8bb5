/// IEC-HS: the haemophagocytic syndrome of immune effector cells, as a list of items.
///
/// No count of items is published, so the list says what is met and announces no diagnosis. The severity (1 no treatment needed,
/// 2 treatment indicated, 3 severe, 4 life-threatening, 5 death) is a clinician's judgement. It is attributable to the cells, not to
/// CRS alone, lymphoma or infection, and usually comes as CRS fades.
///
/// Source: Hines MR et al., Transplant Cell Ther 2023;29:438, by the clinical dossier, section A12 (memory).
public struct IECHS: GradingSystem {
    public let id = "IEC-HS"
    public let title = "IEC-HS 2023, items met"
    public let subject = "HLH-like syndrome"
    public let source = "Hines MR et al. 2023, by the clinical dossier, section A12"
    public let confidence = "memory; thresholds partly secondary"
    public let rules = [
        GradingRule("required", "ferritin over 2 × upper limit of normal or baseline, or rising fast"),
        GradingRule(
            "common",
            "transaminases over 5 × upper limit of normal or baseline; fibrinogen under 150 mg/dL; haemophagocytosis; new cytopenia, one lineage of grade 4"
        ),
        GradingRule(
            "may be present",
            "LDH, other coagulopathy, direct bilirubin, splenomegaly, fever, neurotoxicity, lung infiltrates, renal failure, triglyceride over 265 mg/dL"
        ),
        GradingRule("severity", "1 to 5 by the need of treatment and the threat to life: judged at the bedside, not computed"),
    ]

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        let required = signs.ferritinUpperNormal.flatMap { signs.ferritin?.isOver(2 * $0) }
        let items = common(signs) + others(signs)
        let met = items.filter { $0.holds == true }.map(\.name)
        let missing = items.filter { $0.holds == nil }.map(\.name)
        let rule = "required item and the items met; no count is published"
        guard let required else {
            let named = signs.ferritin == nil ? "ferritin" : "upper limit of normal of ferritin"
            return Grade(
                id, .undetermined, .undetermined, detail: "items met: \(met.count)", because: met, missing: [named] + missing, rule: rule)
        }
        return Grade(
            id, .word(required ? "required item met" : "required item not met"), missing.isEmpty ? .certain : .atLeast,
            detail: "items met: \(met.count)", because: (required ? ["ferritin over 2 × upper limit of normal"] : []) + met,
            missing: missing,
            rule: rule, flags: ["a list, not a diagnosis; severity is judged at the bedside"])
    }

    private typealias Item = (name: String, holds: Bool?)

    private func common(_ signs: Signs) -> [Item] {
        let alt = signs.altUpperNormal.flatMap { signs.alt?.isOver((5 * $0).roundedToDigits(12)) }
        let ast = signs.astUpperNormal.flatMap { signs.ast?.isOver((5 * $0).roundedToDigits(12)) }
        return [
            ("transaminases over 5 × upper limit of normal", Truth.any(alt, ast)),
            ("fibrinogen under 150 mg/dL", signs.fibrinogen?.isUnder(1.5)), ("haemophagocytosis", signs.hasHaemophagocytosis),
            ("cytopenia of grade 4", CTCAEOrgans.version5.hasCytopeniaOfGrade4(signs)),
        ]
    }

    private func others(_ signs: Signs) -> [Item] {
        [
            ("fever", signs.temperature?.isAtLeast(ASTCTCRS.feverThreshold)),
            ("triglyceride over 265 mg/dL", signs.triglyceride?.isOver(2.992)),
            ("splenomegaly or hepatomegaly", signs.organomegaly.map { $0 != .none }),
        ]
    }
}
