/// CTCAE version 5.0, cytokine release syndrome. Version 4 was written around infusion reactions and must not be used for CAR-T.
///
/// Source: CTCAE version 5.0, by the clinical dossier, section A7 (memory). That more than one vasopressor is life-threatening is
/// an interpretation.
public struct CTCAE5: GradingSystem {
    public let id = "CTCAE5"
    public let title = "CTCAE version 5.0, cytokine release syndrome"
    public let subject = "systemic CRS"
    public let source = "CTCAE v5.0, by the clinical dossier, section A7"
    public let confidence = "memory"
    public let rules = [
        GradingRule("1", "fever with or without constitutional symptoms"),
        GradingRule("2", "hypotension answering to fluids, hypoxia answering to oxygen below 40 %"),
        GradingRule("3", "hypotension managed with one vasopressor, hypoxia needing oxygen of 40 % or more"),
        GradingRule("4", "life-threatening, urgent intervention; more than one vasopressor is read as such"),
        GradingRule("5", "death"),
    ]

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        Grade(
            id, symptoms: signs, worstOf: [pressure(signs), OxygenShare(signs).axis(signs)], rule: "worst of hypotension and oxygen",
            flags: flags(signs) + OxygenShare.flags(signs))
    }

    private func flags(_ signs: Signs) -> [String] {
        signs.hasHypotension == true && (signs.vasopressors?.count ?? 0) > 1
            ? ["that several vasopressors are life-threatening is an interpretation of this project"] : []
    }

    private func pressure(_ signs: Signs) -> Axis {
        let name = "hypotension"
        if signs.isRefractoryShock == true, signs.hypotensionIsCRS != false {
            return .known("life-threatening", 4, "refractory to high-dose vasopressors")
        }
        guard let isHypotensive = signs.hasHypotension else { return .unknown(name, missing: ["hypotension, as judged"]) }
        guard isHypotensive else { return .known(name, 0) }
        switch signs.vasopressors?.count {
        case nil: return .atLeast(name, 2, "hypotension", most: 4, missing: ["vasopressors"])
        case 0: return .known(name, 2, "hypotension without vasopressor")
        case 1:
            let open = signs.openRefractoriness
            return .atLeast(name, 3, "one vasopressor: \(signs.vasopressorNames)", most: open.isEmpty ? 3 : 4, missing: open)
        default: return .known(name, 4, "several vasopressors: \(signs.vasopressorNames)")
        }
    }
}
