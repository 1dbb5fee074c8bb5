import Foundation

/// A fact beside what the model reached.
public struct CaseCheck: Sendable {
    public let fact: CaseFact
    /// In the fact's unit; `nan` when the event never happens.
    public let reached: Double
    public let passes: Bool
    /// How far from the middle of what is allowed, one being the edge; used by the calibration.
    public let distance: Double

    /// Every fact against the runs, in the order of the table.
    public static func all(_ facts: [CaseFact], _ runs: CaseRuns) -> [CaseCheck] { facts.map { CaseCheck($0, runs) } }

    init(_ fact: CaseFact, _ runs: CaseRuns) {
        self.fact = fact
        reached = CaseCheck.measure(fact, runs)
        distance = CaseCheck.distance(fact, reached, runs)
        passes = distance <= 1
    }

    private static func measure(_ fact: CaseFact, _ runs: CaseRuns) -> Double {
        let course = runs.treated
        let never = Double.nan
        switch fact.id {
        case "F01", "F02", "F03", "F07": return course.maximum("temperature", fact.from, fact.to).value
        case "F04", "F09": return course.pressureFall(fact.from, fact.to)
        case "F05": return Double(course.grade(fact.from, fact.to))
        case "F06": return course.maximum("plasma.IL6", fact.from, fact.to).value / course.value("plasma.IL6", at: 0)
        case "F08": return course.median("temperature", fact.from, fact.to)
        case "F10": return course.minimum("plasma.IL6", fact.from, fact.to).value / course.value("plasma.IL6", at: fact.from)
        case "F11": return course.swellingOnset("neck", visible: 0.9) ?? never
        case "F12": return (course.swellingOnset("neck", visible: 0.9) ?? never) - (course.feverOnset ?? never)
        case "F13": return Double(course.airwayLevel(fact.from, fact.to))
        case "F14": return otherSwelling(course, fact) >= 1 ? 2 : 0
        case "F15": return course.maximum("neck.oedema", 0, 20).day
        case "F16", "F17": return course.value("neck.oedema", at: fact.from) / course.maximum("neck.oedema", 0, 20).value
        case "F18": return course.value("marrow.blasts", at: -0.5)
        case "F19": return course.value("marrow.blasts", at: fact.from)
        case "F20": return runs.year?.firstReaching(fact.value, "marrow.blasts", from: 30) ?? never
        case "F21": return runs.withoutSteroids.area("neck.oedema", fact.from, fact.to) / course.area("neck.oedema", fact.from, fact.to)
        default: return never
        }
    }

    /// Largest oedema of any site but the neck, over what would be visible there.
    static func otherSwelling(_ course: Course, _ fact: CaseFact) -> Double {
        [("spleen", 0.9), ("nodes", 0.9), ("liver", 0.9), ("tissue", 0.25)]
            .map { course.maximum($0 + ".oedema", fact.from, fact.to).value / $1 }.max() ?? .nan
    }

    private static func distance(_ fact: CaseFact, _ reached: Double, _ runs: CaseRuns) -> Double {
        guard reached.isFinite else { return fact.id == "F20" && runs.year == nil ? 0 : 10 }
        let distance: Double
        switch fact.rule {
        case "max below":
            distance = fact.id == "F14" ? otherSwelling(runs.treated, fact) : abs(reached) / fact.value
            if fact.id == "F02" { return 1 + (reached - fact.value) }
        case "at least", "ratio to value at dose at least": distance = 1 + (fact.value - reached) / max(abs(fact.value), 0.1)
        case "passes upward in window": distance = abs(reached - (fact.from + fact.to) / 2) / ((fact.to - fact.from) / 2)
        case "equals": distance = 2 * abs(reached - fact.value)
        default: distance = abs(reached - fact.value) / fact.tolerance
        }
        return distance
    }
}
