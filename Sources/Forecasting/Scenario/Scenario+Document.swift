import Quantities

extension Scenario {
    /// The scenario as it would be written in a file, in the order of the format and with the spelling of the vocabulary.
    var document: ScenarioNode {
        var fields = FieldList()
        fields.add("title", title)
        fields.add("summary", summary)
        fields.add("notes", list: notes.map(ScenarioNode.text))
        fields.add("patient", patient.node)
        fields.add("product", product.node)
        fields.add("start", start.shortText)
        fields.add("until", until.shortText)
        fields.add("sites", list: sites.map(\.node))
        fields.add("burden", group: burden.map { ($0.site, $0.node) })
        fields.add("normalMarrow", normalMarrow?.description)
        fields.add("affinities", affinities?.rawValue)
        fields.add("treatment", list: treatment.map(\.node))
        fields.add("parameters", group: parameters.map { ($0.id, .text($0.value.description)) })
        fields.add(
            "basis", group: basis.sorted { $0.key < $1.key }.map { ($0.key, .text("\($0.value.kind.rawValue): \($0.value.reason)")) })
        return fields.node
    }
}

/// Collects the fields that have something to say.
private struct FieldList {
    private var fields: [ScenarioNode.Field] = []

    var node: ScenarioNode { ScenarioNode(.fields(fields)) }

    mutating func add(_ name: String, _ node: ScenarioNode) { fields.append(ScenarioNode.Field(name: name, line: 0, node: node)) }

    mutating func add(_ name: String, _ text: String?) {
        if let text, !text.isEmpty { add(name, .text(text)) }
    }

    mutating func add(_ name: String, _ quantity: Quantity?) { add(name, quantity?.description) }

    mutating func add(_ name: String, list: [ScenarioNode]) {
        if !list.isEmpty { add(name, ScenarioNode(.list(list))) }
    }

    mutating func add(_ name: String, group: [(String, ScenarioNode)]) {
        guard !group.isEmpty else { return }
        add(name, ScenarioNode(.fields(group.map { ScenarioNode.Field(name: $0.0, line: 0, node: $0.1) })))
    }
}

extension Scenario.Patient {
    fileprivate var node: ScenarioNode {
        var fields = FieldList()
        fields.add("weight", weight)
        fields.add("height", height)
        fields.add("age", age)
        fields.add("sex", sex.rawValue)
        fields.add("temperature", temperature)
        fields.add("meanArterialPressure", meanArterialPressure)
        fields.add("lymphocytes", lymphocytes)
        fields.add("lymphocyteFraction", lymphocyteFraction)
        fields.add("neckCircumference", neckCircumference)
        return fields.node
    }
}

extension Scenario.Product {
    fileprivate var node: ScenarioNode {
        var fields = FieldList()
        fields.add("construct", construct)
        fields.add("antigen", antigen)
        fields.add("dose", dose)
        fields.add("into", into)
        return fields.node
    }
}

extension Scenario.Site {
    fileprivate var node: ScenarioNode {
        var fields = FieldList()
        fields.add("id", id)
        fields.add("kind", kind.rawValue)
        fields.add("volume", volume)
        fields.add("label", label)
        fields.add("in", region?.rawValue)
        fields.add("parameters", group: parameters.map { ($0.id, .text($0.value.description)) })
        return fields.node
    }
}

extension Scenario.Burden {
    fileprivate var node: ScenarioNode {
        var fields = FieldList()
        fields.add("malignant", malignant)
        fields.add("antigenNegative", antigenNegative)
        fields.add("normalB", normalB)
        fields.add("offTumour", offTumour)
        return fields.node
    }
}

extension Scenario.Treatment {
    fileprivate var node: ScenarioNode {
        var fields = FieldList()
        fields.add("drug", drug)
        switch timing {
        case .days(let days) where days.count == 1: fields.add("day", days[0].shortText)
        case .days(let days): fields.add("day", list: days.map { .text($0.shortText) })
        case .trigger(let trigger): fields.add("when", trigger.node)
        }
        fields.add("dose", dose)
        fields.add("over", duration)
        fields.add("every", repeats?.every)
        fields.add("times", repeats.map { String($0.times) })
        fields.add("note", note)
        return fields.node
    }
}

extension Scenario.Trigger {
    fileprivate var node: ScenarioNode {
        var fields = FieldList()
        fields.add("readout", readout)
        fields.add(direction.rawValue, level)
        fields.add("after", after.shortText + " d")
        fields.add("from", from.shortText)
        fields.add("atMost", String(atMost))
        return fields.node
    }
}
