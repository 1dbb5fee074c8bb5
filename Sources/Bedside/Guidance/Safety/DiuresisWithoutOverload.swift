/// A diuretic without evidence of overload: swelling from leak is not overload, and diuresis risks hypotension.
///
/// Source: clinical dossier, section B4, row 6; thresholds by its section C1 (D09) and C2.
struct DiuresisWithoutOverload: SafetyRule {
    let id = "S2"
    let title = "Diuresis without overload"
    let condition = "a diuretic in the last 24 h, and none of: BNP over 400 pg/mL, crackles, orthopnoea, balance over 2 L"
    let statement = "Swelling from leak is not overload; diuresis risks hypotension in systemic CRS."
    let source = "Clinical dossier, sections B4, row 6, and C1 (D09)"
    let evidence = EvidenceMark.memory

    func check(_ graded: GradedSituation) -> SafetyFinding {
        guard graded.hasDrugs else { return .drugsMissing }
        let situation = graded.situation
        let given = situation.doses(of: .diuretic, within: 24)
        guard let last = given.last else { return .silent }
        guard isOverloaded(situation) != true else { return .silent }
        let missing = [
            situation.measured(.bnp) == nil ? "BNP" : nil, situation.present(.crackles) == nil ? "crackles" : nil,
            situation.measured(.fluidBalance) == nil ? "fluid balance" : nil,
        ].compactMap(\.self)
        return .warns(
            "\(last.subject ?? "a diuretic") was given and no overload is shown (\(evidence(situation))); swelling from leak is not overload, "
                + "and pressure may fall", missing: missing)
    }

    private func isOverloaded(_ situation: Situation) -> Bool? {
        Truth.any(
            situation.measured(.bnp)?.isOver(400), situation.present(.crackles), situation.present(.orthopnoea),
            situation.measured(.fluidBalance)?.isOver(2000))
    }

    private func evidence(_ situation: Situation) -> String {
        guard let bnp = situation.measured(.bnp) else { return "BNP is not charted" }
        let isLow = bnp.isUnder(100) == true && situation.present(.obesity) != true
        return "BNP \(bnp.text) pg/mL " + (isLow ? "speaks against it" : "does not show it")
    }
}
