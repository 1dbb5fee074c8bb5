import Bedside
import Forecasting

/// Every rule of the bedside with its source and how far the source was seen, for a clinician to review and sign.
///
/// Written from the catalogues that the reading uses, so that what is signed is what runs.
public struct RulesPage: Sendable {
    public init() {}

    public var markdown: String {
        (RulesPage.introduction + grading).joined(separator: "\n") + "\n"
    }

    private static let introduction = [
        "# Rules of the bedside reading",
        "",
        "<!-- Written by `squall export rules`; a test compares. Change the rule's own file, not this page. -->",
        "",
        BedsideReading.notice,
        "",
        "Marks: read (a table, label or text was opened), abstract (seen in an abstract or quoted), memory (a clinician must confirm it),",
        "project-defined (nothing published fits; labelled so on every output).",
    ]

    private var grading: [String] {
        var lines = ["", "## Grading systems and scores"]
        for system in GradingCatalogue.all {
            lines += [
                "", "### \(system.id): \(system.title)", "",
                "Grades \(system.subject). Source: \(system.source) (\(system.confidence)).", "", "| grade | rule |", "|---|---|",
            ]
            lines += system.rules.map { "| \($0.grade) | \($0.criterion) |" }
            lines += RulesPage.signature
        }
        return lines
    }

    static let signature = ["", "Reviewed by: ____________________  on: __________  ☐ as stated  ☐ with changes"]
}
