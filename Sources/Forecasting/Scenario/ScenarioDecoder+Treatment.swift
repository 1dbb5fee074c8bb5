import Quantities

extension ScenarioReader {
    static let treatmentFields = ["drug", "day", "when", "dose", "over", "every", "times", "note"]

    package mutating func treatment(
        _ node: ScenarioNode?, _ place: String = "treatment", course: ClosedRange<Double>, sites: [String], hasHeight: Bool
    ) -> [Scenario.Treatment] {
        list(node, place, limit: 500).enumerated().compactMap { index, item in
            let entry = self.entry(item, "\(place)[\(index)]", course: course, sites: sites)
            if let entry, !hasHeight, entry.dose.unit.symbol.contains("/m2") {
                note(.needsHeight(field: "\(place)[\(index)].dose"), at: item["dose"]?.line ?? item.line)
            }
            return entry
        }
    }

    private mutating func entry(_ node: ScenarioNode, _ place: String, course: ClosedRange<Double>, sites: [String]) -> Scenario.Treatment?
    {
        let fields = self.fields(node, place, known: ScenarioReader.treatmentFields)
        guard case .fields = node.content else { return nil }
        let drug = required(fields["drug"], "\(place).drug", "drug: tocilizumab", at: node.line) { $0.drug($1, place) }
        let repeats = self.repeats(fields, place, node.line)
        let timing = self.timing(fields, place, node.line, course: course, sites: sites)
        if fields["when"] != nil, let every = fields["every"] { note(.repeatedTrigger(field: place), at: every.line) }
        let note = text(fields["note"], "\(place).note", limit: 1000)
        let duration = quantity(fields["over"], "\(place).over", QuantityField(6, .hours, in: 0...24 * 60))
        guard let drug else { return nil }
        let dose = required(fields["dose"], "\(place).dose", "dose: \(drug.doses.first?.example.description ?? "1 mg")", at: node.line) {
            $0.quantity($1, "\(place).dose", QuantityField(doses: drug.doses))
        }
        if drug.duration == nil, fields["over"] == nil { self.note(.needsDuration(field: place, drug: drug.name), at: node.line) }
        guard let dose, let timing else { return nil }
        let entry = Scenario.Treatment(drug: drug.name, timing: timing, dose: dose, duration: duration, repeats: repeats, note: note)
        checkEnd(of: entry, place, node.line, course: course)
        return entry
    }

    package mutating func drug(_ node: ScenarioNode, _ place: String) -> ScenarioVocabulary.Drug? {
        let names = vocabulary.drugs.map { ScenarioVocabulary.Name($0.name, synonyms: $0.synonyms) }
        return name(node, "\(place).drug", kind: "drug", among: names).flatMap { vocabulary.drug(named: $0) }
    }

    private mutating func repeats(_ fields: [String: ScenarioNode], _ place: String, _ line: Int) -> Scenario.Repeat? {
        let every = quantity(fields["every"], "\(place).every", QuantityField(12, .hours, in: 0.1...24 * 60))
        let times = count(fields["times"], "\(place).times", example: 3, in: 1...500)
        if let node = fields["every"], fields["times"] == nil { note(.everyWithoutTimes(field: place), at: node.line) }
        if let node = fields["times"], fields["every"] == nil { note(.timesWithoutEvery(field: place), at: node.line) }
        guard let every, let times else { return nil }
        return Scenario.Repeat(every: every, times: times)
    }

    private mutating func timing(
        _ fields: [String: ScenarioNode], _ place: String, _ line: Int, course: ClosedRange<Double>, sites: [String]
    ) -> Scenario.Timing? {
        switch (fields["day"], fields["when"]) {
        case (nil, nil): note(.noTime(field: place), at: line)
        case (_?, let when?): note(.twoTimes(field: place), at: when.line)
        case (let day?, nil): return days(day, "\(place).day", course: course).map { .days($0) }
        case (nil, let when?): return trigger(when, "\(place).when", course: course, sites: sites).map { .trigger($0) }
        }
        return nil
    }

    /// One day or a list of days within the course.
    private mutating func days(_ node: ScenarioNode, _ place: String, course: ClosedRange<Double>) -> [Double]? {
        guard case .list(let items) = node.content else { return courseDay(node, place, course).map { [$0] } }
        if items.isEmpty {
            note(.wrongKind(field: place, given: "an empty list", expected: "at least one day, such as 7.3"), at: node.line)
        }
        var days: [Double] = []
        for (index, item) in list(node, place, limit: 200).enumerated() {
            guard let day = courseDay(item, "\(place)[\(index)]", course) else { continue }
            if days.contains(day) { note(.sameDay(field: place, day: day.shortText), at: item.line) }
            days.append(day)
        }
        return days.isEmpty ? nil : days
    }

    private mutating func courseDay(_ node: ScenarioNode, _ place: String, _ course: ClosedRange<Double>) -> Double? {
        guard let day = day(node, place, in: -1e6...1e6) else { return nil }
        guard course.contains(day) else {
            let limits = (start: course.lowerBound.shortText, until: course.upperBound.shortText)
            note(.dayOutside(field: place, day: day.rounded4, start: limits.start, until: limits.until), at: node.line)
            return nil
        }
        return day
    }

    private mutating func trigger(_ node: ScenarioNode, _ place: String, course: ClosedRange<Double>, sites: [String]) -> Scenario.Trigger?
    {
        let fields = self.fields(node, place, known: ["readout", "reaches", "fallsTo", "after", "from", "atMost"])
        guard case .fields = node.content else { return nil }
        let readout = required(fields["readout"], "\(place).readout", "readout: temperature", at: node.line) {
            $0.readout($1, place, sites: sites)
        }
        let after = quantity(fields["after"], "\(place).after", QuantityField(6, .hours, in: 0...24 * 60, allowsZero: true))
        let from = fields["from"].map { courseDay($0, "\(place).from", course) } ?? max(course.lowerBound, 0)
        let atMost = fields["atMost"].map { count($0, "\(place).atMost", example: 1, in: 1...100) } ?? 1
        switch (fields["reaches"], fields["fallsTo"]) {
        case (nil, nil): note(.noLevel(field: place), at: node.line)
        case (_?, let falls?): note(.twoLevels(field: place), at: falls.line)
        default: break
        }
        guard let readout, let from, let atMost else { return nil }
        let field = QuantityField(readout.example, readout.unit, in: readout.range)
        let rising = quantity(fields["reaches"], "\(place).reaches", field)
        let falling = quantity(fields["fallsTo"], "\(place).fallsTo", field)
        guard let level = rising ?? falling else { return nil }
        return Scenario.Trigger(
            readout: readout.id, direction: rising == nil ? .fallsTo : .reaches, level: level, after: after?.converted(to: .days) ?? 0,
            from: from,
            atMost: atMost)
    }

    /// A read-out of the vocabulary, or the oedema, IL-6 or CAR-T cells of any site.
    private mutating func readout(_ node: ScenarioNode, _ place: String, sites: [String]) -> ScenarioVocabulary.Readout? {
        let local = sites.flatMap { site in
            [
                ScenarioVocabulary.Readout("\(site).oedema", .one, in: 0.001...20, example: 1),
                ScenarioVocabulary.Readout("\(site).IL6", .picogramsPerMillilitre, in: 0.1...1e7, example: 1000),
                ScenarioVocabulary.Readout("\(site).CART", .cells, in: 1...1e13, example: 1e9),
                ScenarioVocabulary.Readout("\(site).target", .cells, in: 1...1e13, example: 1e9),
            ]
        }
        let known = vocabulary.readouts + local.filter { site in !vocabulary.readouts.contains { $0.id == site.id } }
        let names = known.map { ScenarioVocabulary.Name($0.id) }
        return name(node, "\(place).readout", kind: "read-out", among: names).flatMap { id in known.first { $0.id == id } }
    }

    /// The last dose must begin within the course.
    private mutating func checkEnd(of entry: Scenario.Treatment, _ place: String, _ line: Int, course: ClosedRange<Double>) {
        guard entry.repeats != nil, let last = entry.days?.last, last > course.upperBound else { return }
        note(.runsPast(field: place, day: last.rounded4, until: course.upperBound.shortText), at: line)
    }
}

extension Double {
    /// For messages: a day to the nearest nine seconds.
    fileprivate var rounded4: String { ((self * 1e4).rounded() / 1e4).shortText }
}
