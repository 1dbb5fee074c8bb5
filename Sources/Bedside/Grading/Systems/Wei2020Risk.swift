/// The risk split of local CRS of Wei 2020: low is observed, high is treated.
///
/// Source: Wei J et al., Signal Transduct Target Ther 2020;5:134, by the clinical dossier, section A9 (truncated).
public struct Wei2020Risk: GradingSystem {
    public let id = "WEI2020-RISK"
    public let title = "Wei 2020, risk of local CRS"
    public let subject = "local CRS"
    public let source = "Wei J et al. 2020, by the clinical dossier, section A9"
    public let confidence = "read, truncated"
    public let rules = [
        GradingRule("low", "largest lesion diameter under 10 cm and no risk of compression"),
        GradingRule(
            "high",
            "any of: diameter of 10 cm or more; organ dysfunction from compression; swelling that could threaten life at its site; gut involved with risk of bleeding or perforation"
        ),
    ]

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        let features: [(name: String, holds: Bool?)] = [
            ("largest lesion diameter", signs.lesionDiameter?.isAtLeast(10)),
            ("organ dysfunction from compression", signs.organDysfunctionFromCompression),
            ("swelling that could threaten life at its site", signs.threatFromSwelling),
            ("gut involved with risk of bleeding or perforation", signs.gutBleedingRisk),
        ]
        let flags = ["written for B-NHL: elsewhere an extrapolation"]
        let present = features.filter { $0.holds == true }.map(\.name)
        if let first = present.first {
            return Grade(id, .word("high"), .certain, detail: first, because: present, rule: "any high-risk feature", flags: flags)
        }
        let missing = features.filter { $0.holds == nil }.map(\.name)
        guard missing.count < features.count else {
            return Grade(id, .undetermined, .undetermined, detail: "no feature is charted", missing: missing, rule: "any high-risk feature")
        }
        return Grade(
            id, .word("low"), missing.isEmpty ? .certain : .atLeast, detail: "no high-risk feature", missing: missing,
            rule: "no high-risk feature", flags: flags)
    }
}
