/// The HScore of reactive haemophagocytic syndrome, cut-off 169.
///
/// Not validated after CAR-T: fever, cytopenia and ferritin are expected there.
///
/// Source: Fardet L et al., Arthritis Rheumatol 2014;66:2613, by the clinical dossier, section A12 (secondary).
public struct HScore: GradingSystem {
    public let id = "HSCORE"
    public let title = "HScore, reactive haemophagocytic syndrome"
    public let subject = "HLH-like syndrome"
    public let source = "Fardet L et al. 2014, by the clinical dossier, section A12"
    public let confidence = "read, secondary"
    public let rules = [
        GradingRule("0, 18", "known immunosuppression no, yes"),
        GradingRule("0, 33, 49", "temperature under 38.4, 38.4 to 39.4, over 39.4 °C"),
        GradingRule("0, 23, 38", "enlarged liver or spleen: none, one, both"), GradingRule("0, 24, 34", "cytopenia of 1, 2, 3 lineages"),
        GradingRule("0, 35, 50", "ferritin under 2000, 2000 to 6000, over 6000 ng/mL"),
        GradingRule("0, 44, 64", "triglyceride under 1.5, 1.5 to 4, over 4 mmol/L"),
        GradingRule("0, 30", "fibrinogen over 2.5, 2.5 g/L or less"),
        GradingRule("0, 19", "AST under 30, from 30 U/L"), GradingRule("0, 35", "haemophagocytosis in marrow no, yes"),
        GradingRule("cut-off", "169; 90 or less gives under 1 %, 250 or more over 99 %"),
    ]

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        let items = points(signs)
        let missing = items.filter { $0.points == nil }.map(\.name)
        let sum = items.reduce(0) { $0 + ($1.points ?? 0) }
        let flags = ["not validated after CAR-T: fever, cytopenia and ferritin are expected there"]
        // Marrow is rarely taken: without it the score is a lower bound; without anything else there is none.
        guard missing.isEmpty || missing == [HScore.marrow] else {
            return Grade(
                id, .undetermined, .undetermined, detail: "inputs are missing; \(sum) points so far", missing: missing,
                rule: "sum of nine items",
                flags: flags)
        }
        return Grade(
            id, .number(Double(sum), decimals: 0), missing.isEmpty ? .certain : .atLeast,
            detail: sum > 169 ? "above 169" : sum <= 90 ? "below 90" : "169 or below",
            because: [items.map { "\($0.points ?? 0)" }.joined(separator: "+")], missing: missing, rule: "sum of nine items", flags: flags)
    }

    private static let marrow = "haemophagocytosis"

    private func points(_ signs: Signs) -> [(name: String, points: Int?)] {
        [
            ("immunosuppression", signs.isImmunosuppressed.map { $0 ? 18 : 0 }),
            ("temperature", band(signs.temperature, from: 38.4, over: 39.4, 33, 49)),
            ("enlarged liver or spleen", signs.organomegaly.map { $0 == .none ? 0 : $0 == .one ? 23 : 38 }),
            ("cytopenic lineages", signs.cytopenicLineages.map { $0 >= 3 ? 34 : $0 == 2 ? 24 : 0 }),
            ("ferritin", band(signs.ferritin, from: 2000, over: 6000, 35, 50)),
            ("triglyceride", band(signs.triglyceride, from: 1.5, over: 4, 44, 64)),
            ("fibrinogen", signs.fibrinogen?.isAtMost(2.5).map { $0 ? 30 : 0 }),
            ("AST", signs.ast?.isAtLeast(30).map { $0 ? 19 : 0 }),
            (HScore.marrow, signs.hasHaemophagocytosis.map { $0 ? 35 : 0 }),
        ]
    }

    /// Nothing below the first threshold, the middle points from it on, the high ones strictly over the second.
    private func band(_ value: Measured?, from low: Double, over high: Double, _ middle: Int, _ most: Int) -> Int? {
        guard let value, let isHigh = value.isOver(high), let isMiddle = value.isAtLeast(low) else { return nil }
        return isHigh ? most : isMiddle ? middle : 0
    }
}
