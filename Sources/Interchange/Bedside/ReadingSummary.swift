import Bedside
import Forecasting

/// The reading of a chart as text: the story, then what holds now, each with its reasons and what is missing.
public struct ReadingSummary: Sendable {
    let reading: BedsideReading
    let title: String
    let isColoured: Bool

    public init(_ reading: BedsideReading, title: String, isColoured: Bool = false) {
        self.reading = reading
        self.title = title
        self.isColoured = isColoured
    }

    public var text: String {
        var page = TextPage(isColoured: isColoured)
        page.line(page.paint(title.shortened(to: TextPage.width), .bold))
        page.paragraph(reading.patient.words)
        page.paragraph(BedsideReading.notice)
        ShortPart(reading).write(to: &page)
        story(&page)
        page.heading("The reading at \(reading.hours.clockText)")
        grades(&page)
        stages(&page)
        local(&page)
        if let differential = reading.differential { DifferentialPart(differential).write(to: &page) }
        let found = reading.differential?.assessments.filter { $0.standing == .supported && $0.id != "D24" }.map { $0.name.lowercasedFirst }
        GuidancePart(reading.guidance, systemic: reading.grades.first { $0.system == "ASTCT-CRS" }?.range, found: found ?? [])
            .write(to: &page)
        return page.text
    }

    private func story(_ page: inout TextPage) {
        page.heading("What changed")
        for entry in reading.story.entries {
            let time = entry.isDayOnly ? "day \((entry.hours / 24).rounded(.down).shortText)" : entry.hours.clockText
            for (number, line) in entry.lines.enumerated() {
                page.paragraph(line.text, head: number == 0 ? "  " + time : "", indent: 17)
            }
        }
        if reading.story.entries.isEmpty { page.paragraph("Nothing that a reading could tell is charted.", indent: 2) }
    }

    /// Without the scale of neurotoxicity of another age.
    private var grades: [Grade] {
        let scales: Set<String> = ["ASTCT-ICANS", "ASTCT-ICANS-PED"]
        return reading.grades.filter { !scales.contains($0.system) || $0.system == reading.neurotoxicity.system }
    }

    /// Grades that can be told; those that cannot, in one line with what each misses first.
    private func grades(_ page: inout TextPage) {
        for grade in grades where grade.certainty != .undetermined {
            let mark = GradingCatalogue.system(grade.system)?.isProjectDefined == true ? " [project-defined]" : ""
            let sure = grade.certainty == .certain ? "" : " (\(grade.certainty.words))"
            let why = grade.because.isEmpty ? grade.detail : grade.because.joined(separator: "; ")
            page.paragraph(
                "\(why)", head: "  \((grade.system + mark).padded(to: ReadingSummary.nameWidth))\((grade.text + sure).padded(to: 18))",
                indent: ReadingSummary.indent)
            if !grade.missing.isEmpty { page.paragraph("missing: " + grade.missing.joined(separator: ", "), indent: ReadingSummary.indent) }
            for flag in grade.flags { page.paragraph("! " + flag, indent: ReadingSummary.indent) }
        }
        let open = grades.filter { $0.certainty == .undetermined && !$0.missing.isEmpty }
        guard !open.isEmpty else { return }
        page.paragraph(
            "Cannot be told: " + open.map { "\($0.system) (\($0.missing.first ?? ""))" }.joined(separator: ", ") + ".", head: "  ",
            indent: 2)
    }

    private static let nameWidth = 34
    private static let indent = 54

    private func stages(_ page: inout TextPage) {
        let stages = reading.stages
        page.heading("The stage")
        page.paragraph("Picture: \(stages.summary).", indent: 2)
        for (picture, reasons) in stages.evidence.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where !reasons.isEmpty {
            page.paragraph("for \(picture.rawValue): \(reasons.joined(separator: "; "))", indent: 4)
        }
        if !stages.missing.isEmpty { page.paragraph("would settle it: " + stages.missing.joined(separator: ", "), indent: 4) }
        for span in stages.stages(at: reading.hours) {
            let place = span.site.map { " at \($0)" } ?? ""
            page.paragraph(
                "Now \(span.name)\(place), \(span.certainty.rawValue), since \(span.from.clockText): \(span.because.joined(separator: "; "))."
                    + (span.missing.isEmpty ? "" : " Missing: \(span.missing.joined(separator: ", "))."), indent: 2)
        }
    }

    private func local(_ page: inout TextPage) {
        guard let local = reading.situation.local, let differential = reading.differential else { return }
        page.heading("The local picture")
        let place = local.sites.isEmpty ? "site not charted" : local.sites.joined(separator: ", ")
        page.paragraph("Since \(local.onset.clockText); \(place); \(local.trend?.rawValue ?? "course not known").", indent: 2)
        let definition = differential.caseDefinition
        page.paragraph(
            "Local CRS: \(definition.certainty.rawValue) (case definition project-defined): \(definition.because.joined(separator: "; ")).",
            indent: 2)
        if !definition.missing.isEmpty { page.paragraph("would make it surer: " + definition.missing.joined(separator: ", "), indent: 4) }
        for remark in differential.remarks { page.paragraph("! " + remark, indent: 2) }
    }
}

extension String {
    /// With a small first letter, unless a capital follows it.
    var lowercasedFirst: String {
        guard let first, dropFirst().first?.isUppercase != true else { return self }
        return first.lowercased() + dropFirst()
    }
}

extension Chart.Patient {
    /// `Ph-like B-ALL; anti-CD19 CAR-T; female, 61 years`.
    var words: String {
        let person = [sex?.rawValue, age.map { "\($0.shortText) years" }, weight.map { "\($0.shortText) kg" }].compactMap(\.self)
        let parts = [disease, product, person.isEmpty ? nil : person.joined(separator: ", ")].compactMap(\.self)
        return parts.isEmpty ? "Nothing is charted of the patient." : parts.joined(separator: "; ") + "."
    }
}
