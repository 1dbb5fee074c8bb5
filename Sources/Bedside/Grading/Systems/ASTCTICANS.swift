/// The ASTCT consensus grade of neurotoxicity (ICANS) in patients of 12 years and older.
///
/// The worst domain that nothing else explains decides. Tremor, myoclonus and intracranial haemorrhage do not grade; drowsiness from
/// sedatives does not count. An awake patient who scores 0 is grade 3, not 4.
///
/// Source: Lee DW et al., Biol Blood Marrow Transplant 2019;25:625, by the clinical dossier, section A2.
public struct ASTCTICANS: GradingSystem {
    public let id = "ASTCT-ICANS"
    public let title = "ASTCT consensus 2019, neurotoxicity (ICANS)"
    public let subject = "neurotoxicity"
    public let source = "Lee DW et al. 2019 (ASTCT), by the clinical dossier, section A2"
    public let confidence = "read"
    public let rules = [
        GradingRule("1", "ICE 7 to 9; awakens spontaneously"),
        GradingRule("2", "ICE 3 to 6; awakens to voice"),
        GradingRule("3", "ICE 0 to 2; awakens only to touch; any seizure that resolves rapidly; focal oedema on imaging"),
        GradingRule(
            "4",
            "unarousable; seizure over 5 min or repetitive without return; deep focal weakness; diffuse oedema, posturing, sixth nerve palsy, papilloedema, Cushing triad"
        ),
    ]

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        let axes = [ice(signs)] + ASTCTICANS.sharedAxes(signs)
        let age = signs.isUnder12 == true ? ["under 12 years ASTCT-ICANS-PED applies"] : []
        return Grade(id, worstOf: axes, none: "normal", rule: "worst of the five domains", flags: ASTCTICANS.flags(signs) + age)
    }

    private func ice(_ signs: Signs) -> Axis {
        guard let (score, missing) = ICE.score(signs) else { return .unknown("ICE", missing: ["ICE score"], most: 3) }
        let range = ASTCTICANS.grade(ice: score.upperBound)...ASTCTICANS.grade(ice: score.lowerBound)
        let text = score.lowerBound == score.upperBound ? "\(score.lowerBound)" : "\(score.lowerBound) to \(score.upperBound)"
        return .between("ICE", range, "ICE \(text)", missing: missing)
    }

    private static func grade(ice score: Int) -> Int {
        switch score {
        case ...2: 3
        case ...6: 2
        case ...9: 1
        default: 0
        }
    }

    /// Consciousness, seizure, motor findings and raised pressure: the same at any age.
    static func sharedAxes(_ signs: Signs) -> [Axis] { [consciousness(signs), seizure(signs), motor(signs), oedema(signs)] }

    private static func consciousness(_ signs: Signs) -> Axis {
        guard let state = signs.consciousness else { return .unknown("LOC", missing: ["consciousness"]) }
        guard signs.isSedated != true else { return .known("LOC", 0) }
        switch state {
        case .spontaneous: return .known("LOC", 0)
        case .voice: return .known("LOC", 2, "awakens to voice")
        case .tactile: return .known("LOC", 3, "awakens only to touch")
        case .unarousable: return .known("LOC", 4, "unarousable")
        }
    }

    private static func seizure(_ signs: Signs) -> Axis {
        switch signs.seizure {
        case nil: .unknown("seizure", missing: ["seizure"])
        case .some(.none): .known("seizure", 0)
        case .resolved: .known("seizure", 3, "seizure that resolved")
        case .over5Minutes: .known("seizure", 4, "seizure over 5 min")
        case .repetitive: .known("seizure", 4, "repetitive seizures without return to baseline")
        }
    }

    private static func motor(_ signs: Signs) -> Axis {
        guard let isWeak = signs.hasFocalWeakness else { return .unknown("motor", missing: ["deep focal weakness"]) }
        return .known("motor", isWeak ? 4 : 0, isWeak ? "deep focal weakness" : nil)
    }

    private static func oedema(_ signs: Signs) -> Axis {
        switch signs.cerebralOedema {
        case nil: .unknown("imaging", missing: ["cerebral oedema or raised pressure"])
        case .some(.none): .known("imaging", 0)
        case .focal: .known("imaging", 3, "focal oedema")
        case .diffuse: .known("imaging", 4, "diffuse cerebral oedema")
        case .posturing: .known("raised ICP sign", 4, "posturing")
        case .sixthNervePalsy: .known("raised ICP sign", 4, "sixth nerve palsy")
        case .papilloedema: .known("raised ICP sign", 4, "papilloedema")
        case .cushing: .known("raised ICP sign", 4, "Cushing triad")
        }
    }

    static func flags(_ signs: Signs) -> [String] {
        var flags: [String] = []
        if signs.hasTremor == true { flags.append("tremor and myoclonus do not grade") }
        if signs.hasIntracranialHaemorrhage == true { flags.append("intracranial haemorrhage is graded by CTCAE, not here") }
        if signs.isSedated == true { flags.append("drowsiness from sedatives is not counted") }
        return flags
    }
}
