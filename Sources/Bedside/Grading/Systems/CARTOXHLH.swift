/// The CARTOX 2018 criteria of a haemophagocytic syndrome in the course of CRS.
///
/// Source: Neelapu SS et al., Nat Rev Clin Oncol 2018;15:47, by the clinical dossier, section A12 (memory).
public struct CARTOXHLH: GradingSystem {
    public let id = "CARTOX-HLH"
    public let title = "CARTOX 2018, haemophagocytic syndrome"
    public let subject = "HLH-like syndrome"
    public let source = "Neelapu SS et al. 2018 (CARTOX), by the clinical dossier, section A12"
    public let confidence = "memory"
    public let rules = [
        GradingRule(
            "positive",
            "ferritin strictly over 10 000 ng/mL during CRS, and two of: bilirubin, AST or ALT of grade 3; oliguria or creatinine of grade 3; pulmonary oedema of grade 3; haemophagocytosis"
        )
    ]

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        let rule = "ferritin over 10 000 ng/mL and two major criteria"
        let organs = CTCAEOrgans.version5
        let criteria: [(name: String, holds: Bool?)] = [
            ("liver of grade 3", organs.liver(signs, isAtLeast: 3)), ("kidney of grade 3", organs.kidney(signs, isAtLeast: 3)),
            ("pulmonary oedema of grade 3", signs.pulmonaryOedemaGrade.map { $0 >= 3 }), ("haemophagocytosis", signs.hasHaemophagocytosis),
        ]
        let met = criteria.filter { $0.holds == true }.map(\.name)
        let open = criteria.filter { $0.holds == nil }.map(\.name)
        switch signs.ferritin?.isOver(10_000) {
        case nil: return .lacking(id, ["ferritin"] + (met.count < 2 ? open : []), rule: rule)
        case false: return Grade(id, .word("negative"), .certain, detail: "ferritin", rule: rule)
        case true where met.count >= 2: return Grade(id, .word("positive"), .certain, detail: "\(met.count) of 4", because: met, rule: rule)
        case true:
            let isSettled = met.count + open.count < 2
            return Grade(
                id, .word("negative"), isSettled ? .certain : .atLeast, detail: "\(met.count) of 4", because: met,
                missing: isSettled ? [] : open, rule: rule)
        }
    }
}
