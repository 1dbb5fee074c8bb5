extension Diagnosis {
    /// Creatinine that counts as normal where the laboratory gives no limit: 90 µmol/L, in mg/dL (project-defined).
    private static let normalCreatinine = 90 / 88.4

    /// Kidney injury, or loss of protein in the urine.
    ///
    /// Source: clinical dossier, section C1, row D11.
    static let renalOedema = Diagnosis(
        "D11", "Oedema from the kidney", window: "any day", action: .onFinding("review fluids and drugs"),
        tests: [
            SettlingTest(.creatinine, "rise by 26.5 µmol/L in 48 h, or to 1.5 times in 7 days"),
            SettlingTest(.urineProtein, "nephrotic"),
        ],
        items: [
            .speaksFor("urine under 0.5 mL/kg/h") { $0.isOliguric },
            .speaksFor("creatinine rose by 26.5 µmol/L in 48 h or to 1.5 times in 7 days") { $0.creatinineRose },
            .speaksFor("dependent oedema") { $0.saw(.peripheralOedema) },
            .speaksFor("nephrotic protein in the urine") { $0.state(.urineProtein).map { $0 == "nephrotic" } },
            .speaksAgainst("creatinine normal (limit of the laboratory, else 90 µmol/L, project-defined)") { creatinineIsNormal($0) },
        ],
        outcome: { situation in
            if situation.creatinineRose == true || situation.state(.urineProtein) == "nephrotic" { return .positive }
            guard let isNormal = creatinineIsNormal(situation) else { return .missing }
            guard isNormal else { return .inconclusive("creatinine is over its limit, and no rise is charted") }
            return situation.state(.urineProtein) == nil ? .inconclusive("loss of protein is not tested") : .negative
        })

    private static func creatinineIsNormal(_ situation: Situation) -> Bool? {
        if let isOver = situation.isOverNormal(.creatinine) { return !isOver }
        return situation.level(.creatinine)?.isAtMost(normalCreatinine)
    }
}
