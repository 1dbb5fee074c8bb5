/// The MSKCC scale. Hypotension corrected by fluids alone has no row and stays 1, which is flagged.
///
/// Source: MSKCC (PMC7006459), by the clinical dossier, section A5.
public struct MSKCC: GradingSystem {
    public let id = "MSKCC"
    public let title = "MSKCC scale, cytokine release syndrome"
    public let subject = "systemic CRS"
    public let source = "MSKCC scale (PMC7006459), by the clinical dossier, section A5"
    public let confidence = "read"
    public let rules = [
        GradingRule("1", "mild: observe"),
        GradingRule("2", "any vasopressor for less than 24 h, or hypoxia or dyspnoea with oxygen below 40 %"),
        GradingRule("3", "vasopressor for 24 h or more, or oxygen of 40 % or more"),
        GradingRule("4", "hypotension refractory to high-dose vasopressor, or ventilation"),
        GradingRule("5", "death"),
    ]

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        let isFluidOnly = signs.hasHypotension == true && (signs.vasopressors ?? []).isEmpty
        let flags = isFluidOnly ? ["literal reading: hypotension corrected by fluids alone has no row in this system"] : []
        return Grade(
            id, symptoms: signs, worstOf: [pressure(signs), OxygenShare(signs).axis(signs), dyspnoea(signs)],
            rule: "worst of vasopressor, oxygen and dyspnoea", flags: flags + OxygenShare.flags(signs))
    }

    private func pressure(_ signs: Signs) -> Axis {
        let name = "vasopressor"
        if signs.isRefractoryShock == true, signs.hypotensionIsCRS != false {
            return .known("refractory", 4, "refractory to high-dose vasopressors")
        }
        guard let isHypotensive = signs.hasHypotension else { return .unknown(name, missing: ["hypotension, as judged"]) }
        guard isHypotensive else { return .known(name, 0) }
        guard let running = signs.vasopressors else { return .atLeast(name, 0, most: 4, missing: ["vasopressors"]) }
        guard !running.isEmpty else { return .known(name, 0) }
        let isLong = Truth.any(running.map { run in run.hours.map { $0 >= 24 } })
        let open = signs.openRefractoriness
        switch isLong {
        case true:
            return .atLeast(
                "vasopressor >=24 h", 3, "\(signs.vasopressorNames) for 24 h or more", most: open.isEmpty ? 0 : 4, missing: open)
        case false:
            return .atLeast(
                "vasopressor <24 h", 2, "\(signs.vasopressorNames) for less than 24 h", most: open.isEmpty ? 0 : 4, missing: open)
        case nil:
            return Axis(
                name: name, range: 2...3, because: signs.vasopressorNames, missing: ["for how long the vasopressor ran"] + open,
                most: open.isEmpty ? 3 : 4)
        }
    }

    private func dyspnoea(_ signs: Signs) -> Axis {
        guard let hasDyspnoea = signs.hasDyspnoea else { return .unknown("dyspnoea", missing: ["dyspnoea"], most: 2) }
        return .known("dyspnoea", hasDyspnoea ? 2 : 0, hasDyspnoea ? "dyspnoea" : nil)
    }
}
