import Forecasting

extension StudyReader {
    mutating func plausibility(_ node: ScenarioNode?, groups: [Study.Group]) -> Plausibility {
        guard let node, node.content != .nothing else { return Plausibility() }
        let fields = base.fields(node, "plausible", known: ["accept", "targets"])
        return Plausibility(
            accept: base.list(fields["accept"], "plausible.accept", limit: 100).enumerated().compactMap {
                range($1, "plausible.accept[\($0)]")
            },
            targets: base.list(fields["targets"], "plausible.targets", limit: 30).enumerated().compactMap {
                target($1, "plausible.targets[\($0)]", groups: groups.map(\.id))
            })
    }

    private mutating func endpoint(_ node: ScenarioNode?, _ place: String, at line: Int) -> Endpoint? {
        let names = Endpoint.catalogue.map { ScenarioVocabulary.Name($0.id) }
        let id = base.required(node, place, "endpoint: temperature_peak", at: line) {
            $0.name($1, place, kind: "endpoint", among: names)
        }
        return Endpoint.catalogue.first { $0.id == id }
    }

    /// A number in the unit of an endpoint; the unit is not written.
    private mutating func value(_ node: ScenarioNode?, _ place: String) -> Double? {
        number(node, place, example: "42", in: -1e300...1e300)
    }

    private mutating func range(_ node: ScenarioNode, _ place: String) -> Plausibility.Range? {
        let fields = base.fields(node, place, known: ["endpoint", "atLeast", "atMost", "because"])
        guard case .fields = node.content else { return nil }
        let endpoint = endpoint(fields["endpoint"], place + ".endpoint", at: node.line)
        if fields["atLeast"] == nil, fields["atMost"] == nil {
            base.note(
                .statement(wrong: "\(place) has no bound", right: "Give ‘atLeast’, ‘atMost’ or both, in the unit of the endpoint"),
                at: node.line)
        }
        let least = value(fields["atLeast"], place + ".atLeast") ?? -.infinity
        let most = value(fields["atMost"], place + ".atMost") ?? .infinity
        guard let endpoint else { return nil }
        if least > most {
            base.note(.statement(wrong: "\(place) accepts nothing", right: "‘atLeast’ must not be above ‘atMost’"), at: node.line)
        }
        return Plausibility.Range(
            endpoint: endpoint.id, least: least, most: most, because: basis(fields["because"], place + ".because", at: node.line))
    }

    private mutating func target(_ node: ScenarioNode, _ place: String, groups: [String]) -> Plausibility.Target? {
        let fields = base.fields(node, place, known: ["endpoint", "atLeast", "share", "mean", "group", "because"])
        guard case .fields = node.content else { return nil }
        let endpoint = endpoint(fields["endpoint"], place + ".endpoint", at: node.line)
        let group = base.name(fields["group"], place + ".group", kind: "group", among: groups.map { ScenarioVocabulary.Name($0) })
        let because = basis(fields["because"], place + ".because", at: node.line)
        guard (fields["share"] == nil) != (fields["mean"] == nil) else {
            base.note(
                .statement(
                    wrong: "\(place) needs one aim",
                    right: "Give ‘atLeast: 2’ with ‘share: 0.4’, or ‘mean: 3.5’ in the unit of the endpoint"),
                at: node.line)
            return nil
        }
        guard let endpoint else { return nil }
        if let share = fields["share"] {
            guard let level = value(fields["atLeast"], place + ".atLeast"),
                let aim = number(share, place + ".share", example: "0.4", in: 0.001...0.999)
            else {
                if fields["atLeast"] == nil { base.note(.missing(field: place + ".atLeast", example: "atLeast: 2"), at: node.line) }
                return nil
            }
            return Plausibility.Target(endpoint: endpoint.id, atLeast: level, value: aim, group: group, because: because)
        }
        return value(fields["mean"], place + ".mean").map {
            Plausibility.Target(endpoint: endpoint.id, atLeast: nil, value: $0, group: group, because: because)
        }
    }
}
