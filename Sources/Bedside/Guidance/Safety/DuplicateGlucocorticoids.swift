/// Two glucocorticoids within a day; guidelines use one.
///
/// Source: clinical dossier, section B4, row 5.
struct DuplicateGlucocorticoids: SafetyRule {
    let id = "S1"
    let title = "Two glucocorticoids at once"
    let condition = "two different glucocorticoids in the last 24 h"
    let statement = "Guidelines use one; the doses add up, and the sum is shown."
    let source = "Clinical dossier, section B4, row 5"
    let evidence = EvidenceMark.read

    func check(_ graded: GradedSituation) -> SafetyFinding {
        guard graded.hasDrugs else { return .drugsMissing }
        let exposure = GlucocorticoidExposure.lastDay(graded.situation)
        let named = exposure.doses.filter { $0.drug != DuplicateGlucocorticoids.unnamed }
        let certain = Set(named.filter(\.isCertain).map(\.drug)).sorted()
        if certain.count > 1 {
            return .warns(
                "\(certain.joined(separator: " and ")) were given within 24 h; guidelines use one. Together: \(exposure.text)",
                missing: exposure.unknown.map { "amount of \($0)" })
        }
        let isUnnamed = exposure.doses.contains { $0.drug == DuplicateGlucocorticoids.unnamed }
        if Set(named.map(\.drug)).count > 1 { return .unknown(missing: ["clock of the glucocorticoids"]) }
        return isUnnamed ? .unknown(missing: ["which glucocorticoid was given"]) : .silent
    }

    private static let unnamed = "corticosteroids"
}
