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
        story(&page)
        page.heading("The reading at \(reading.hours.clockText)")
        grades(&page)
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

    /// Grades that can be told first; those that cannot, in one sentence with what they miss.
    private func grades(_ page: inout TextPage) {
        for grade in reading.grades where grade.certainty != .undetermined {
            let mark = GradingCatalogue.system(grade.system)?.isProjectDefined == true ? " [project-defined]" : ""
            let sure = grade.certainty == .certain ? "" : " (\(grade.certainty.words))"
            page.paragraph(
                "\(grade.text)\(sure)  \(grade.because.isEmpty ? grade.detail : grade.because.joined(separator: "; "))",
                head: "  \(grade.system)\(mark)", indent: 36)
            if !grade.missing.isEmpty { page.paragraph("missing: " + grade.missing.joined(separator: ", "), indent: 36) }
            for flag in grade.flags { page.paragraph("! " + flag, indent: 36) }
        }
        let open = reading.grades.filter { $0.certainty == .undetermined }
        for grade in open {
            page.paragraph("undetermined; missing: " + grade.missing.joined(separator: ", "), head: "  " + grade.system, indent: 36)
        }
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
