/// The local airway level: how far a swelling of neck, face or larynx has gone.
///
/// Defined by this project, never published; it stands beside the ASTCT grade and never replaces it. There is no level 1. Internal
/// swelling may be invisible: a change of voice or swallowing with a normal-looking neck is level 3.
///
/// Source: clinical dossier, section A10.
public struct LocalAirway: GradingSystem {
    public let id = "LOCAL-AIRWAY-PD"
    public let title = "Local airway axis (project-defined)"
    public let subject = "local CRS of neck and airway"
    public let source = "Defined by this project; clinical dossier, section A10"
    public let confidence = "project-defined"
    public let isProjectDefined = true
    public let rules = [
        GradingRule("0", "no local sign"),
        GradingRule("2", "visible swelling of neck, face or parotid; no functional symptom"),
        GradingRule("3", "any of foreign-body sensation, dyspnoea, dysphagia, hoarse or muffled voice; no sign of level 4"),
        GradingRule(
            "4",
            "any of stridor, drooling, exhaustion, SpO2 under 90 % despite high-flow cannula, non-rebreather or positive pressure, airway instrumented for the swelling"
        ),
        GradingRule("5", "death from airway loss"),
    ]

    /// Centimetres of neck circumference over baseline that count as visible swelling.
    ///
    /// Project-defined; clinical dossier, section A10: no threshold is published.
    public static let visibleRise = 2.0

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        if signs.diedOfAirwayLoss == true {
            return Grade(id, .grade(5...5), .certain, detail: "death from airway loss", rule: "death from airway loss")
        }
        let four = Truth.any(
            signs.hasStridor, signs.isDrooling, signs.isExhausted, isInstrumented(signs), isDesaturatedOnHighFlow(signs))
        if four == true {
            return Grade(
                id, .grade(4...4), .certain, detail: severe(signs), because: [severe(signs)],
                rule: "any sign of a closing airway")
        }
        let beyond = unseen(signs)
        if signs.hasAirwaySymptom == true {
            let detail = signs.isSwollen == true ? "functional symptom" : "voice or swallowing change without visible swelling"
            return Grade(
                id, .grade(3...3), four == false ? .certain : .atLeast, detail: detail, because: [detail],
                missing: four == nil ? beyond : [], rule: "any functional symptom of the upper airway")
        }
        let symptoms = signs.hasAirwaySymptom == nil ? ["symptoms of the upper airway"] : []
        let missing = symptoms + (four == nil ? beyond : [])
        if signs.isSwollen == true {
            return Grade(
                id, .grade(2...2), missing.isEmpty ? .certain : .atLeast, detail: "visible swelling only",
                because: ["visible swelling"], missing: missing, rule: "visible swelling of neck, face or parotid")
        }
        guard signs.isSwollen == false || signs.hasAirwaySymptom == false || four == false else {
            return Grade(
                id, .undetermined, .undetermined, detail: "neither swelling nor symptom is charted",
                missing: ["visible swelling"] + missing, rule: "no local sign")
        }
        let all = (signs.isSwollen == nil ? ["visible swelling"] : []) + missing
        return Grade(id, .grade(0...0), all.isEmpty ? .certain : .atLeast, detail: "no local sign", missing: all, rule: "no local sign")
    }

    private func isInstrumented(_ signs: Signs) -> Bool? {
        if signs.isAirwayInstrumented == true { return true }
        guard signs.oxygenDevice == .intubated else { return signs.isAirwayInstrumented }
        return signs.intubationReason.map { $0 == .upperAirway } ?? signs.isAirwayInstrumented
    }

    /// Saturation under 90 % despite high flow, a non-rebreather or positive pressure, beside any local sign.
    ///
    /// Without a local sign a low saturation says nothing of the upper airway. Where somebody charted that there is no symptom, neither
    /// strong oxygen nor a low saturation is suspected that nobody charted.
    private func isDesaturatedOnHighFlow(_ signs: Signs) -> Bool? {
        let strong = signs.oxygenDevice.map { [.highFlowCannula, .nonRebreather, .cpap, .bipap, .intubated].contains($0) }
        let isLow = signs.oxygenSaturation?.isUnder(90)
        let isQuiet = signs.hasAirwaySymptom == false && strong != true && isLow != true
        return Truth.all(strong, isLow, Truth.any(signs.hasAirwaySymptom, signs.isSwollen)) ?? (isQuiet ? false : nil)
    }

    private func severe(_ signs: Signs) -> String {
        if signs.hasStridor == true { return "stridor" }
        if signs.isDrooling == true { return "drooling or unable to handle secretions" }
        if signs.isExhausted == true { return "exhaustion" }
        if isDesaturatedOnHighFlow(signs) == true { return "SpO2 under 90 % despite high flow" }
        return "airway instrumented for the swelling"
    }

    /// The signs of level 4 that nobody charted.
    private func unseen(_ signs: Signs) -> [String] {
        var missing: [String] = []
        if signs.hasStridor == nil { missing.append("stridor") }
        if signs.isDrooling == nil { missing.append("drooling") }
        if signs.isExhausted == nil { missing.append("exhaustion") }
        if isInstrumented(signs) == nil { missing.append("whether the airway is instrumented for the swelling") }
        if isDesaturatedOnHighFlow(signs) == nil { missing.append("oxygen saturation and the device that holds it") }
        return missing
    }
}
