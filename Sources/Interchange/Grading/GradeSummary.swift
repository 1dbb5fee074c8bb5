import Bedside

/// Grades as text: one with its reasons, or a table of what every system says of the same signs.
public struct GradeSummary: Sendable {
    let grades: [Grade]
    let isColoured: Bool

    public init(_ grades: [Grade], isColoured: Bool = false) {
        self.grades = grades
        self.isColoured = isColoured
    }

    public var text: String {
        var page = TextPage(isColoured: isColoured)
        if grades.count == 1, let grade = grades.first { tell(grade, &page) } else { table(&page) }
        return page.text
    }

    private func tell(_ grade: Grade, _ page: inout TextPage) {
        let system = GradingCatalogue.system(grade.system)
        page.line(page.paint("\(grade.system): \(grade.text)\(grade.sureness)", .bold))
        page.paragraph(system?.title ?? "")
        if system?.isProjectDefined == true { page.paragraph(GradeSummary.projectDefined) }
        page.paragraph(BedsideReading.notice)
        page.line("")
        func row(_ head: String, _ text: String) { page.paragraph(text, head: "  " + head, indent: 12) }
        row("detail", grade.detail)
        if !grade.because.isEmpty { row("because", grade.because.joined(separator: "; ")) }
        if !grade.missing.isEmpty { row("missing", grade.missing.joined(separator: ", ")) }
        for flag in grade.flags { row("note", flag) }
        row("rule", grade.rule)
        if let system { row("source", "\(system.source) (\(system.confidence))") }
    }

    static let projectDefined = "Project-defined: nothing published fits, so this project defined it. It replaces no published grade."

    private func table(_ page: inout TextPage) {
        page.line(page.paint("What each system says of these signs", .bold))
        page.paragraph(BedsideReading.notice)
        let told = grades.filter { $0.certainty != .undetermined }
        if !told.isEmpty {
            page.line("")
            page.table(
                [.init(heading: "system"), .init(heading: "grade", most: 24), .init(heading: "why and what is missing", most: 56)],
                rows: told.map { ([$0.system, $0.text + $0.sureness, $0.why], nil) })
        }
        let open = grades.filter { $0.certainty == .undetermined }
        guard !open.isEmpty else { return }
        page.heading("Cannot be told")
        for grade in open {
            let word = grade.text == "undetermined" ? "" : grade.text + "; "
            page.paragraph("\(word)missing: " + grade.missing.joined(separator: ", "), head: "  " + grade.markedSystem, indent: 20)
        }
    }
}

extension Grade {
    fileprivate var isProjectDefined: Bool { GradingCatalogue.system(system)?.isProjectDefined == true }

    fileprivate var markedSystem: String { isProjectDefined ? system + " [project-defined] " : system + "  " }

    /// Nothing where it is certain, or where the grade already says so.
    fileprivate var sureness: String { certainty == .certain || text == certainty.words ? "" : " (\(certainty.words))" }

    fileprivate var why: String {
        let reason = because.isEmpty ? detail : because.joined(separator: "; ")
        let open = missing.isEmpty ? "" : "; missing: " + missing.joined(separator: ", ")
        let told = flags.isEmpty ? "" : "; note: " + flags.joined(separator: "; ")
        return (isProjectDefined ? "[project-defined] " : "") + reason + open + told
    }
}

/// The systems that ship, as text: id, title, source; then what is left out and why.
public struct GradingListSummary: Sendable {
    let isColoured: Bool

    public init(isColoured: Bool = false) { self.isColoured = isColoured }

    public var text: String {
        var page = TextPage(isColoured: isColoured)
        for system in GradingCatalogue.all {
            page.paragraph("\(system.title). \(system.source) (\(system.confidence)).", head: system.id, indent: 18)
        }
        page.heading("Left out, and why")
        for reason in GradingCatalogue.leftOut { page.paragraph(reason, indent: 2) }
        return page.text
    }

    /// The keys of the inputs with meaning and unit.
    public var keys: String {
        var page = TextPage(isColoured: isColoured)
        for key in SignsKey.table { page.paragraph("\(key.meaning): \(key.expected)", head: key.name, indent: 40) }
        return page.text
    }
}
