/// Lee 2014, cytokine release syndrome. FiO2 and dose decide, the device does not; fever is customary and not mandatory.
///
/// One widely copied table prints grade 3 oxygen as below 40 %, a misprint: grade 3 is 40 % or more.
///
/// Source: Lee DW et al., Blood 2014;124:188, by the clinical dossier, section A3; high-dose table from memory.
public struct Lee2014: GradingSystem {
    public let id = "LEE2014"
    public let title = "Lee 2014, cytokine release syndrome"
    public let subject = "systemic CRS"
    public let source = "Lee DW et al. 2014, by the clinical dossier, section A3"
    public let confidence = "read; high-dose table memory"
    public let rules = [
        GradingRule("1", "not life-threatening, symptomatic treatment only: fever, nausea, fatigue, headache, myalgia, malaise"),
        GradingRule(
            "2", "oxygen below 40 %, or hypotension answering to fluids or low dose of one vasopressor, or organ toxicity of grade 2"),
        GradingRule(
            "3", "oxygen of 40 % or more, or high-dose or several vasopressors, or organ toxicity of grade 3, or transaminases of grade 4"),
        GradingRule("4", "ventilator, or organ toxicity of grade 4 other than transaminases"),
        GradingRule("5", "death"),
    ]

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        Grade(
            id, symptoms: signs, worstOf: [Lee2014.pressure(signs), OxygenShare(signs).axis(signs), .organs(signs)],
            rule: "worst of oxygen, hypotension and organ toxicity", flags: OxygenShare.flags(signs))
    }

    /// Fluids or one vasopressor at low dose give 2; high dose or several give 3.
    static func pressure(_ signs: Signs) -> Axis {
        let name = "hypotension"
        guard let isHypotensive = signs.hasHypotension else { return .unknown(name, missing: ["hypotension, as judged"], most: 3) }
        guard isHypotensive else { return .known(name, 0) }
        let running = signs.vasopressors ?? []
        if signs.vasopressors == nil { return .atLeast(name, 2, "hypotension", most: 3, missing: ["vasopressors"]) }
        if running.isEmpty { return .known(name, 2, "hypotension without vasopressor") }
        if running.count > 1 { return .known(name, 3, "several vasopressors: \(signs.vasopressorNames)") }
        switch VasopressorDose.isHigh(running) {
        case true: return .known(name, 3, "\(signs.vasopressorNames) at high dose")
        case false: return .known(name, 2, "\(signs.vasopressorNames) at low dose")
        case nil: return .between(name, 2...3, signs.vasopressorNames, missing: ["dose of the vasopressor and for how long"])
        }
    }
}
