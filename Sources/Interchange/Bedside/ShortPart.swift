import Bedside

/// The reading in a few lines, for somebody who has ten seconds: what comes first, how bad, what it may be, what not to do.
struct ShortPart {
    let reading: BedsideReading

    init(_ reading: BedsideReading) { self.reading = reading }

    func write(to page: inout TextPage) {
        page.heading("In short, at \(reading.hours.clockText)")
        for (head, text) in lines { page.paragraph(text, head: "  \(head)", indent: 17) }
    }

    private var lines: [(String, String)] {
        death + [("Airway", airway), ("Systemic", systemic)] + neurotoxicity + haemophagocytosis + [("Stage", reading.stages.summary)]
            + local + explanations + guidance
    }

    private func grade(_ id: String) -> Grade? { reading.grades.first { $0.system == id } }

    private var death: [(String, String)] {
        guard let row = reading.situation.chart.rows(.death, to: reading.hours).first else { return [] }
        return [("Death", "\(row.hours.clockText): \((row.word ?? "").replacing("_", with: " ")); no guidance is given")]
    }

    private var airway: String {
        guard let grade = grade("LOCAL-AIRWAY-PD"), let range = grade.range else {
            let missing = grade("LOCAL-AIRWAY-PD")?.missing ?? []
            return "not known; not charted in the last 24 h: \(missing.prefix(2).joined(separator: ", "))"
        }
        let first = range.lowerBound >= 3 && death.isEmpty ? ": AIRWAY FIRST, before any drug question" : ""
        return "level \(grade.text)\(sureness(grade)), project-defined\(first)"
    }

    private var systemic: String {
        guard let grade = grade("ASTCT-CRS"), grade.range != nil else { return "not known: no temperature of the last 24 h" }
        let missing = grade.missing.isEmpty ? "" : "; not known: \(grade.missing.joined(separator: ", "))"
        return "ASTCT grade \(grade.text)\(sureness(grade))\(missing)"
    }

    private func sureness(_ grade: Grade) -> String { grade.certainty == .certain ? "" : " (\(grade.certainty.words))" }

    /// Only when somebody looked.
    private var neurotoxicity: [(String, String)] {
        let grade = reading.neurotoxicity
        guard grade.range != nil else { return [] }
        let scale = grade.system == "ASTCT-ICANS-PED" ? " by the scale under 12 years" : ""
        return [("Neurotoxicity", "ASTCT grade \(grade.text)\(sureness(grade))\(scale)")]
    }

    /// Only what speaks for it; the lists themselves stand among the grades.
    private var haemophagocytosis: [(String, String)] {
        let iecHS = grade("IEC-HS").flatMap { $0.text == "required item met" ? "IEC-HS required item met, \($0.because.count) items" : nil }
        let cartox = grade("CARTOX-HLH").flatMap { $0.text == "positive" ? "CARTOX criteria positive" : nil }
        let score = grade("HSCORE").flatMap { grade in Double(grade.text).map { $0 > 169 } == true ? "HScore \(grade.text)" : nil }
        let told = [iecHS, cartox, score].compactMap(\.self)
        return told.isEmpty ? [] : [("HLH-like", told.joined(separator: "; ") + "; a list, not a diagnosis")]
    }

    private var local: [(String, String)] {
        guard let differential = reading.differential, let picture = reading.situation.local else { return [] }
        let place = picture.sites.isEmpty ? "site not charted" : picture.sites.joined(separator: ", ")
        let trend = picture.trend?.rawValue ?? "course not known"
        let found = differential.caseDefinition.because.filter { $0.hasSuffix("was found") }
        let but = found.isEmpty ? "" : ", but \(found.joined(separator: ", "))"
        return [
            (
                "Local",
                "\(place), since \(picture.onset.clockText), \(trend); local CRS \(differential.caseDefinition.certainty.rawValue)\(but)"
            )
        ]
    }

    /// What its test supports and what weighs most, what is not to wait, and the tests that are open.
    private var explanations: [(String, String)] {
        guard let differential = reading.differential, death.isEmpty, reading.situation.local?.trend != .resolved else { return [] }
        var lines: [(String, String)] = []
        let found = differential.assessments.filter { $0.standing == .supported }
        if !found.isEmpty {
            lines.append(("By its test", found.map { "\($0.id) \($0.name.lowercasedFirst) SUPPORTED" }.joined(separator: "; ")))
        }
        let weighty = differential.assessments.filter { $0.standing == .open && $0.score > 0 }.sorted { $0.score > $1.score }
        if !weighty.isEmpty {
            let told = weighty.prefix(4).map { "\($0.id) \($0.name.lowercasedFirst) +\($0.score)" }.joined(separator: "; ")
            lines.append(("May be", told + " (weights project-defined)"))
        }
        let urgent = found.filter { $0.action.text != "none before the result" }
        if !urgent.isEmpty { lines.append(("At once", urgent.map { "\($0.name): \($0.action.text)" }.joined(separator: "; "))) }
        if !differential.openTests.isEmpty {
            lines.append(("Open tests", differential.openTests.prefix(8).map(\.name).joined(separator: ", ")))
        }
        return lines
    }

    private var guidance: [(String, String)] {
        let rows = reading.guidance[.seed].filter { $0.match.missing.isEmpty }.map(\.id)
        let warnings = reading.guidance[.warnings].map { $0.title.lowercasedFirst }
        var lines: [(String, String)] = []
        if !rows.isEmpty {
            lines.append(("Case report", "row \(rows.joined(separator: ", ")) of its decision table, if this is local CRS"))
        }
        if !warnings.isEmpty { lines.append(("Warnings", warnings.joined(separator: "; "))) }
        return lines
    }
}
