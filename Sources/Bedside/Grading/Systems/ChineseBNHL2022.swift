/// The Chinese consensus on CRS of B-cell non-Hodgkin lymphoma, the only published grading with a local axis.
///
/// Axes like those of ASTCT, with a systolic pressure under 90, and a fourth one: inflammation of lesions and the tissue around. The
/// worst axis decides. It was written for lesions in B-NHL; elsewhere it is an extrapolation, and every output says so.
///
/// Source: Li P et al., Cancer Biol Med 2023;20:129, by the clinical dossier, section A9.
public struct ChineseBNHL2022: GradingSystem {
    public let id = "CN-BNHL2022"
    public let title = "Chinese consensus 2022 for B-NHL, CRS with a local axis"
    public let subject = "systemic and local CRS"
    public let source = "Li P et al. 2023 (consensus of 2022), by the clinical dossier, section A9"
    public let confidence = "read"
    public let rules = [
        GradingRule("1", "fever; no inflammation of lesions"),
        GradingRule("2", "systolic pressure under 90 without vasopressor, low-flow oxygen; a lesion enlarges without compression"),
        GradingRule(
            "3", "one vasopressor, high-flow oxygen; compression symptoms or serous-cavity effusion, the organ potentially compensated"),
        GradingRule(
            "4",
            "several vasopressors, positive pressure; compression with oedema, bleeding, perforation or massive effusion, the organ decompensated"
        ),
        GradingRule("5", "death from CRS"),
    ]

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        var judged = signs
        if let systolic = signs.systolicPressure?.isUnder(90) {
            judged.isHypotensive = systolic
            judged.hypotensionIsCRS = signs.hypotensionIsCRS ?? true
        }
        let systemic = ASTCTCRS().grade(judged)
        let flag = "written for lesions in B-NHL: elsewhere an extrapolation"
        return Grade(
            id, worstOf: [.system("systemic axis", systemic), local(signs)], none: "criteria not met",
            rule: "worst of fever, pressure, oxygen and lesion",
            flags: [flag])
    }

    private func local(_ signs: Signs) -> Axis {
        switch signs.lesion {
        case nil: .unknown("local axis", missing: ["lesion and surrounding tissue"])
        case .some(.none): .known("local axis", 0)
        case .enlarged: .known("local axis", 2, "a lesion enlarges without compression")
        case .compensated: .known("local axis", 3, "compression symptoms, organ potentially compensated")
        case .effusion: .known("local axis", 3, "serous-cavity effusion")
        case .decompensated: .known("local axis", 4, "compression with decompensation")
        }
    }
}
