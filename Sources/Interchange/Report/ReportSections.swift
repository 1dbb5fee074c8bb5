/// The sections in words and tables.
struct ReportSections: Sendable {
    let content: ReportContent

    func story() -> String {
        let lines = content.story.map { line in
            let day = line.day.map { "<span class=\"day\">\(Digits.day($0))</span>" } ?? "<span class=\"day\"></span>"
            return "<li>\(day)<span>\(HTML.escape(line.text))</span></li>"
        }
        let list = lines.isEmpty ? "" : "<ol class=\"story\">\(lines.joined(separator: "\n"))</ol>"
        let tiles = glance()
        guard !lines.isEmpty || !tiles.isEmpty else { return "" }
        return HTML.section("story", "What happened", tiles + list)
    }

    /// The handful of readings that a hurried reader wants.
    private func glance() -> String {
        var tiles: [(label: String, value: String, style: String)] = content.onsets.prefix(3).map { onset in
            (onset.label, Digits.day(onset.day), onset.extent.rawValue)
        }
        if let worst = content.grades.map(\.grade).max() { tiles.append(("worst ASTCT grade", "\(worst)", "systemic")) }
        if let worst = content.airwayLevels.map(\.grade).max() { tiles.append(("worst airway level", "\(worst)", "local")) }
        if !content.facts.isEmpty {
            tiles.append(("facts of the case met", "\(content.facts.filter(\.met).count) of \(content.facts.count)", ""))
        }
        guard !tiles.isEmpty else { return "" }
        let items = tiles.map { "<div class=\"tile \($0.style)\"><dt>\(HTML.escape($0.label))</dt><dd>\(HTML.escape($0.value))</dd></div>" }
        return "<dl class=\"glance\">\(items.joined())</dl>"
    }

    func localEvents() -> String {
        guard !content.localEvents.isEmpty else { return "" }
        let rows = content.localEvents.map { event in
            [
                HTML.escape(content.sites.first { $0.id == event.site }?.label ?? event.site), "\(event.level)", Digits.day(event.onset),
                Digits.day(event.peak), event.resolved.map { Digits.day($0) } ?? "not within the run",
            ]
        }
        let columns = ["Site", "Level", "Onset", "Peak", "Resolved"].map { HTML.Column(heading: $0) }
        return HTML.table(columns, rows: rows, caption: "Local events", style: "compact")
    }

    func facts() -> String {
        guard !content.facts.isEmpty else { return "" }
        let met = content.facts.filter(\.met).count
        let settings = content.facts.filter { $0.kind == .setting }.count
        let rows = content.facts.map { fact -> [String] in
            let word = fact.met ? "met" : "not met"
            let sign = "<span aria-hidden=\"true\">\(fact.met ? "✓" : "✗")</span>"
            let mark = "<span class=\"verdict \(fact.met ? "met" : "unmet")\">\(sign) \(word)</span>"
            let own = fact.kind == .setting ? " <span class=\"own\">own setting</span>" : ""
            let note = fact.note.isEmpty ? "" : "<div class=\"note\">\(HTML.escape(fact.note))</div>"
            return [HTML.escape(fact.id), HTML.escape(fact.what) + own + note, HTML.escape(fact.target), HTML.escape(fact.reached), mark]
        }
        let columns = [
            HTML.Column(heading: "Id", style: "id"), HTML.Column(heading: "Fact"), HTML.Column(heading: "Target"),
            HTML.Column(heading: "Reached"),
            HTML.Column(heading: "Verdict"),
        ]
        var summary = "\(met) of \(content.facts.count) facts are met."
        if settings > 0 {
            summary +=
                " Those marked “own setting” (\(settings)) rest on a number chosen for that fact alone: meeting them says nothing about the model."
        }
        return HTML.section(
            "facts", "The facts of the case against the run", HTML.paragraph(summary) + HTML.table(columns, rows: rows, style: "facts"))
    }

    func treatmentQuestion() -> String {
        guard !content.treatmentQuestion.isEmpty else { return "" }
        return HTML.section(
            "treatment", "What the run says about treatment",
            "<div class=\"prose\">" + content.treatmentQuestion.map(HTML.paragraph).joined() + "</div>")
    }

    func patient() -> String {
        guard !content.patient.isEmpty else { return "" }
        var groups: [String] = []
        for row in content.patient where !groups.contains(row.group) { groups.append(row.group) }
        let tables = groups.map { group -> String in
            let rows = content.patient.filter { $0.group == group }.map { row -> [String] in
                let note = row.note.isEmpty ? "" : "<div class=\"note\">\(HTML.escape(row.note))</div>"
                return [
                    HTML.escape(row.label), HTML.escape(row.value) + note,
                    standing(row.standing),
                ]
            }
            let columns = [HTML.Column(heading: "Item"), HTML.Column(heading: "Value"), HTML.Column(heading: "Standing")]
            return HTML.table(columns, rows: rows, caption: group, style: "compact")
        }
        return HTML.section("patient", "Patient and product", "<div class=\"pair tables\">\(tables.joined())</div>")
    }

    func doses() -> String {
        guard !content.doses.isEmpty else { return "" }
        let rows = content.doses.sorted { $0.day < $1.day }.map { dose -> [String] in
            let length = dose.duration > 0 ? Self.duration(dose.duration) : "bolus"
            return [
                Digits.day(dose.day), HTML.escape(dose.label), HTML.escape(Self.amount(dose)), length, dose.kind.rawValue,
                standing(dose.assumed ? .assumed : .data),
            ]
        }
        let columns = ["Day", "Drug", "Dose", "Over", "Kind", "Standing"].map { HTML.Column(heading: $0) }
        return HTML.section("doses", "Treatment given", HTML.table(columns, rows: rows, style: "compact"))
    }

    private func standing(_ standing: ReportContent.Standing) -> String {
        "<span class=\"standing \(standing.rawValue)\">\(standing.rawValue)</span>"
    }

    private static func amount(_ dose: ReportContent.Dose) -> String {
        dose.amount.map { Digits.short($0, unit: dose.unit) } ?? (dose.unit.isEmpty ? "not stated" : dose.unit)
    }

    private static func duration(_ days: Double) -> String {
        days >= 1
            ? Digits.short(days, unit: "d") : days * 24 >= 1 ? Digits.short(days * 24, unit: "h") : Digits.short(days * 1440, unit: "min")
    }

    func influences() -> String {
        guard !content.influences.isEmpty else { return "" }
        let rows = content.influences.map { row -> [String] in
            let arrow = row.direction == .raises ? "↑" : "↓"
            return [
                HTML.escape(row.agent),
                "<span class=\"\(row.direction.rawValue)\"><span aria-hidden=\"true\">\(arrow)</span> \(row.direction.rawValue)</span>",
                HTML.escape(row.process), HTML.escape(row.place), HTML.escape(row.halfAt),
            ]
        }
        let columns = ["What", "Does", "Which process", "Where", "Half at"].map { HTML.Column(heading: $0) }
        return HTML.section("influences", "What influences what", HTML.table(columns, rows: rows, style: "compact"))
    }

    func parameters() -> String {
        let total = content.parameters.map(\.count).reduce(0, +)
        guard total > 0 else { return "" }
        let segments = content.parameters.enumerated().filter { $0.element.count > 0 }.map { index, tally in
            "<span class=\"part part\(min(index, 5))\" style=\"flex:\(tally.count)\">\(tally.count)</span>"
        }
        let bar = "<div class=\"tally\" aria-hidden=\"true\">\(segments.joined())</div>"
        let rows = content.parameters.enumerated().map { index, tally in
            [
                "<span class=\"key part\(min(index, 5))\" aria-hidden=\"true\"></span>\(HTML.escape(tally.origin))",
                HTML.escape(tally.meaning),
                "\(tally.count)", "\(Int((Double(tally.count) / Double(total) * 100).rounded()))\u{00A0}%",
            ]
        }
        let columns = [
            HTML.Column(heading: "Origin"), HTML.Column(heading: "Meaning"), HTML.Column(heading: "Count", style: "number"),
            HTML.Column(heading: "Share", style: "number"),
        ]
        return HTML.section("parameters", "What the \(total) parameters rest on", bar + HTML.table(columns, rows: rows, style: "compact"))
    }

    func limits() -> String {
        guard !content.limits.isEmpty else { return "" }
        let items = content.limits.map { "<li>\(HTML.escape($0))</li>" }
        return HTML.section("limits", "Limits", "<ul class=\"prose\">\(items.joined(separator: "\n"))</ul>")
    }

    func provenance() -> String {
        guard !content.provenance.isEmpty else { return "" }
        let rows = content.provenance.map { [HTML.escape($0.label), "<span class=\"code\">\(HTML.escape($0.value))</span>"] }
        let columns = [HTML.Column(heading: "Item"), HTML.Column(heading: "Value")]
        return HTML.section("provenance", "Provenance", HTML.table(columns, rows: rows, style: "compact provenance"))
    }
}
