import Quantities

extension Scenario {
    /// The scenario with one value replaced, checked like a file.
    ///
    /// - Parameters:
    ///   - name: A path such as `patient.weight` or `treatment[3].dose`, or the id of a parameter.
    ///   - value: As in a file; a number without a unit takes the unit that the value has now, or else the declared one.
    /// - Throws: Everything that is wrong with the result.
    public func setting(_ name: String, to value: String, in vocabulary: ScenarioVocabulary) throws(ScenarioIssues) -> Scenario {
        var document = self.document
        let path = try path(of: name, in: document, vocabulary)
        var text = value
        if let old = document[Substring(path)], case .text(let now) = old.content, let unit = try? Quantity(parsing: now).unit {
            if let number = try? Quantity(parsing: value + " " + unit.symbol) { text = number.description }
        }
        let head = path.prefix { $0 != "." && $0 != "[" }
        if head != path, document[head] == nil {
            _ = document.set(ScenarioNode(.fields([])), at: head)
        }
        guard document.set(.text(text), at: Substring(path)) else { throw Scenario.unknown(name, document, vocabulary) }
        if isValue(path) { document.replaceBasis(of: path, with: "setting: given for this run") }
        return try ScenarioDecoder(vocabulary: vocabulary).decode(document, file: "", bareNumbers: [path])
    }

    private func isValue(_ path: String) -> Bool {
        !["title", "summary", "notes", "basis"].contains(path.prefix { $0 != "." && $0 != "[" })
    }

    /// The path that a name stands for: itself, or a parameter's.
    private func path(of name: String, in document: ScenarioNode, _ vocabulary: ScenarioVocabulary) throws(ScenarioIssues) -> String {
        if vocabulary.parameters.contains(where: { $0.id == name }) || parameters.contains(where: { $0.id == name }) {
            return "parameters." + name
        }
        let head = String(name.prefix { $0 != "." && $0 != "[" })
        guard ScenarioReader.scenarioFields.contains(head), head != "basis" else { throw Scenario.unknown(name, document, vocabulary) }
        return name
    }

    private static func unknown(_ name: String, _ document: ScenarioNode, _ vocabulary: ScenarioVocabulary) -> ScenarioIssues {
        let paths =
            document.leaves.map(\.path).filter { !$0.hasPrefix("basis") } + ScenarioReader.scenarioFields + vocabulary.parameters.map(\.id)
        return ScenarioIssues(
            file: "", issues: [ScenarioIssue(line: 0, .unknownSetting(name: name, nearest: nearestSpelling(of: name, in: paths)))])
    }

    /// The scenario without any dose of a drug; unchanged when it is not given.
    ///
    /// - Throws: An issue when the vocabulary knows no such drug.
    public func without(_ drug: String, in vocabulary: ScenarioVocabulary) throws(ScenarioIssues) -> Scenario {
        let name = try Scenario.drug(drug, vocabulary).name
        var changed = self
        let kept = treatment.indices.filter { treatment[$0].drug != name }
        changed.treatment = kept.map { treatment[$0] }
        changed.basis = [:]
        for (path, basis) in basis {
            guard let (index, rest) = path.treatmentIndex else {
                changed.basis[path] = basis
                continue
            }
            if let place = kept.firstIndex(of: index) { changed.basis["treatment[\(place)]\(rest)"] = basis }
        }
        return changed
    }

    /// The scenario with every dose of a drug moved; rules wait longer or less long.
    ///
    /// - Parameter hours: Later when positive.
    /// - Throws: Issues when the drug is unknown or a dose would leave the course.
    public func shift(_ drug: String, hours: Double, in vocabulary: ScenarioVocabulary) throws(ScenarioIssues) -> Scenario {
        let name = try Scenario.drug(drug, vocabulary).name
        guard hours.isFinite else { throw ScenarioIssues(file: "", issues: [ScenarioIssue(line: 0, .shiftNotFinite(drug: name))]) }
        var changed = self
        for index in treatment.indices where treatment[index].drug == name {
            switch treatment[index].timing {
            case .days(let days): changed.treatment[index].timing = .days(days.map { $0 + hours / 24 })
            case .trigger(var trigger):
                trigger.after += hours / 24
                changed.treatment[index].timing = .trigger(trigger)
            }
        }
        return try ScenarioDecoder(vocabulary: vocabulary).decode(changed.document, file: "")
    }

    private static func drug(_ name: String, _ vocabulary: ScenarioVocabulary) throws(ScenarioIssues) -> ScenarioVocabulary.Drug {
        if let drug = vocabulary.drug(named: name) { return drug }
        let spellings = vocabulary.drugs.flatMap { [$0.name] + $0.synonyms }
        let nearest = nearestSpelling(of: name, in: spellings)
        let fact = ScenarioIssue.Fact.unknownName(kind: "drug", name: name, nearest: nearest, known: vocabulary.drugs.map(\.name))
        throw ScenarioIssues(file: "", issues: [ScenarioIssue(line: 0, fact)])
    }
}

extension ScenarioNode {
    /// Says where the value at a path comes from.
    fileprivate mutating func replaceBasis(of path: String, with text: String) {
        guard case .fields(var fields) = content else { return }
        let entry = Field(name: path, line: 0, node: .text(text))
        guard let index = fields.firstIndex(where: { $0.name == "basis" }), case .fields(var bases) = fields[index].node.content else {
            content = .fields(fields + [Field(name: "basis", line: 0, node: ScenarioNode(.fields([entry])))])
            return
        }
        bases.removeAll { $0.name == path || $0.name.hasPrefix(path + ".") || $0.name.hasPrefix(path + "[") }
        fields[index].node.content = .fields(bases + [entry])
        content = .fields(fields)
    }
}

extension String {
    /// `treatment[3].dose` gives 3 and `.dose`.
    fileprivate var treatmentIndex: (Int, Substring)? {
        guard hasPrefix("treatment["), let close = firstIndex(of: "]"), let index = Int(dropFirst("treatment[".count).prefix { $0 != "]" })
        else { return nil }
        return (index, self[self.index(after: close)...])
    }
}
