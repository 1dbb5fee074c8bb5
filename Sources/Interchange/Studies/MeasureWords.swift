import Forecasting
import Quantities
import Studies

/// How the measures of a trial are named and printed.
enum MeasureWords {
    /// With its unit, for a table.
    static func label(_ measure: TrialMeasure) -> String {
        measure.isShare ? name(measure) : StudyWords.labelled(name(measure), unit: measure.endpoint.unit)
    }

    static func name(_ measure: TrialMeasure) -> String {
        let label = measure.endpoint.label
        switch measure.kind {
        case .share, .mean: return label
        case .atLeast(let level): return level == DayLevels.levels.upperBound ? "\(label) \(level)" : "\(label) \(level) or more"
        case .came: return "\(label): at all"
        case .day: return "\(label), where it comes"
        }
    }

    static func value(_ estimate: Estimate, _ measure: TrialMeasure) -> String {
        measure.isShare ? StudyWords.share(estimate) : StudyWords.number(estimate)
    }

    /// A difference with its sign, in percentage points or the unit of the endpoint.
    static func difference(_ estimate: Estimate, _ measure: TrialMeasure) -> String {
        guard estimate.value.isFinite else { return "–" }
        return "\(signed(estimate.value, measure)) (\(signed(estimate.lower, measure)) to \(signed(estimate.upper, measure)))"
    }

    static func signed(_ value: Double, _ measure: TrialMeasure) -> String {
        if value.isInfinite { return value < 0 ? "−∞" : "∞" }
        let text = measure.isShare ? StudyWords.digits(value) : Digits.short(value)
        return value > 0 ? "+" + text : text
    }

    /// "−8.1 better *", "+0.3 open" or "same".
    static func glance(_ comparison: ArmComparison, arm: Int) -> String {
        guard let difference = comparison.differences[arm], difference.estimate.value.isFinite else { return "–" }
        let value = signed(difference.estimate.value, comparison.measure)
        switch difference.verdict {
        case .same: return "same"
        case .open: return "\(value) open"
        case .better: return "\(value) better" + star(difference)
        case .worse: return "\(value) worse" + star(difference)
        case .differs: return value + star(difference)
        }
    }

    private static func star(_ difference: ArmDifference) -> String { difference.standsStrictly ? " *" : "" }

    /// "1.5 % with “Early” (5.6 points less, 95 % interval 4.0 to 7.1 *)".
    ///
    /// - Parameter names: Of the arms that have the value.
    static func comparison(_ comparison: ArmComparison, arm: Int, named names: [String]) -> String {
        guard let difference = comparison.differences[arm] else { return "" }
        let measure = comparison.measure
        let isLess = difference.estimate.value < 0
        let estimate = isLess ? -difference.estimate : difference.estimate
        func plain(_ value: Double) -> String { measure.isShare ? StudyWords.digits(value) : Digits.short(value) }
        let unit = measure.isShare ? "points" : StudyWords.unit(measure.endpoint.unit)
        let amount = [plain(estimate.value), unit, isLess ? "less" : "more"].filter { !$0.isEmpty }.joined(separator: " ")
        return
            "\(level(comparison.values[arm].value, measure)) with \(StudyWords.list(names.map { "“\($0)”" })) (\(amount), 95\u{00A0}% interval \(plain(estimate.lower)) to "
            + "\(plain(estimate.upper))\(star(difference)))"
    }

    /// A share in per cent, or a number with its unit.
    static func level(_ value: Double, _ measure: TrialMeasure) -> String {
        measure.isShare ? StudyWords.percent(value) : Digits.short(value, unit: StudyWords.unit(measure.endpoint.unit))
    }
}

/// What an arm gives, in words.
enum ArmWords {
    /// - Parameter shared: Rules that are said elsewhere.
    static func treatment(_ arm: Study.Arm, without shared: [Policy]) -> String {
        var parts: [String] = []
        if let keeps = arm.keeps {
            parts.append(keeps.isEmpty ? "nothing of the scenario’s treatment" : "of the scenario: \(StudyWords.list(keeps.sorted()))")
        } else {
            parts.append("the scenario’s treatment")
        }
        parts += arm.treatment.map(given)
        parts += arm.policies.filter { !shared.contains($0) }.map(sentence)
        return parts.joined(separator: "; ")
    }

    /// Rules that hold in every arm.
    static func shared(_ arms: [Study.Arm]) -> [Policy] {
        guard let first = arms.first, arms.count > 1 else { return [] }
        return first.policies.filter { policy in arms.allSatisfy { $0.policies.contains(policy) } }
    }

    static func sentence(_ policy: Policy) -> String { StudyWords.clause(policy.sentence()) }

    private static func given(_ treatment: Scenario.Treatment) -> String {
        let text = "\(treatment.drug) \(amount(treatment.dose))"
        switch treatment.timing {
        case .days: return "\(text) on \(StudyWords.list((treatment.days ?? []).map(Digits.day)))"
        case .trigger(let trigger):
            let word = trigger.direction == .reaches ? "reaches" : "falls to"
            return "\(text) when \(trigger.readout) \(word) \(amount(trigger.level))"
        }
    }

    private static func amount(_ dose: Quantity) -> String {
        Digits.short(dose.value, unit: StudyWords.unit(dose.unit.symbol))
    }
}
