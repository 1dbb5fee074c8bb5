import Forecasting
import Quantities

extension StudyReader {
    private static let distributions = ["normal", "lognormal", "uniform", "logUniform", "triangular", "beta", "choices", "constant"]
    private static let actions = ["set", "scale", "shift"]

    mutating func priors(_ node: ScenarioNode?, _ place: String) -> [Prior] {
        var priors: [Prior] = []
        for (index, item) in base.list(node, place, limit: 100).enumerated() {
            guard let prior = prior(item, "\(place)[\(index)]") else { continue }
            if priors.contains(where: { $0.id == prior.id }) {
                base.note(.statement(wrong: "A second prior is called ‘\(prior.id)’", right: "Give each prior its own id"), at: item.line)
            }
            priors.append(prior)
        }
        return priors
    }

    private mutating func prior(_ node: ScenarioNode, _ place: String) -> Prior? {
        let known = ["id", "label", "within", "basis"] + StudyReader.actions + StudyReader.distributions
        let fields = base.fields(node, place, known: known)
        guard case .fields = node.content else { return nil }
        let id = base.required(fields["id"], place + ".id", "id: burden", at: node.line) {
            $0.identifier($1, place + ".id", example: "burden")
        }
        let action = one(
            StudyReader.actions, fields, place, right: "set: patient.weight, scale: [burden.marrow.malignant] or shift: tocilizumab",
            node.line
        )
        .flatMap { self.action($0, fields[$0]!, place) }
        let basis = self.basis(fields["basis"], place + ".basis", at: node.line)
        let kind = one(StudyReader.distributions, fields, place, right: "lognormal: {median: 70 kg, gsd: 1.2}", node.line)
        guard let id, let action, let kind else { return nil }
        var numbers = PriorNumbers(action)
        guard let drawn = distribution(kind, fields[kind]!, "\(place).\(kind)", &numbers) else { return nil }
        let bounded = bounds(fields["within"], "\(place).within", of: drawn, &numbers)
        for issue in bounded.issues { base.note(.sentences("\(place): \(issue)"), at: node.line) }
        return Prior(
            id: id, label: base.text(fields["label"], place + ".label", limit: 200) ?? id, unit: numbers.unit ?? .one, action: action,
            distribution: bounded, basis: basis)
    }

    /// The one field of several that is given.
    private mutating func one(_ names: [String], _ fields: [String: ScenarioNode], _ place: String, right: String, _ line: Int) -> String? {
        let given = names.filter { fields[$0] != nil }
        if given.count == 1 { return given[0] }
        base.note(
            .statement(
                wrong: given.isEmpty
                    ? "\(place) has none of \(names.joined(separator: ", "))" : "\(place) has \(given.joined(separator: " and "))",
                right: "Give exactly one, such as \(right)"), at: line)
        return nil
    }

    private mutating func action(_ kind: String, _ node: ScenarioNode, _ place: String) -> Prior.Action? {
        let place = "\(place).\(kind)"
        if kind == "shift" { return base.drug(node, place).map { .shift(drug: $0.name) } }
        let items: [ScenarioNode]
        switch node.content {
        case .list(let list): items = list
        default: items = [node]
        }
        let targets = items.compactMap { base.text($0, place, limit: 200) }.map(Prior.Target.init(path:))
        guard !targets.isEmpty else { return nil }
        return kind == "set" ? .set(targets) : .scale(targets)
    }

    // MARK: Distributions

    private mutating func distribution(_ kind: String, _ node: ScenarioNode, _ place: String, _ numbers: inout PriorNumbers)
        -> Distribution?
    {
        switch kind {
        case "constant": return value(node, place, &numbers).map { .constant($0) }
        case "uniform", "logUniform":
            guard let ends = row(node, place, 2, &numbers) else { return nil }
            return kind == "uniform" ? .uniform(lower: ends[0], upper: ends[1]) : .logUniform(lower: ends[0], upper: ends[1])
        case "triangular":
            return row(node, place, 3, &numbers).map { .triangular(lower: $0[0], mode: $0[1], upper: $0[2]) }
        case "normal": return normal(node, place, &numbers)
        case "lognormal": return lognormal(node, place, &numbers)
        case "beta": return beta(node, place, &numbers)
        default: return choices(node, place, &numbers)
        }
    }

    private mutating func normal(_ node: ScenarioNode, _ place: String, _ numbers: inout PriorNumbers) -> Distribution? {
        let fields = base.fields(node, place, known: ["mean", "sd"])
        let mean = value(fields["mean"], place + ".mean", at: node.line, &numbers)
        let sd = value(fields["sd"], place + ".sd", at: node.line, &numbers)
        guard let mean, let sd else { return nil }
        return .normal(mean: mean, sd: sd)
    }

    /// The median is one for a factor that does not say it.
    private mutating func lognormal(_ node: ScenarioNode, _ place: String, _ numbers: inout PriorNumbers) -> Distribution? {
        let fields = base.fields(node, place, known: ["median", "gsd", "cv"])
        guard case .fields = node.content else { return nil }
        let median =
            fields["median"] == nil && numbers.isFactor ? 1 : value(fields["median"], place + ".median", at: node.line, &numbers)
        guard (fields["gsd"] == nil) != (fields["cv"] == nil) else {
            base.note(
                .statement(wrong: "\(place) needs one width", right: "Give ‘gsd: 1.5’ (geometric standard deviation) or ‘cv: 0.4’"),
                at: node.line)
            return nil
        }
        let gsd = number(fields["gsd"], place + ".gsd", example: "1.5", in: 1...1000)
        let cv = number(fields["cv"], place + ".cv", example: "0.4", in: 0...100)
        guard let median, let spread = gsd.map(Distribution.Spread.gsd) ?? cv.map(Distribution.Spread.cv) else { return nil }
        return .lognormal(median: median, spread: spread)
    }

    private mutating func beta(_ node: ScenarioNode, _ place: String, _ numbers: inout PriorNumbers) -> Distribution? {
        let fields = base.fields(node, place, known: ["a", "b", "from", "to"])
        let a = number(fields["a"], place + ".a", example: "2", in: 1e-3...1e6)
        let b = number(fields["b"], place + ".b", example: "5", in: 1e-3...1e6)
        let lower = value(fields["from"], place + ".from", at: node.line, &numbers)
        let upper = value(fields["to"], place + ".to", at: node.line, &numbers)
        guard let a, let b, let lower, let upper else { return nil }
        return .beta(a: a, b: b, lower: lower, upper: upper)
    }

    private mutating func choices(_ node: ScenarioNode, _ place: String, _ numbers: inout PriorNumbers) -> Distribution? {
        var list: [Distribution.Choice] = []
        for (index, item) in base.list(node, place, limit: 100).enumerated() {
            let place = "\(place)[\(index)]"
            let fields = base.fields(item, place, known: ["value", "weight"])
            let value = value(fields["value"], place + ".value", at: item.line, &numbers)
            let weight = fields["weight"] == nil ? 1 : number(fields["weight"], place + ".weight", example: "2", in: 0...1e9)
            guard let value, let weight else { continue }
            list.append(Distribution.Choice(value, weight: weight))
        }
        return list.isEmpty ? nil : .choices(list)
    }

    private mutating func bounds(_ node: ScenarioNode?, _ place: String, of drawn: Distribution, _ numbers: inout PriorNumbers)
        -> Distribution
    {
        guard let node, let ends = row(node, place, 2, &numbers) else { return drawn }
        return .truncated(drawn, lower: ends[0], upper: ends[1])
    }

    // MARK: Numbers with the unit of the prior

    private mutating func row(_ node: ScenarioNode, _ place: String, _ count: Int, _ numbers: inout PriorNumbers) -> [Double]? {
        let items = base.list(node, place, limit: 10)
        guard items.count == count else {
            base.note(.wrongKind(field: place, given: "a list of \(items.count)", expected: "a list of \(count) numbers"), at: node.line)
            return nil
        }
        let values = items.enumerated().compactMap { value($1, "\(place)[\($0)]", &numbers) }
        return values.count == count ? values : nil
    }

    private mutating func value(_ node: ScenarioNode?, _ place: String, at line: Int, _ numbers: inout PriorNumbers) -> Double? {
        guard let node else {
            base.note(.missing(field: place, example: numbers.example), at: line)
            return nil
        }
        return value(node, place, &numbers)
    }

    private mutating func value(_ node: ScenarioNode, _ place: String, _ numbers: inout PriorNumbers) -> Double? {
        guard let text = base.text(node, place, expected: "a number, such as \(numbers.example)") else { return nil }
        do {
            return try numbers.read(text)
        } catch {
            base.note(.statement(wrong: "\(place) is ‘\(text)’, which \(error.wrong)", right: error.right), at: node.line)
            return nil
        }
    }
}

/// The numbers of one prior: factors are pure, days may be written in hours, and all others share one unit.
struct PriorNumbers {
    struct Issue: Error {
        let wrong: String
        let right: String
    }

    private(set) var unit: Unit?
    let isFactor: Bool
    private let isDay: Bool

    init(_ action: Prior.Action) {
        switch action {
        case .scale: (unit, isFactor, isDay) = (.one, true, false)
        case .shift: (unit, isFactor, isDay) = (.days, false, true)
        case .set: (unit, isFactor, isDay) = (nil, false, false)
        }
    }

    var example: String { isFactor ? "1.5" : isDay ? "-12 h" : "70 \(unit?.symbol ?? "kg")" }

    mutating func read(_ text: String) throws(Issue) -> Double {
        let quantity: Quantity
        do {
            quantity = try Quantity(parsing: text)
        } catch .noUnit(let value) where isFactor || isDay {
            return value
        } catch .noUnit {
            throw Issue(wrong: "has no unit", right: "Write it with one, such as \(example)")
        } catch {
            throw Issue(wrong: "cannot be read", right: "Write it as \(example)")
        }
        guard let unit else {
            self.unit = quantity.unit
            return quantity.value
        }
        if quantity.unit.symbol == unit.symbol { return quantity.value }
        guard isDay || isFactor, let value = quantity.converted(to: unit) else {
            throw Issue(
                wrong: "is not in \(isFactor ? "pure numbers" : unit.symbol)",
                right: "Write all numbers of a prior in one unit, such as \(example)")
        }
        return value
    }
}

extension StudyReader {
    mutating func correlations(_ node: ScenarioNode?, _ place: String) -> [Correlation] {
        base.list(node, place, limit: 1000).enumerated().compactMap { index, item in
            let place = "\(place)[\(index)]"
            let fields = base.fields(item, place, known: ["between", "rank", "because"])
            guard case .fields = item.content else { return nil }
            let pair = base.list(fields["between"], place + ".between", limit: 3).compactMap {
                base.text($0, place + ".between", limit: 60)
            }
            let rank = base.required(fields["rank"], place + ".rank", "rank: 0.5", at: item.line) { $0.text($1, place + ".rank") }
            let because = basis(fields["because"], place + ".because", at: item.line)
            guard pair.count == 2, pair[0] != pair[1], rank != nil,
                let value = number(fields["rank"], place + ".rank", example: "0.5", in: -0.99...0.99)
            else {
                if pair.count != 2 || pair[0] == pair[1] {
                    base.note(
                        .statement(
                            wrong: "\(place).between does not name two priors", right: "Write for example ‘between: [burden, expansion]’"),
                        at: item.line)
                }
                return nil
            }
            return Correlation(first: pair[0], second: pair[1], rank: value, because: because)
        }
    }
}
