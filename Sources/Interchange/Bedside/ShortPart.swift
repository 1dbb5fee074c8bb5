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
        [("Airway", airway), ("Systemic", systemic)] + neurotoxicity + [("Stage", reading.stages.summary)] + local + guidance
    }

    private func grade(_ id: String) -> Grade? { reading.grades.first { $0.system == id } }

    private var airway: String {
        guard let grade = grade("LOCAL-AIRWAY-PD"), let range = grade.range else {
            return "not known: nobody charted neck and upper airway"
        }
        let sure = grade.certainty == .certain ? "" : " (\(grade.certainty.words))"
        let first = range.lowerBound >= 3 ? ": AIRWAY FIRST, before any drug question" : ""
        return "level \(grade.text)\(sure), project-defined\(first)"
    }

    private var systemic: String {
        guard let grade = grade("ASTCT-CRS"), grade.range != nil else { return "not known: no temperature of the last 24 h" }
        let sure = grade.certainty == .certain ? "" : " (\(grade.certainty.words))"
        let missing = grade.missing.isEmpty ? "" : "; not known: \(grade.missing.joined(separator: ", "))"
        return "ASTCT grade \(grade.text)\(sure)\(missing)"
    }

    /// Only when somebody looked.
    private var neurotoxicity: [(String, String)] {
        guard let grade = grade("ASTCT-ICANS"), grade.range != nil else { return [] }
        let sure = grade.certainty == .certain ? "" : " (\(grade.certainty.words))"
        return [("Neurotoxicity", "ASTCT grade \(grade.text)\(sure)")]
    }

    private var local: [(String, String)] {
        guard let differential = reading.differential, let picture = reading.situation.local else { return [] }
        let place = picture.sites.isEmpty ? "site not charted" : picture.sites.joined(separator: ", ")
        var lines = [
            (
                "Local",
                "\(place), since \(picture.onset.clockText), \(picture.trend?.rawValue ?? "course not known"); local CRS \(differential.caseDefinition.certainty.rawValue)"
            )
        ]
        if !differential.openTests.isEmpty, picture.trend != .resolved {
            lines.append(("Open tests", differential.openTests.prefix(8).map(\.name).joined(separator: ", ")))
        }
        return lines
    }

    private var guidance: [(String, String)] {
        let rows = reading.guidance[.seed].filter { $0.match.missing.isEmpty }.map(\.id)
        let warnings = reading.guidance[.warnings].map { $0.title.lowercasedFirst }
        var lines: [(String, String)] = []
        if !rows.isEmpty { lines.append(("Case report", "row \(rows.joined(separator: ", ")) of its decision table, see below")) }
        if !warnings.isEmpty { lines.append(("Warnings", warnings.joined(separator: "; "))) }
        return lines
    }
}
