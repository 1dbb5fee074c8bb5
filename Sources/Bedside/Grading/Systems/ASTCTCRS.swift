/// The ASTCT consensus grade of cytokine release syndrome: fever, hypotension, hypoxia.
///
/// Fever opens the grade; once it was there and treatment may hide it, pressure and oxygen alone go on counting. Hypotension and
/// oxygen need count when cytokine release is their judged cause; while nobody judged, the grade is an interval. Organ toxicity
/// never moves it, FiO2 never decides, vasopressin is no second vasopressor.
///
/// Source: Lee DW et al., Biol Blood Marrow Transplant 2019;25:625, by the clinical dossier, section A1.
public struct ASTCTCRS: GradingSystem {
    public let id = "ASTCT-CRS"
    public let title = "ASTCT consensus 2019, cytokine release syndrome"
    public let subject = "systemic CRS"
    public let source = "Lee DW et al. 2019 (ASTCT), by the clinical dossier, section A1"
    public let confidence = "read"
    public let rules = [
        GradingRule("0", "no temperature of 38.0 °C or more without another cause, and no established CRS whose fever treatment may hide"),
        GradingRule("1", "temperature 38.0 °C or more, no hypotension, no hypoxia"),
        GradingRule("2", "hypotension without vasopressor, or cannula up to 6 L/min or blow-by"),
        GradingRule("3", "one vasopressor with or without vasopressin, or cannula above 6 L/min, face mask, Venturi, non-rebreather"),
        GradingRule("4", "several vasopressors, vasopressin not counted, or positive pressure: CPAP, BiPAP, ventilation for hypoxia"),
        GradingRule("5", "death from CRS"),
    ]
    public static let feverThreshold = 38.0

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        if signs.diedOfCRS == true {
            return Grade(id, .grade(5...5), .certain, detail: "death", because: ["death from CRS"], rule: "death due to CRS")
        }
        let pressure = ASTCTCRS.pressureAxis(signs)
        let oxygen = ASTCTCRS.oxygenAxis(signs)
        let flags = ASTCTCRS.flags(signs)
        switch ASTCTCRS.counts(signs) {
        case false: return closed(signs, pressure, oxygen, flags)
        case true, nil: break
        }
        let open = Grade(
            id, worstOf: [ASTCTCRS.feverAxis(signs), pressure, oxygen], none: "no current CRS signs; keep watching",
            rule: "worst of fever, hypotension and hypoxia", flags: flags)
        guard ASTCTCRS.counts(signs) == nil else { return open }
        // Whether this is CRS at all depends on a temperature that is not charted.
        return open.orNothing(missing: "temperature", rule: "fever is needed to open a CRS episode")
    }

    /// Whether the episode counts as CRS: fever now without another cause, or established before.
    ///
    /// An established episode goes on counting by pressure and oxygen: after treatment that may hide the fever by the consensus, and
    /// untreated because CRS has resolved only when all its signs have.
    static func counts(_ signs: Signs) -> Bool? {
        if signs.isEstablished == true { return true }
        return Truth.all(signs.feverHasOtherCause != true, signs.temperature?.isAtLeast(feverThreshold))
    }

    private func closed(_ signs: Signs, _ pressure: Axis, _ oxygen: Axis, _ flags: [String]) -> Grade {
        guard signs.temperature != nil || pressure.range != nil || oxygen.range != nil else {
            let missing = ["temperature"] + pressure.missing + oxygen.missing
            return Grade(
                id, .undetermined, .undetermined, detail: "nothing is charted that it needs", missing: missing,
                rule: "worst of fever, hypotension and hypoxia", flags: flags)
        }
        let unexplained = [pressure, oxygen].filter { ($0.range?.upperBound ?? 0) > 0 }
        let detail =
            signs.feverHasOtherCause == true && signs.temperature?.isAtLeast(ASTCTCRS.feverThreshold) == true
            ? "fever explained otherwise" : unexplained.isEmpty ? "criteria not met" : "criteria not met; look for another cause"
        var flags = flags
        if !unexplained.isEmpty {
            flags.append(
                "\(unexplained.map(\.name).joined(separator: " and ")) without a fever that counts: not CRS by ASTCT, look for another cause"
            )
        }
        // Pressure and oxygen count without a fever if CRS was established before.
        let open = [pressure, oxygen].filter { $0.most > 0 }
        let isHistoryOpen = signs.isEstablished == nil && !open.isEmpty
        return Grade(
            id, .grade(0...0), isHistoryOpen ? .atLeast : .certain, detail: detail, because: unexplained.compactMap(\.because),
            missing: isHistoryOpen
                ? (["whether CRS was established before by a fever that treatment hides now"] + open.flatMap(\.missing)).once : [],
            rule: "fever of 38.0 °C or more is needed to open a CRS episode", flags: flags)
    }

    static func feverAxis(_ signs: Signs) -> Axis {
        guard let temperature = signs.temperature else { return .unknown("fever", missing: ["temperature"], most: 1) }
        let because = "temperature \(temperature.text(decimals: 1)) °C"
        guard signs.feverHasOtherCause != true else { return .known("fever", 0) }
        switch temperature.isAtLeast(feverThreshold) {
        case true: return .known("fever only", 1, because)
        case false: return .known("fever", 0)
        case nil: return .between("fever only", 0...1, because, missing: ["temperature"])
        }
    }

    /// Hypotension, by how many vasopressors it takes.
    static func pressureAxis(_ signs: Signs) -> Axis {
        let running = signs.vasopressors ?? []
        guard signs.isHypotensive != nil || !running.isEmpty else {
            return .unknown("hypotension axis", missing: ["hypotension, as judged"])
        }
        guard signs.isHypotensive == true || !running.isEmpty, signs.hypotensionIsCRS != false else { return .known("hypotension axis", 0) }
        let (range, because, missing) = pressureNeed(signs)
        let most = signs.vasopressors == nil ? 4 : range.upperBound
        let isJudged = signs.hypotensionIsCRS != nil
        return Axis(
            name: "hypotension axis", range: (isJudged ? range.lowerBound : 0)...range.upperBound, because: because,
            missing: (isJudged ? [] : ["whether CRS is judged to be the cause of the hypotension"]) + missing, most: most)
    }

    /// 2 without vasopressor, 3 with one, 4 with several of those that count; a vasopressor that nobody named may be vasopressin.
    private static func pressureNeed(_ signs: Signs) -> (ClosedRange<Int>, because: String, missing: [String]) {
        guard let running = signs.vasopressors else { return (2...2, "hypotension", ["vasopressors"]) }
        guard !running.isEmpty else { return (2...2, "hypotension without vasopressor", []) }
        let because = "hypotension on " + running.map { $0.drug?.rawValue ?? "a vasopressor" }.joined(separator: " and ")
        let named = Set(running.compactMap(\.drug)).subtracting([.vasopressin]).count
        let unnamed = running.count { $0.drug == nil }
        let range = (named >= 2 ? 4 : 3)...(named + unnamed >= 2 ? 4 : 3)
        return (range, because, range.count > 1 ? ["name of the vasopressor"] : [])
    }

    /// Oxygen need, by device class.
    static func oxygenAxis(_ signs: Signs) -> Axis {
        let name = "hypoxia axis"
        guard let device = signs.oxygenDevice else {
            if signs.isHypoxic == true, signs.hypoxiaIsCRS != false {
                return .between(name, 2...4, "hypoxia, as judged", missing: ["oxygen device"])
            }
            return signs.isHypoxic == nil ? .unknown(name, missing: ["oxygen device"]) : .known(name, 0)
        }
        guard signs.hypoxiaIsCRS != false, signs.isHomeOxygen != true, let (range, missing) = need(device, signs) else {
            return device == .roomAir && signs.hypoxiaIsCRS != false ? roomAir(name, signs) : .known(name, 0)
        }
        let because = device.words + (signs.oxygenFlow.map { " at \($0.text) L/min" } ?? "")
        if signs.hypoxiaIsCRS == nil {
            return .between(
                name, 0...range.upperBound, because, missing: missing + ["whether CRS is judged to be the cause of the oxygen need"])
        }
        return .between(name, range, because, missing: missing)
    }

    /// A low saturation on room air needs oxygen that nobody has given yet, so that the axis is no higher than it will be.
    private static func roomAir(_ name: String, _ signs: Signs) -> Axis {
        guard let saturation = signs.oxygenSaturation, saturation.isUnder(90) == true else { return .known(name, 0) }
        return .atLeast(name, 0, most: 4, missing: ["the oxygen that a saturation of \(saturation.text) % on room air needs"])
    }

    private static func need(_ device: Signs.OxygenDevice, _ signs: Signs) -> (ClosedRange<Int>, missing: [String])? {
        switch device {
        case .roomAir: return nil
        case .blowBy: return (2...2, [])
        case .nasalCannula, .highFlowCannula:
            switch signs.oxygenFlow?.isAtMost(6) {
            case true: return (2...2, [])
            case false: return (3...3, [])
            case nil: return device == .highFlowCannula && signs.oxygenFlow == nil ? (3...3, []) : (2...3, ["oxygen flow"])
            }
        case .simpleMask, .venturi, .nonRebreather: return (3...3, [])
        case .cpap, .bipap: return (4...4, [])
        case .intubated:
            switch signs.intubationReason {
            case .hypoxia: return (4...4, [])
            case .neurological, .procedure, .upperAirway: return nil
            case nil: return (0...4, ["reason of intubation"])
            }
        }
    }

    private static func flags(_ signs: Signs) -> [String] {
        var flags: [String] = []
        let hasSign = (pressureAxis(signs).range?.upperBound ?? 0) > 0 || (oxygenAxis(signs).range?.upperBound ?? 0) > 0
        if signs.isEstablished == true, signs.isFeverMasked != true, signs.temperature?.isUnder(feverThreshold) == true, hasSign {
            flags.append("fever-free untreated: the episode goes on until all its signs have settled")
        }
        if let range = oxygenAxis(signs).range, signs.hypoxiaIsCRS == nil, range.lowerBound == 0, range.upperBound > 0 {
            flags.append(
                "two grades at one bedside: \(range.upperBound) on this axis if the oxygen need is CRS, 0 if it is something else, such as the upper airway"
            )
        }
        if signs.oxygenDevice == .highFlowCannula, signs.oxygenFlow?.isAtMost(6) == true {
            flags.append("device/flow mismatch: a high-flow circuit at 6 L/min or less; some units grade by device")
        }
        if signs.oxygenDevice == .intubated, let reason = signs.intubationReason, reason != .hypoxia {
            flags.append("intubation not counted: it was not for hypoxia")
        }
        if signs.oxygenDevice == .intubated, signs.intubationReason == .upperAirway {
            flags.append("ASTCT under-calls local CRS: the local airway axis (project-defined) is at level 4")
        } else if signs.hypoxiaIsCRS == false, LocalAirway().grade(signs).range?.lowerBound ?? 0 >= 3 {
            flags.append("ASTCT under-calls local CRS: see the local airway axis (project-defined)")
        }
        return flags
    }
}

extension Signs.OxygenDevice {
    /// As it stands in a sentence.
    public var words: String {
        switch self {
        case .roomAir: "room air"
        case .blowBy: "blow-by oxygen"
        case .nasalCannula: "nasal cannula"
        case .highFlowCannula: "high-flow nasal cannula"
        case .simpleMask: "simple mask"
        case .venturi: "Venturi mask"
        case .nonRebreather: "non-rebreather mask"
        case .cpap: "CPAP"
        case .bipap: "BiPAP"
        case .intubated: "intubated"
        }
    }
}
