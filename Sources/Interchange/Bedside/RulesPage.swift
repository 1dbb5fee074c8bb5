import Bedside
import Forecasting

/// Every rule of the bedside with its source and how far the source was seen, for a clinician to review and sign.
///
/// Written from the catalogues that the reading uses, so that what is signed is what runs.
public struct RulesPage: Sendable {
    public init() {}

    public var markdown: String {
        (RulesPage.introduction + grading + differential + guidance).joined(separator: "\n") + "\n"
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
        lines += ["", "Left out on purpose:", ""] + GradingCatalogue.leftOut.map { "- \($0)" }
        return lines
    }

    private var differential: [String] {
        var lines = [
            "", "## Diagnoses of a swollen neck or face, or of dyspnoea",
            "", "Weights are project-defined and uncalibrated. Nothing is excluded while its test is missing.",
        ]
        for diagnosis in Diagnosis.catalogue {
            lines += [
                "", "### \(diagnosis.id): \(diagnosis.name)", "",
                "Expected: \(diagnosis.window). Act: \(diagnosis.action.text) (\(diagnosis.action.moment.rawValue)).",
                "Source: \(diagnosis.source) (\(diagnosis.confidence.rawValue)).", "", "| weight | item |", "|---|---|",
            ]
            lines += diagnosis.items.map { item in
                let weight = item.weight == 0 ? "shown, \(item.direction.rawValue)" : item.weight > 0 ? "+\(item.weight)" : "\(item.weight)"
                return "| \(weight) | \(item.text) |"
            }
            lines += ["", "| test | threshold |", "|---|---|"]
            lines += diagnosis.tests.map { "| \($0.name) | \($0.threshold) |" }
            lines += diagnosis.cautions.map { "\nCaution: \($0.text)." }
            lines += RulesPage.signature
        }
        return lines
    }

    private var guidance: [String] {
        var lines = ["", "## Guidance", "", Guidance.notice]
        for entry in GuidanceCatalogue.all {
            lines += [
                "", "### \(entry.id): \(entry.title)", "", "A \(entry.kind.rawValue). When: \(entry.condition).", "", entry.statement, "",
                "Source: \(entry.source) (\(entry.evidence.rawValue)).",
            ]
            lines += RulesPage.signature
        }
        return lines
    }

    static let signature = ["", "Reviewed by: ____________________  on: __________  ☐ as stated  ☐ with changes"]
}
