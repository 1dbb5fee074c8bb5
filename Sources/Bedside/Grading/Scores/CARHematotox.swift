/// CAR-HEMATOTOX, before lymphodepletion: the risk of long neutropenia and infection, not of CRS.
///
/// It over-calls: in a Dutch set of 245, 70 % were high and 21 % had the outcome (abstract).
///
/// Source: Rejeski K et al., Blood 2021;138:2499, by the clinical dossier, section F2.
public struct CARHematotox: GradingSystem {
    public let id = "CAR-HEMATOTOX"
    public let title = "CAR-HEMATOTOX"
    public let subject = "risk of neutropenia and infection"
    public let source = "Rejeski K et al. 2021, by the clinical dossier, section F2"
    public let confidence = "read"
    public let rules = [
        GradingRule("0, 1, 2", "platelets over 175, 75 to 175, under 75 × 10⁹/L"),
        GradingRule("0, 1", "neutrophils from 1.2, under 1.2 × 10⁹/L"),
        GradingRule("0, 1", "haemoglobin from 9.0, under 9.0 g/dL"), GradingRule("0, 1", "CRP under 3.0, from 3.0 mg/dL"),
        GradingRule("0, 1, 2", "ferritin under 650, 650 to 2000, over 2000 ng/mL"), GradingRule("high", "sum of 2 or more"),
    ]

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        let items: [(name: String, points: Int?)] = [
            ("platelets", signs.platelets.flatMap { CARHematotox.step($0.isAtMost(175), $0.isUnder(75)) }),
            ("neutrophils", signs.neutrophils.flatMap { CARHematotox.step($0.isUnder(1.2), false) }),
            ("haemoglobin", signs.haemoglobin.flatMap { CARHematotox.step($0.isUnder(9), false) }),
            ("CRP", signs.crp.flatMap { CARHematotox.step($0.isAtLeast(3), false) }),
            ("ferritin", signs.ferritin.flatMap { CARHematotox.step($0.isAtLeast(650), $0.isOver(2000)) }),
        ]
        let missing = items.filter { $0.points == nil }.map(\.name)
        let sum = items.reduce(0) { $0 + ($1.points ?? 0) }
        guard missing.isEmpty else {
            // Points are never taken away, so that two of them are high whatever is missing.
            let told = sum >= 2 ? "high whatever is missing: already \(sum) points" : "inputs are missing"
            return Grade(id, .undetermined, .undetermined, detail: told, missing: missing, rule: "points by band; >=2 is high")
        }
        return Grade(
            id, .number(Double(sum), decimals: 0), .certain, detail: sum >= 2 ? "high" : "low",
            because: items.map { "\($0.name) \($0.points ?? 0)" }, rule: "points by band; >=2 is high",
            flags: ["predicts neutropenia and infection, not CRS; expect over-calling"])
    }

    /// Points of a band: 1 past the first threshold, 2 past the second.
    private static func step(_ first: Bool?, _ second: Bool?) -> Int? {
        guard let first, let second else { return nil }
        return second ? 2 : first ? 1 : 0
    }
}
