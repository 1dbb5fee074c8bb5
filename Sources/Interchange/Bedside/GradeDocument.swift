import Bedside
import Forecasting

/// A grade as JSON, with where it comes from.
public struct GradeDocument: Sendable {
    let grade: Grade

    public init(_ grade: Grade) { self.grade = grade }

    public var text: String { value.text + "\n" }

    var value: JSONValue {
        let system = GradingCatalogue.system(grade.system)
        let source: JSONValue = [
            "title": .string(system?.title ?? ""), "source": .string(system?.source ?? ""), "confidence": .string(system?.confidence ?? ""),
            "notice": .string(BedsideReading.notice),
        ]
        return grade.json().adding(source)
    }
}

/// Grades as text: what, how sure, why, what is missing, from where.
public struct GradeSummary: Sendable {
    let grades: [Grade]
    let isColoured: Bool

    public init(_ grades: [Grade], isColoured: Bool = false) {
        self.grades = grades
        self.isColoured = isColoured
    }

    public var text: String {
        var page = TextPage(isColoured: isColoured)
        for grade in grades {
            let system = GradingCatalogue.system(grade.system)
            page.line(
                page.paint("\(grade.system): \(grade.text)", .bold) + (grade.certainty == .certain ? "" : " (\(grade.certainty.words))"))
            if system?.isProjectDefined == true { page.paragraph("project-defined: published by nobody", indent: 2) }
            page.paragraph(grade.detail + (grade.because.isEmpty ? "" : ": " + grade.because.joined(separator: "; ")), indent: 2)
            if !grade.missing.isEmpty { page.paragraph("missing: " + grade.missing.joined(separator: ", "), indent: 2) }
            for flag in grade.flags { page.paragraph("! " + flag, indent: 2) }
            page.paragraph("rule: \(grade.rule); source: \(system?.source ?? "") (\(system?.confidence ?? ""))", indent: 2)
        }
        page.paragraph(BedsideReading.notice)
        return page.text
    }

    /// The systems that ship, one line each.
    public static func list(isColoured: Bool) -> String {
        var page = TextPage(isColoured: isColoured)
        let rows = GradingCatalogue.all.map { system -> (cells: [String], ink: TextPage.Ink?) in
            ([system.id, system.title + (system.isProjectDefined ? ", published by nobody" : ""), system.confidence], nil)
        }
        page.table([.init(heading: "system"), .init(heading: "what it is", most: 58), .init(heading: "source seen", most: 20)], rows: rows)
        page.line("")
        for line in GradingCatalogue.leftOut { page.paragraph("left out: " + line) }
        page.line("")
        page.paragraph("Inputs: " + SignsKey.table.map(\.name).joined(separator: ", ") + ".")
        page.paragraph(BedsideReading.notice)
        return page.text
    }
}
