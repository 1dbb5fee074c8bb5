/// Estimated glomerular filtration rate, CKD-EPI 2021, without race.
///
/// Source: Inker LA et al., N Engl J Med 2021;385:1737, by the clinical dossier, section F5 (memory).
public struct CKDEPI2021: GradingSystem {
    public let id = "CKD-EPI2021"
    public let title = "CKD-EPI 2021, estimated glomerular filtration rate"
    public let subject = "kidney function"
    public let source = "Inker LA et al. 2021 (CKD-EPI), by the clinical dossier, section F5"
    public let confidence = "memory"
    public let rules = [
        GradingRule(
            "mL/min/1.73 m²",
            "142 × min(Scr/k, 1)^a × max(Scr/k, 1)^-1.200 × 0.9938^age × 1.012 if female; k 0.7 and a -0.241 female, k 0.9 and a -0.302 male"
        )
    ]

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        let creatinine = signs.creatinine.flatMap { $0.limit == .exact && $0.value > 0 ? $0.value : nil }
        guard let creatinine, let sex = signs.sex, let age = signs.age else {
            let inputs: [(String, Bool)] = [("creatinine", creatinine == nil), ("sex", signs.sex == nil), ("age", signs.age == nil)]
            return .lacking(id, inputs.filter(\.1).map(\.0), rule: "CKD-EPI 2021")
        }
        let isFemale = sex == .female
        let ratio = creatinine / (isFemale ? 0.7 : 0.9)
        let low = Logarithm.power(min(ratio, 1), isFemale ? -0.241 : -0.302)
        let high = Logarithm.power(max(ratio, 1), -1.2)
        let rate = 142 * low * high * Logarithm.power(0.9938, age) * (isFemale ? 1.012 : 1)
        return Grade(
            id, .number(rate, decimals: 0), .certain, detail: "mL/min/1.73 m2", rule: "CKD-EPI 2021",
            flags: age < 18 ? ["made for adults"] : [])
    }
}
