/// A reason why a distribution cannot be drawn from.
public enum DistributionIssue: Error, Hashable, Sendable {
    case notFinite(parameter: String, given: Double)
    case notPositive(parameter: String, given: Double)
    /// A geometric standard deviation that is not above one.
    case narrow(gsd: Double)
    case order(lower: Double, upper: Double)
    case modeOutside(mode: Double, lower: Double, upper: Double)
    case noChoices
    case negativeWeight(value: Double, weight: Double)
    case noWeight
    /// A distribution that cannot have bounds: constant, choices, or one that has bounds already.
    case cannotTruncate
    /// Bounds that leave out practically everything.
    case nothingLeft(lower: Double?, upper: Double?)
}

extension Distribution {
    /// Everything that is wrong with the parameters.
    public var issues: [DistributionIssue] {
        switch self {
        case .constant(let value): Self.finite(("value", value))
        case .normal(let mean, let sd): Self.finite(("mean", mean)) + Self.positive(("sd", sd))
        case .lognormal(let median, let spread): Self.positive(("median", median)) + Self.issues(spread)
        case .uniform(let lower, let upper): Self.ordered(lower, upper)
        case .logUniform(let lower, let upper): Self.positive(("lower", lower)) + Self.ordered(lower, upper)
        case .triangular(let lower, let mode, let upper): Self.ordered(lower, upper) + Self.inside(mode, lower, upper)
        case .beta(let a, let b, let lower, let upper): Self.positive(("a", a), ("b", b)) + Self.ordered(lower, upper)
        case .choices(let choices): Self.issues(choices)
        case .truncated(let base, let lower, let upper): Self.issues(base, lower, upper)
        }
    }

    private static func finite(_ parameters: (name: String, value: Double)...) -> [DistributionIssue] {
        parameters.filter { !$0.value.isFinite }.map { .notFinite(parameter: $0.name, given: $0.value) }
    }

    private static func positive(_ parameters: (name: String, value: Double)...) -> [DistributionIssue] {
        parameters.compactMap { name, value in
            if !value.isFinite { return .notFinite(parameter: name, given: value) }
            return value > 0 ? nil : .notPositive(parameter: name, given: value)
        }
    }

    private static func issues(_ spread: Spread) -> [DistributionIssue] {
        switch spread {
        case .cv(let cv): return positive(("cv", cv))
        case .gsd(let gsd):
            guard gsd.isFinite else { return [.notFinite(parameter: "gsd", given: gsd)] }
            return gsd > 1 ? [] : [.narrow(gsd: gsd)]
        }
    }

    private static func ordered(_ lower: Double, _ upper: Double) -> [DistributionIssue] {
        let wrong = finite(("lower", lower), ("upper", upper))
        return wrong.isEmpty && lower >= upper ? [.order(lower: lower, upper: upper)] : wrong
    }

    private static func inside(_ mode: Double, _ lower: Double, _ upper: Double) -> [DistributionIssue] {
        guard mode.isFinite else { return [.notFinite(parameter: "mode", given: mode)] }
        return lower < upper && (mode < lower || mode > upper) ? [.modeOutside(mode: mode, lower: lower, upper: upper)] : []
    }

    private static func issues(_ choices: [Choice]) -> [DistributionIssue] {
        guard !choices.isEmpty else { return [.noChoices] }
        let wrong = choices.flatMap { choice -> [DistributionIssue] in
            let issues = finite(("value", choice.value), ("weight", choice.weight))
            return choice.weight < 0 ? issues + [.negativeWeight(value: choice.value, weight: choice.weight)] : issues
        }
        return wrong.isEmpty && !choices.contains { $0.weight > 0 } ? [.noWeight] : wrong
    }

    private static func issues(_ base: Distribution, _ lower: Double?, _ upper: Double?) -> [DistributionIssue] {
        switch base {
        case .constant, .choices, .truncated: return base.issues + [.cannotTruncate]
        case .normal, .lognormal, .uniform, .logUniform, .triangular, .beta: break
        }
        var wrong = base.issues + (lower.map { finite(("lower", $0)) } ?? []) + (upper.map { finite(("upper", $0)) } ?? [])
        if let lower, let upper, lower >= upper { wrong.append(.order(lower: lower, upper: upper)) }
        guard wrong.isEmpty else { return wrong }
        // Below this share the quantile would rest on numbers without digits.
        return Truncation(base: base, lower: lower, upper: upper).mass > 1e-290 ? [] : [.nothingLeft(lower: lower, upper: upper)]
    }
}

extension DistributionIssue: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notFinite(let parameter, let given): "\(parameter) is \(given). Give a finite number."
        case .notPositive(let parameter, let given): "\(parameter) is \(given). It must be above zero."
        case .narrow(let gsd):
            "gsd is \(gsd). A geometric standard deviation is above 1, such as 1.5; for a number without spread use a constant."
        case .order(let lower, let upper): "lower is \(lower) and upper is \(upper). ‘lower’ must be below ‘upper’."
        case .modeOutside(let mode, let lower, let upper): "mode is \(mode). It must lie between \(lower) and \(upper)."
        case .noChoices: "There is nothing to choose from. Give at least one value with its weight."
        case .negativeWeight(let value, let weight): "The weight of \(value) is \(weight). It cannot be below zero."
        case .noWeight: "All weights are zero. Give at least one value a weight above zero."
        case .cannotTruncate: "Bounds are for one of normal, lognormal, uniform, logUniform, triangular and beta, and are given once."
        case .nothingLeft(let lower, let upper):
            "No value of the distribution lies \(lower.map { "above \($0)" } ?? "")\(lower != nil && upper != nil ? " and " : "")"
                + "\(upper.map { "below \($0)" } ?? ""). Widen the bounds."
        }
    }
}
