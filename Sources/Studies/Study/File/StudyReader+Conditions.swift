import Forecasting
import Quantities

extension StudyReader {
    private static let conditionFields = ["astct", "airway", "fever", "swelling", "hypotension", "readout", "given", "any", "all"]
    private static let conditionExample =
        "one of {astct: 2}, {airway: 3}, {fever: 24 h}, {swelling: any}, {hypotension: yes}, {readout: CRP, reaches: 100 mg/L}, {given: tocilizumab, ago: 8 h}, "
        + "{any: […]} or {all: […]}"

    /// One thing that must be seen, or several of which any or all must.
    mutating func condition(_ node: ScenarioNode, _ place: String) -> Policy.Condition? {
        let known = StudyReader.conditionFields + ["reaches", "fallsTo", "ago"]
        let fields = base.fields(node, place, known: known)
        guard case .fields = node.content else { return nil }
        let heads = StudyReader.conditionFields.filter { fields[$0] != nil }
        guard heads.count == 1, let head = heads.first, let value = fields[head] else {
            base.note(
                .statement(
                    wrong: "\(place) says \(heads.isEmpty ? "nothing that is known" : heads.joined(separator: " and "))",
                    right: "Write \(StudyReader.conditionExample)"), at: node.line)
            return nil
        }
        let inner = "\(place).\(head)"
        switch head {
        case "astct": return base.count(value, inner, example: 2, in: 1...4).map { .astct(atLeast: $0) }
        case "airway": return base.count(value, inner, example: 3, in: 2...4).map { .airway(atLeast: $0) }
        case "fever":
            return base.quantity(value, inner, QuantityField(24, .hours, in: 0...24 * 60, allowsZero: true))
                .flatMap { $0.converted(to: .days) }.map { .fever(lasting: $0) }
        case "swelling": return base.text(value, inner, limit: 60).map { .swelling(site: $0 == "any" ? nil : $0) }
        case "hypotension": return base.text(value, inner, limit: 10).map { _ in .hypotension }
        case "given": return given(value, fields["ago"], inner, at: node.line)
        case "readout": return readout(value, fields, inner, at: node.line)
        default:
            let parts = base.list(value, inner, limit: 20).enumerated().compactMap { condition($1, "\(inner)[\($0)]") }
            return head == "any" ? .any(parts) : .all(parts)
        }
    }

    private mutating func given(_ node: ScenarioNode, _ ago: ScenarioNode?, _ place: String, at line: Int) -> Policy.Condition? {
        guard let drug = base.drug(node, place) else { return nil }
        let hours = base.quantity(ago, place + ".ago", QuantityField(8, .hours, in: 0...24 * 365, allowsZero: true))
        return .given(drug: drug.name, ago: hours?.converted(to: .days) ?? 0)
    }

    private mutating func readout(_ node: ScenarioNode, _ fields: [String: ScenarioNode], _ place: String, at line: Int)
        -> Policy.Condition?
    {
        let known = ScenarioVocabulary.standard.readouts
        let names = known.map { ScenarioVocabulary.Name($0.id) }
        guard let id = base.name(node, place, kind: "read-out", among: names), let readout = known.first(where: { $0.id == id }) else {
            return nil
        }
        let field = QuantityField(readout.example, readout.unit, in: readout.range)
        switch (fields["reaches"], fields["fallsTo"]) {
        case (let level?, nil):
            return base.quantity(level, place + ".reaches", field).map { .readout(id: id, reaches: $0.converted(to: readout.unit) ?? .nan) }
        case (nil, let level?):
            return base.quantity(level, place + ".fallsTo", field).map { .readoutFalls(id: id, to: $0.converted(to: readout.unit) ?? .nan) }
        case (nil, nil): base.note(.noLevel(field: place), at: line)
        case (_?, _?): base.note(.twoLevels(field: place), at: line)
        }
        return nil
    }
}
