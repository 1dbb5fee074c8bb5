import CytokineModel
import Forecasting
import Quantities

extension StudyReader {
    /// The arms; without any, all patients are treated as their scenario says.
    ///
    /// - Parameter common: Rules of every arm, which stand before its own.
    mutating func arms(_ node: ScenarioNode?, common: [Policy], groups: [Scenario], until: Double) -> [Study.Arm] {
        let items = base.list(node, "arms", limit: 50)
        if items.isEmpty {
            return [Study.Arm(id: "as-described", label: "As the scenario says", keeps: nil, treatment: [], policies: common)]
        }
        var arms: [Study.Arm] = []
        for (index, item) in items.enumerated() {
            guard var arm = arm(item, "arms[\(index)]", groups: groups, until: until) else { continue }
            arm.policies = common + arm.policies
            if arms.contains(where: { $0.id == arm.id }) {
                base.note(.statement(wrong: "A second arm is called ‘\(arm.id)’", right: "Give each arm its own id"), at: item.line)
            }
            arms.append(arm)
        }
        return arms
    }

    private mutating func arm(_ node: ScenarioNode, _ place: String, groups: [Scenario], until: Double) -> Study.Arm? {
        let fields = base.fields(node, place, known: ["id", "label", "keep", "treatment", "policies"])
        guard case .fields = node.content else { return nil }
        let id = base.required(fields["id"], place + ".id", "id: early", at: node.line) {
            $0.identifier($1, place + ".id", example: "early")
        }
        let start = groups.map(\.start).max() ?? 0
        let treatment = base.treatment(
            fields["treatment"], place + ".treatment", course: start...until, sites: ScenarioVocabulary.standard.sites,
            hasHeight: groups.allSatisfy { $0.patient.height != nil })
        let policies = policies(fields["policies"], place + ".policies")
        guard let id else { return nil }
        return Study.Arm(
            id: id, label: base.text(fields["label"], place + ".label", limit: 200) ?? id, keeps: keeps(fields["keep"], place + ".keep"),
            treatment: treatment, policies: policies)
    }

    /// `all`, `conditioning`, or a list of drugs; conditioning unless said otherwise.
    private mutating func keeps(_ node: ScenarioNode?, _ place: String) -> Set<String>? {
        let conditioning = Set(Catalogue.drugs(for: .conditioning))
        guard let node, node.content != .nothing else { return conditioning }
        switch node.content {
        case .text("all"): return nil
        case .text("conditioning"): return conditioning
        case .list:
            return Set(base.list(node, place, limit: 50).compactMap { base.drug($0, place)?.name })
        default:
            base.note(.wrongKind(field: place, given: node.kind, expected: "‘all’, ‘conditioning’ or a list of drugs"), at: node.line)
            return conditioning
        }
    }

    mutating func policies(_ node: ScenarioNode?, _ place: String) -> [Policy] {
        base.list(node, place, limit: 50).enumerated().compactMap { policy($1, "\(place)[\($0)]") }
    }

    private static let policyFields = ["give", "dose", "over", "when", "after", "again", "atMost", "limits", "from"]

    private mutating func policy(_ node: ScenarioNode, _ place: String) -> Policy? {
        let fields = base.fields(node, place, known: StudyReader.policyFields)
        guard case .fields = node.content else { return nil }
        let drug = base.required(fields["give"], place + ".give", "give: tocilizumab", at: node.line) { $0.drug($1, place + ".give") }
        guard let drug else { return nil }
        let dose = base.required(
            fields["dose"], place + ".dose", "dose: \(drug.doses.first?.example.description ?? "1 mg")", at: node.line
        ) {
            $0.quantity($1, place + ".dose", QuantityField(doses: drug.doses))
        }
        let duration = base.quantity(fields["over"], place + ".over", QuantityField(6, .hours, in: 0...24 * 60))
        if drug.duration == nil, fields["over"] == nil { base.note(.needsDuration(field: place, drug: drug.name), at: node.line) }
        guard let when = fields["when"] else {
            base.note(.missing(field: place + ".when", example: "when: {astct: 2}"), at: node.line)
            return nil
        }
        guard let condition = condition(when, place + ".when"), let dose else { return nil }
        return Policy(
            drug: drug.name, dose: dose, duration: duration, condition: condition, delay: hours(fields["after"], place + ".after") ?? 0,
            again: hours(fields["again"], place + ".again"), limits: limits(fields["limits"], place + ".limits"),
            atMost: base.count(fields["atMost"], place + ".atMost", example: 4, in: 1...1000) ?? 1,
            from: base.day(fields["from"], place + ".from", example: 0, in: -60...3650) ?? 0)
    }

    /// A duration in days.
    private mutating func hours(_ node: ScenarioNode?, _ place: String) -> Double? {
        base.quantity(node, place, QuantityField(8, .hours, in: 0...24 * 365, allowsZero: true))?.converted(to: .days)
    }

    private mutating func limits(_ node: ScenarioNode?, _ place: String) -> [Policy.Limit] {
        base.list(node, place, limit: 10).enumerated().compactMap { index, item in
            let place = "\(place)[\(index)]"
            let fields = base.fields(item, place, known: ["doses", "within"])
            guard case .fields = item.content else { return nil }
            let doses = base.required(fields["doses"], place + ".doses", "doses: 3", at: item.line) {
                $0.count($1, place + ".doses", example: 3, in: 1...1000)
            }
            if fields["within"] == nil { base.note(.missing(field: place + ".within", example: "within: 24 h"), at: item.line) }
            guard let doses, let within = hours(fields["within"], place + ".within") else { return nil }
            return Policy.Limit(doses: doses, within: within)
        }
    }
}
