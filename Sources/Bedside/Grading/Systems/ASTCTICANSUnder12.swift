/// The ASTCT consensus grade of neurotoxicity under 12 years, or where ICE cannot be asked: CAPD in place of ICE.
///
/// Source: Lee DW et al. 2019, by the clinical dossier, section A2 (memory).
public struct ASTCTICANSUnder12: GradingSystem {
    public let id = "ASTCT-ICANS-PED"
    public let title = "ASTCT consensus 2019, neurotoxicity under 12 years (CAPD)"
    public let subject = "neurotoxicity of children"
    public let source = "Lee DW et al. 2019 (ASTCT), by the clinical dossier, section A2"
    public let confidence = "memory"
    public let rules = [
        GradingRule("1", "CAPD 1 to 8, awakens spontaneously"),
        GradingRule("2", "CAPD 1 to 8, awakens to voice"),
        GradingRule("3", "CAPD 9 or more, or awakens only to touch; seizure that resolves; focal oedema"),
        GradingRule("4", "unable to score CAPD; other domains as in adults"),
    ]

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        if signs.isUnder12 == false {
            return Grade(
                id, .undetermined, .undetermined, detail: "not applicable: 12 years or older",
                rule: "under 12 years", flags: ["ASTCT-ICANS applies from 12 years on"])
        }
        return Grade(
            id, worstOf: [capd(signs)] + ASTCTICANS.sharedAxes(signs), none: "normal", rule: "worst of the five domains",
            flags: ASTCTICANS.flags(signs))
    }

    private func capd(_ signs: Signs) -> Axis {
        guard let score = signs.capd else { return .unknown("CAPD", missing: ["CAPD"]) }
        return .known("CAPD", score >= 9 ? 3 : score >= 1 ? 1 : 0, "CAPD \(score)")
    }
}
