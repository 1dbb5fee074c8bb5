/// Organ thresholds of CTCAE, as a table that can be exchanged.
///
/// Lee, Penn and CARTOX grade organ toxicity by CTCAE. Lee and Penn were written with version 4; version 5 has nearly the same
/// multiples. Multiples are of the upper limit of normal; creatinine also of the baseline, which is not used here. Platelets and
/// neutrophils are no organ of the organ axis: after lymphodepletion nearly everybody would be of grade 4 by them.
///
/// Source: CTCAE version 5.0, by the clinical dossier, section A7 (memory).
public struct CTCAEOrgans: Sendable {
    /// Multiples of the upper limit of normal above which grade 1, 2, 3 and 4 begin; `nil` where a grade has none.
    public let creatinine: [Double?]
    public let transaminase: [Double?]
    public let bilirubin: [Double?]

    /// Counts in 10*9/L below which grade 1, 2, 3 and 4 begin; `nil` where the dossier gives none.
    public let platelets: [Double?]
    public let neutrophils: [Double?]

    public static let version5 = CTCAEOrgans(
        creatinine: [1, 1.5, 3, 6], transaminase: [1, 3, 5, 20], bilirubin: [1, 1.5, 3, 10],
        platelets: [nil, nil, 50, 25], neutrophils: [nil, nil, 1, 0.5])

    /// The grades that are charted, and those that follow from a laboratory value with its upper limit of normal.
    func completing(_ signs: Signs) -> Signs {
        var signs = signs
        let bilirubinGrade = bilirubinGrade(signs)
        signs.creatinineGrade = creatinineGrade(signs)
        signs.transaminaseGrade = transaminaseGrades(signs).compactMap(\.self).max()
        let organs = [signs.organGrade, signs.creatinineGrade, signs.renalGrade, signs.pulmonaryOedemaGrade, bilirubinGrade]
        signs.organGrade = organs.compactMap(\.self).max()
        signs.liverGrade = signs.liverGrade ?? [bilirubinGrade, signs.transaminaseGrade].compactMap(\.self).max()
        signs.renalGrade = signs.renalGrade ?? signs.creatinineGrade
        return signs
    }

    private func creatinineGrade(_ signs: Signs) -> Int? {
        signs.creatinineGrade ?? grade(signs.creatinine, signs.creatinineUpperNormal, creatinine)
    }

    private func bilirubinGrade(_ signs: Signs) -> Int? { grade(signs.bilirubin, signs.bilirubinUpperNormal, bilirubin) }

    /// As charted, or of ALT and of AST.
    private func transaminaseGrades(_ signs: Signs) -> [Int?] {
        if let charted = signs.transaminaseGrade { return [charted] }
        return [grade(signs.alt, signs.altUpperNormal, transaminase), grade(signs.ast, signs.astUpperNormal, transaminase)]
    }

    /// Whether both transaminases are graded: one of them alone is a lower bound.
    func knowsTransaminases(_ signs: Signs) -> Bool { !transaminaseGrades(signs).contains(nil) }

    /// Whether liver tests are of a grade: bilirubin, ALT or AST; unknown while one that is missing could be.
    func liver(_ signs: Signs, isAtLeast threshold: Int) -> Bool? {
        if let charted = signs.liverGrade { return charted >= threshold }
        return Truth.any((transaminaseGrades(signs) + [bilirubinGrade(signs)]).map { $0.map { $0 >= threshold } })
    }

    /// Whether the kidney is of a grade: oliguria or creatinine; creatinine alone can only confirm it.
    func kidney(_ signs: Signs, isAtLeast threshold: Int) -> Bool? {
        if let charted = signs.renalGrade { return charted >= threshold }
        return (creatinineGrade(signs) ?? 0) >= threshold ? true : nil
    }

    /// Whether a lineage is of grade 4; unknown while no count is charted that shows one and another is missing.
    func hasCytopeniaOfGrade4(_ signs: Signs) -> Bool? {
        Truth.any(
            platelets.last?.flatMap { signs.platelets?.isUnder($0) }, neutrophils.last?.flatMap { signs.neutrophils?.isUnder($0) })
    }

    /// `nil` without a value or a limit, and where the limit of the assay leaves the grade open.
    private func grade(_ value: Measured?, _ upperNormal: Double?, _ multiples: [Double?]) -> Int? {
        guard let value, let upperNormal, upperNormal > 0 else { return nil }
        var grade = 0
        for (place, multiple) in multiples.enumerated() {
            guard let multiple else { continue }
            guard let isOver = value.isOver((multiple * upperNormal).roundedToDigits(12)) else { return nil }
            if isOver { grade = place + 1 }
        }
        return grade
    }
}

extension Axis {
    /// Organ toxicity as Lee and CARTOX count it: a transaminase of grade 4 is grade 3.
    ///
    /// What laboratory values give is a lower bound until somebody has judged all organs.
    static func organs(_ signs: Signs) -> Axis {
        let graded = CTCAEOrgans.version5.completing(signs)
        let liver = [graded.transaminaseGrade, graded.liverGrade].compactMap(\.self).max().map { min($0, 3) }
        let knowsLiver = signs.liverGrade != nil || CTCAEOrgans.version5.knowsTransaminases(signs)
        let missing =
            (signs.organGrade == nil ? ["organ toxicity by CTCAE"] : []) + (knowsLiver ? [] : ["transaminases by CTCAE"])
        guard graded.organGrade != nil || liver != nil else { return .unknown("organ", missing: missing) }
        let worst = max(graded.organGrade ?? 0, liver ?? 0)
        let because =
            worst == 0
            ? nil
            : (liver ?? 0) > (graded.organGrade ?? 0)
                ? "liver tests of CTCAE grade \(max(graded.transaminaseGrade ?? 0, graded.liverGrade ?? 0))"
                : "organ toxicity of CTCAE grade \(worst)"
        return .atLeast("organ", worst, because, most: signs.organGrade == nil ? 4 : knowsLiver ? worst : 3, missing: missing)
    }
}
