/// CARTOX 2018, cytokine release syndrome. It asks for a systolic pressure under 90, not for a judgement; 90 exactly is not under.
///
/// One review fuses two cells of grade 4 into "life-threatening hypotension needing ventilator"; they are two criteria.
///
/// Source: Neelapu SS et al., Nat Rev Clin Oncol 2018;15:47, by the clinical dossier, section A6.
public struct CARTOX2018: GradingSystem {
    public let id = "CARTOX2018"
    public let title = "CARTOX 2018, cytokine release syndrome"
    public let subject = "systemic CRS"
    public let source = "Neelapu SS et al. 2018 (CARTOX), by the clinical dossier, section A6"
    public let confidence = "read"
    public let rules = [
        GradingRule("1", "temperature of 38.0 °C or more, or organ toxicity of grade 1"),
        GradingRule(
            "2", "systolic pressure under 90 answering to fluids or low dose of one vasopressor; FiO2 below 40 %; organ toxicity of grade 2"
        ),
        GradingRule(
            "3",
            "systolic pressure under 90 needing high-dose or several vasopressors; FiO2 of 40 % or more; organ toxicity of grade 3 or transaminases of grade 4"
        ),
        GradingRule("4", "life-threatening hypotension; ventilator; organ toxicity of grade 4 except transaminases"),
        GradingRule("5", "death"),
    ]

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        if signs.diedOfCRS == true {
            return Grade(id, .grade(5...5), .certain, detail: "death", because: ["death from CRS"], rule: "death")
        }
        let fever = ASTCTCRS.feverAxis(signs)
        let axes = [
            fever.range == nil ? fever : .between("fever", fever.range!, fever.because, missing: fever.missing), pressure(signs),
            OxygenShare(signs).axis(signs), .organs(signs),
        ]
        return Grade(
            id, worstOf: axes, none: "criteria not met", rule: "worst of fever, systolic pressure, oxygen and organ toxicity",
            flags: OxygenShare.flags(signs))
    }

    private func pressure(_ signs: Signs) -> Axis {
        let name = "hypotension"
        if signs.hypotensionIsCRS == false { return .known(name, 0) }
        if signs.isRefractoryShock == true { return .known("life-threatening hypotension", 4, "refractory to high-dose vasopressors") }
        let running = signs.vasopressors ?? []
        guard let isLow = signs.systolicPressure?.isUnder(90) ?? (running.isEmpty ? nil : true) else {
            return .unknown(name, missing: ["systolic pressure"])
        }
        // A vasopressor that holds the pressure above 90 is still needed for it.
        guard isLow || !running.isEmpty else { return .known(name, 0) }
        let pressure = signs.systolicPressure.map { "systolic pressure \($0.text) mm[Hg]" } ?? "on a vasopressor"
        if signs.vasopressors == nil { return .atLeast(name, 2, pressure, most: 4, missing: ["vasopressors"]) }
        if running.isEmpty { return .known(name, 2, pressure) }
        let open = signs.openRefractoriness
        let most = open.isEmpty ? 3 : 4
        if running.count > 1 { return .atLeast(name, 3, "\(pressure), several vasopressors", most: most, missing: open) }
        switch VasopressorDose.isHigh(running) {
        case true: return .atLeast(name, 3, "\(pressure), \(signs.vasopressorNames) at high dose", most: most, missing: open)
        case false: return .known(name, 2, "\(pressure), \(signs.vasopressorNames) at low dose")
        case nil:
            return Axis(
                name: name, range: 2...3, because: "\(pressure), \(signs.vasopressorNames)",
                missing: ["dose of the vasopressor and for how long"] + open, most: most)
        }
    }
}
