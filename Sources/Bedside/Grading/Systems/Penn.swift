/// The Penn scale. It runs one grade above ASTCT in most febrile hypotensive patients: never pool the two.
///
/// Source: Porter DL et al. (Penn), by the clinical dossier, section A4; high-dose table from memory.
public struct Penn: GradingSystem {
    public let id = "PENN"
    public let title = "Penn scale, cytokine release syndrome"
    public let subject = "systemic CRS"
    public let source = "Penn scale, by the clinical dossier, section A4"
    public let confidence = "read; high-dose table memory"
    public let rules = [
        GradingRule("1", "mild: supportive care such as antipyretics, antiemetics"),
        GradingRule(
            "2",
            "creatinine of grade 2 or liver tests of grade 3, or in hospital for it with IV therapy, neutropenic fever included, fluids for hypotension not"
        ),
        GradingRule(
            "3",
            "creatinine of grade 3 or liver tests of grade 4, hypotension with several boluses or low-dose vasopressor, coagulopathy needing products, any supplemental oxygen, CPAP or BiPAP"
        ),
        GradingRule("4", "high-dose vasopressor or mechanical ventilation"),
        GradingRule("5", "death"),
    ]

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        Grade(
            id, symptoms: signs, worstOf: [pressure(signs), oxygen(signs), organs(signs), coagulation(signs), care(signs)],
            rule: "worst of care, organs, hypotension, coagulopathy and oxygen")
    }

    private func pressure(_ signs: Signs) -> Axis {
        let name = "hypotension"
        guard let isHypotensive = signs.hasHypotension else { return .unknown(name, missing: ["hypotension, as judged"]) }
        guard isHypotensive else { return .known(name, 0) }
        if let running = signs.vasopressors, !running.isEmpty {
            switch VasopressorDose.isHigh(running) {
            case true: return .known(name, 4, "\(signs.vasopressorNames) at high dose")
            case false: return .known(name, 3, "\(signs.vasopressorNames) at low dose")
            case nil: return .between(name, 3...4, signs.vasopressorNames, missing: ["dose of the vasopressor and for how long"])
            }
        }
        let vasopressors = signs.vasopressors == nil ? ["vasopressors"] : []
        let most = vasopressors.isEmpty ? 3 : 4
        func open(_ because: String, _ missing: String) -> Axis {
            Axis(name: name, range: 2...3, because: because, missing: [missing] + vasopressors, most: most)
        }
        switch signs.fluids {
        case .multipleBoluses: return .atLeast(name, 3, "hypotension with several boluses", most: most, missing: vasopressors)
        // Grade 2 leaves fluids for hypotension out and grade 3 asks for several boluses: one bolus has no row.
        case .singleBolus: return open("hypotension with one bolus", "whether more than one bolus is needed")
        case .some(.none), nil: return open("hypotension", "fluid boluses")
        }
    }

    private func oxygen(_ signs: Signs) -> Axis {
        let name = "oxygen"
        guard let device = signs.oxygenDevice else {
            return signs.isHypoxic == true
                ? signs.hypoxiaIsCRS == false ? .known(name, 0) : .between(name, 3...4, "hypoxia, as judged", missing: ["oxygen device"])
                : signs.isHypoxic == false ? .known(name, 0) : .unknown(name, missing: ["oxygen device"])
        }
        if device == .roomAir || signs.hypoxiaIsCRS == false || signs.isHomeOxygen == true { return .known(name, 0) }
        if device == .intubated { return .known("ventilator", 4, device.words) }
        return .known(name, 3, device.words)
    }

    private func organs(_ signs: Signs) -> Axis {
        let graded = CTCAEOrgans.version5.completing(signs)
        let creatinine = graded.creatinineGrade.map { $0 >= 3 ? 3 : $0 == 2 ? 2 : 0 }
        let tests = [graded.transaminaseGrade, graded.liverGrade].compactMap(\.self).max()
        let liver = tests.map { $0 >= 4 ? 3 : $0 == 3 ? 2 : 0 }
        guard creatinine != nil || liver != nil else { return .unknown("organ", missing: ["creatinine and liver tests by CTCAE"], most: 3) }
        let worst = max(creatinine ?? 0, liver ?? 0)
        let because = worst == 0 ? nil : worst == creatinine ? "creatinine by CTCAE" : "liver tests by CTCAE"
        let knowsLiver = signs.liverGrade != nil || CTCAEOrgans.version5.knowsTransaminases(signs)
        let missing = (creatinine == nil ? ["creatinine by CTCAE"] : []) + (knowsLiver ? [] : ["liver tests by CTCAE"])
        return .atLeast("organ", worst, because, most: missing.isEmpty ? worst : 3, missing: missing)
    }

    private func coagulation(_ signs: Signs) -> Axis {
        guard let needs = signs.needsCoagulationProducts else {
            return .unknown("coagulopathy", missing: ["coagulopathy needing products"], most: 3)
        }
        return .known("coagulopathy", needs ? 3 : 0, needs ? "coagulopathy needing products" : nil)
    }

    private func care(_ signs: Signs) -> Axis {
        guard let isTreated = signs.isTreatedInHospital else {
            return .unknown("moderate", missing: ["IV therapy or hospital care for it"], most: 2)
        }
        return .known("moderate", isTreated ? 2 : 0, isTreated ? "in hospital for it, with IV therapy" : nil)
    }
}
