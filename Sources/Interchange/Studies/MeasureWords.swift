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

    /// "2.1 % against 3.4 %; 1.3 points less, 95 % interval 0.6 to 2.0".
    static func comparison(_ comparison: ArmComparison, arm: Int) -> String {
        guard let difference = comparison.differences[arm] else { return "" }
        let measure = comparison.measure
        let unit = measure.isShare ? "points" : StudyWords.unit(measure.endpoint.unit)
        func plain(_ value: Double) -> String {
            value.isInfinite ? "∞" : measure.isShare ? StudyWords.digits(value) : Digits.short(value)
        }
        let (own, reference) = (comparison.values[arm].value, comparison.values[0].value)
        let levels =
            measure.isShare
            ? "\(StudyWords.percent(own)) against \(StudyWords.percent(reference))"
            : "\(plain(own)) against \([plain(reference), unit].filter { !$0.isEmpty }.joined(separator: " "))"
        let estimate = difference.estimate.value < 0 ? -difference.estimate : difference.estimate
        let word = difference.estimate.value < 0 ? "less" : "more"
        let amount = [plain(estimate.value), unit, measure.kind == .day ? (word == "less" ? "earlier" : "later") : word]
            .filter { !$0.isEmpty }.joined(separator: " ")
        return "\(levels); \(amount) (95\u{00A0}% interval \(plain(estimate.lower)) to \(plain(estimate.upper)))"
            + (difference.standsStrictly ? " *" : "")
    }
}

/// What an arm gives, in words.
enum ArmWords {
    static func treatment(_ arm: Study.Arm) -> String {
        var parts: [String] = []
        if let keeps = arm.keeps {
            parts.append(keeps.isEmpty ? "nothing of the scenario’s treatment" : "of the scenario: \(StudyWords.list(keeps.sorted()))")
        } else {
            parts.append("the scenario’s treatment")
        }
        parts += arm.treatment.map(given)
        parts += arm.policies.map(policy)
        return parts.joined(separator: "; ")
    }

    private static func given(_ treatment: Scenario.Treatment) -> String {
        let text = "\(treatment.drug) \(amount(treatment.dose))"
        switch treatment.timing {
        case .days: return "\(text) on \(StudyWords.list((treatment.days ?? []).map(Digits.day)))"
        case .trigger(let trigger):
            let word = trigger.direction == .reaches ? "reaches" : "falls to"
            return "\(text) when \(trigger.readout) \(word) \(amount(trigger.level))"
        }
    }

    /// A rule as a sentence: dose, reason, delay and limits.
    static func policy(_ policy: Policy) -> String {
        var text = "\(policy.drug) \(amount(policy.dose)) at \(condition(policy.condition))"
        if policy.delay > 0 { text += ", given after \(hours(policy.delay))" }
        if let again = policy.again, policy.atMost > 1 { text += ", again after \(hours(again))" }
        for limit in policy.limits { text += ", at most \(limit.doses) in \(hours(limit.within))" }
        text += policy.atMost == 1 ? ", once" : ", \(policy.atMost) in all"
        return policy.from > 0 ? text + ", from \(Digits.day(policy.from)) on" : text
    }

    static func condition(_ condition: Policy.Condition) -> String {
        switch condition {
        case .astct(let grade): return "ASTCT grade \(grade) or more"
        case .airway(let level): return "airway level \(level) or more (project-defined)"
        case .fever(let days): return "fever for \(hours(days))"
        case .swelling(let site): return site.map { "visible swelling of \($0)" } ?? "any visible swelling"
        case .readout(let id, let level): return "\(id) at \(Digits.short(level)) or more"
        case .readoutFalls(let id, let level): return "\(id) at \(Digits.short(level)) or less"
        case .given(let drug, let ago): return "\(drug) given \(hours(ago)) ago"
        case .any(let parts): return joined(parts, "or")
        case .all(let parts): return joined(parts, "and")
        }
    }

    private static func joined(_ parts: [Policy.Condition], _ word: String) -> String {
        let texts = parts.map { part -> String in
            switch part {
            case .any(let inner), .all(let inner): inner.count > 1 ? "(\(condition(part)))" : condition(part)
            default: condition(part)
            }
        }
        return texts.joined(separator: " \(word) ")
    }

    private static func amount(_ dose: Quantity) -> String {
        Digits.short(dose.value, unit: StudyWords.unit(dose.unit.symbol))
    }

    private static func hours(_ days: Double) -> String {
        days > 3 ? Digits.short(days, unit: "d") : Digits.short(days * 24, unit: "h")
    }
}
