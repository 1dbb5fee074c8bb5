import Forecasting
import Foundation

extension StudyReader {
    mutating func groups(
        _ node: ScenarioNode?, at line: Int, until: Double, shared: [Prior], links: [Correlation]
    ) throws(ScenarioFileError) -> [Study.Group] {
        guard let node, node.content != .nothing else {
            base.note(.missing(field: "groups", example: "groups: [{id: systemic, scenario: b-all-cervical}]"), at: line)
            return []
        }
        var groups: [Study.Group] = []
        for (index, item) in base.list(node, "groups", limit: 200).enumerated() {
            guard let group = try group(item, "groups[\(index)]", until: until, shared: shared, links: links) else { continue }
            if groups.contains(where: { $0.id == group.id }) {
                base.note(
                    .statement(wrong: "A second group is called ‘\(group.id)’", right: "Give each group its own id"), at: item.line)
            }
            groups.append(group)
        }
        return groups
    }

    private mutating func group(
        _ node: ScenarioNode, _ place: String, until: Double, shared: [Prior], links: [Correlation]
    ) throws(ScenarioFileError) -> Study.Group? {
        let fields = base.fields(node, place, known: ["id", "label", "scenario", "changes", "priors", "correlations"])
        guard case .fields = node.content else { return nil }
        let id = base.required(fields["id"], place + ".id", "id: systemic", at: node.line) {
            $0.identifier($1, place + ".id", example: "systemic")
        }
        let name = base.required(fields["scenario"], place + ".scenario", "scenario: b-all-cervical", at: node.line) {
            $0.text($1, place + ".scenario", expected: "a scenario")
        }
        guard let id, let name, let line = fields["scenario"]?.line else { return nil }
        guard let file = scenarioFile(name) else {
            let known = data.scenarioNames
            base.note(.unknownName(kind: "scenario", name: name, nearest: base.nearest(name, known), known: known), at: line)
            return nil
        }
        let (read, vocabulary) = try ScenarioDecoder.readChecked(file)
        var scenario = changed(read, fields["changes"], place + ".changes", vocabulary)
        scenario.until = until
        let own = priors(fields["priors"], place + ".priors")
        let all = shared.filter { prior in !own.contains { $0.id == prior.id } } + own
        let group = Study.Group(
            id: id, label: base.text(fields["label"], place + ".label", limit: 200) ?? read.title, scenario: scenario, priors: all,
            correlations: links + correlations(fields["correlations"], place + ".correlations"))
        check(group, fields["changes"] == nil ? vocabulary : .model(of: scenario), place, at: node.line)
        return group
    }

    /// A path relative to the study, or the name of a scenario that ships.
    private func scenarioFile(_ name: String) -> String? {
        guard !name.utf8.contains(0) else { return nil }
        let beside = URL(fileURLWithPath: name, relativeTo: URL(fileURLWithPath: folder, isDirectory: true)).path
        if name.hasSuffix(".yaml"), FileManager.default.fileExists(atPath: beside) { return beside }
        return data.scenarioNames.contains(name) ? data.scenarioPath(name) : nil
    }

    /// Fields of the scenario that the group replaces, as `--set` does.
    private mutating func changed(_ scenario: Scenario, _ node: ScenarioNode?, _ place: String, _ vocabulary: ScenarioVocabulary)
        -> Scenario
    {
        var scenario = scenario
        for field in base.freeFields(node, place, limit: 100) {
            guard let text = base.text(field.node, "\(place).\(field.name)") else { continue }
            do {
                scenario = try scenario.setting(field.name, to: text, in: vocabulary)
            } catch {
                for issue in error.issues { base.note(issue.fact, at: field.line) }
            }
        }
        return scenario
    }

    /// What a prior speaks of must be there, and correlations must name priors and go together.
    private mutating func check(_ group: Study.Group, _ vocabulary: ScenarioVocabulary, _ place: String, at line: Int) {
        for prior in group.priors {
            for issue in prior.issues(in: group.scenario, vocabulary) {
                base.note(.statement(wrong: "In \(place), prior ‘\(prior.id)’ \(issue.wrong)", right: issue.right), at: line)
            }
        }
        do {
            _ = try group.copula()
        } catch {
            for issue in error.issues { base.note(.sentences("\(place): \(issue)"), at: line) }
        }
    }
}
