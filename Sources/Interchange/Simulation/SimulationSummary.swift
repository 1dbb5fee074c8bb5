import Bedside
import Foundation
import Forecasting

/// One run as text: notice, story, the facts of the case where there are any, grades, swelling, peaks, provenance.
public struct SimulationSummary: Sendable {
    let simulation: Simulation
    let isColoured: Bool

    public init(_ simulation: Simulation, isColoured: Bool = false) {
        self.simulation = simulation
        self.isColoured = isColoured
    }

    public var text: String {
        var page = TextPage(isColoured: isColoured)
        page.line(page.paint(simulation.scenario.title.shortened(to: TextPage.width), .bold))
        page.paragraph(Release.notice)
        if !simulation.changes.isEmpty { page.paragraph("Changed for this run: \(simulation.changes.joined(separator: ", ")).") }
        if simulation.course.outcome != .completed { failure(&page) }
        story(&page)
        facts(&page)
        grades(&page)
        local(&page)
        peaks(&page)
        provenance(&page)
        return page.text
    }

    private func failure(_ page: inout TextPage) {
        let state = simulation.failedState.map { " because of ‘\($0)’" } ?? ""
        page.heading("Not completed")
        page.paragraph(
            "The integration stopped on \(Digits.day(simulation.end))\(state) (\(simulation.outcomeWord)); what follows ends there.")
    }

    private func story(_ page: inout TextPage) {
        page.heading("What happens")
        for line in simulation.reading.story { page.paragraph(line.text, head: "  " + Digits.day(line.day), indent: 13) }
    }

    private func facts(_ page: inout TextPage) {
        let checks = simulation.checks
        guard !checks.isEmpty else { return }
        page.heading("The \(checks.count) facts of the case: \(checks.filter(\.passes).count) met")
        if !simulation.changes.isEmpty {
            page.paragraph("They are those of the reported course; a changed run need not meet them.", indent: 2)
        }
        let rows = checks.map { check -> (cells: [String], ink: TextPage.Ink?) in
            let isSetting = CaseFact.settings[check.fact.id] != nil
            let cells = [
                check.fact.id, check.fact.what, UnitWords.plainText(CaseWords.target(check.fact)),
                UnitWords.plainText(CaseWords.reached(check)), isSetting ? "*" : "", check.passes ? "met" : "NOT met",
            ]
            return (cells, check.passes ? .green : .red)
        }
        page.table(
            [
                .init(heading: ""), .init(heading: "fact", most: 40), .init(heading: "target", most: 28),
                .init(heading: "reached", isNumber: true),
                .init(heading: ""), .init(heading: ""),
            ], rows: rows)
        if checks.contains(where: { CaseFact.settings[$0.fact.id] != nil }) {
            page.paragraph(
                "* met by a setting of its own: a number chosen for that fact alone, which says nothing about the model.", indent: 2)
        }
    }

    private func grades(_ page: inout TextPage) {
        let reading = simulation.reading
        guard !reading.grades.isEmpty || !reading.airway.isEmpty else { return }
        page.heading("Grades")
        let spans =
            reading.grades.map { (from: $0.from, to: $0.to, text: "ASTCT grade \($0.grade.text)", why: why($0)) }
            + reading.airway.map {
                (from: $0.from, to: $0.to, text: "airway level \($0.grade.text)", why: "local, project-defined: \(why($0))")
            }
        for span in spans.sorted(by: { ($0.from, $0.text) < ($1.from, $1.text) }) where span.to - span.from >= 0.12 {
            let days = Digits.days(span.from, span.to).padded(to: 20)
            page.paragraph(span.why, head: "  \(days)\(span.text.padded(to: 16))", indent: 38)
        }
    }

    private func why(_ span: Reading.GradeSpan) -> String {
        let grade = span.grade
        let missing = grade.missing.isEmpty ? "" : " (\(grade.certainty.words): not known \(grade.missing.joined(separator: ", ")))"
        return grade.because.joined(separator: "; ") + missing
    }

    private func local(_ page: inout TextPage) {
        guard !simulation.reading.local.isEmpty else { return }
        page.heading("Swelling that would be seen")
        let rows = simulation.reading.local.map { event -> (cells: [String], ink: TextPage.Ink?) in
            let cells = [
                event.label, "\(event.level)", CaseWords.day(event.onset), CaseWords.day(event.peak),
                Digits.short(event.largest * 100, significant: 3) + " %", event.resolved.map(CaseWords.day) ?? "not yet",
            ]
            return (cells, nil)
        }
        page.table(
            [
                .init(heading: "site", most: 40), .init(heading: "level", isNumber: true), .init(heading: "onset, d", isNumber: true),
                .init(heading: "peak, d", isNumber: true), .init(heading: "over rest", isNumber: true),
                .init(heading: "below a fifth, d", isNumber: true),
            ], rows: rows)
    }

    private func peaks(_ page: inout TextPage) {
        page.heading("Peaks from the infusion on")
        let rows = simulation.reading.peaks.map { peak -> (cells: [String], ink: TextPage.Ink?) in
            let value = (Digits.short(peak.value) + " " + UnitWords.plain(peak.unit)).trimmedRight
            return ([peak.label, peak.isLowest ? "lowest" : "highest", value, CaseWords.day(peak.day)], nil)
        }
        page.table(
            [
                .init(heading: "read-out"), .init(heading: ""), .init(heading: "value", isNumber: true),
                .init(heading: "day", isNumber: true),
            ],
            rows: rows)
    }

    private func provenance(_ page: inout TextPage) {
        let source = simulation.provenance
        page.heading("Provenance")
        page.paragraph(
            "Squall \(source.version); \(source.solver), relative tolerance \(source.relativeTolerance), \(source.statistics.steps) steps "
                + "(\(source.statistics.rejected) rejected), \(source.statistics.rates) evaluations, \(source.statistics.factorisations) factorisations.",
            indent: 2)
        for (label, digest) in [("model", source.model), ("scenario", source.scenario), ("calibration", source.calibration)] {
            page.line("  \(label.padded(to: 12))\(digest.prefix(23))…")
        }
    }
}

/// A fact's target and what was reached, in words.
enum CaseWords {
    /// The target without units that only say that there is none.
    static func target(_ fact: CaseFact) -> String {
        if fact.rule == "passes upward in window" {
            return "passes \(Digits.short(fact.value)) on day \(Digits.short(fact.from))–\(Digits.short(fact.to))"
        }
        if isRatio(fact) { return "at least ×\(Digits.short(fact.value))" }
        let text = fact.target
        for unit in [" 1", " {level}", " {grade}"] where text.hasSuffix(unit) { return String(text.dropLast(unit.count)) }
        return text
    }

    /// Whether the fact is about one value over another.
    private static func isRatio(_ fact: CaseFact) -> Bool { fact.unit == "1" && fact.rule.hasSuffix("at least") }

    static func day(_ value: Double) -> String { String(format: "%.2f", value) }

    static func reached(_ check: CaseCheck) -> String {
        guard check.reached.isFinite else { return "never" }
        switch check.fact.rule {
        case "within window": return "day " + day(check.reached)
        case "passes upward in window": return "day " + Digits.short(check.reached, significant: 3)
        case "equals": return Digits.short(check.reached)
        default:
            if isRatio(check.fact) { return "×" + Digits.short(check.reached, significant: 3) }
            let unit = ["1", "{level}", "{grade}"].contains(check.fact.unit) ? "" : " " + check.fact.unit
            return Digits.short(check.reached, significant: 3) + unit
        }
    }
}
