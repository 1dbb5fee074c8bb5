import Forecasting
import Studies

/// The arms of a study over the same patients, as a page.
public struct TrialPage: Sendable {
    let result: TrialResult

    public init(_ result: TrialResult) { self.result = result }

    public var page: StudyPage {
        let sections = [
            StudySection("words", "In words", TrialWords(result: result).blocks()),
            StudySection("arms", "The arms", name: "Arms", arms()),
            StudySection("differences", "What differs from “\(result.study.arms[0].label)”", name: "Differences", differences()),
            StudySection("values", "Every endpoint in every arm", name: "Endpoints", values()),
            StudySection("course", "The course over time", name: "Course", course()),
            StudySection("sites", "Where it swells", name: "Sites", sites()),
        ]
        return StudyPage(
            result.study, sections, limits: StudyLimits.trial(result), check: result.precision,
            document: TrialDocument(result: result).value)
    }

    private func named(_ text: String, _ group: TrialGroup) -> String { result.groups.count == 1 ? text : "\(text): \(group.group.label)" }

    private func arms() -> [StudyBlock] {
        let shared = ArmWords.shared(result.study.arms)
        let rows = result.study.arms.enumerated().map { index, arm in
            [arm.label + (index == 0 ? " (reference)" : ""), ArmWords.treatment(arm, without: shared)]
        }
        let common = shared.isEmpty ? [] : [StudyBlock.paragraph("In every arm: \(shared.map(ArmWords.sentence).joined(separator: "; ")).")]
        let counts = result.groups.map { group in
            [
                group.group.label, StudyWords.count(group.drawn), StudyWords.count(group.accepted),
                StudyWords.count(Int(group.weights.effective.rounded())),
                failures(group),
            ]
        }
        return common + [
            .table(StudyTable(columns: [.text("Arm"), .text("Treatment")], rows: rows)),
            .table(
                StudyTable(
                    caption: "Patients; each goes through every arm",
                    columns: [
                        .text("Group"), .number("Drawn"), .number("Accepted"), .number("Effective"), .number("Not computed, by arm"),
                    ], rows: counts)),
        ]
    }

    /// Courses that could not be followed to the end, by arm.
    private func failures(_ group: TrialGroup) -> String {
        let counts = group.arms.map { $0.failures.reduce(0) { $0 + $1.count } }
        return counts.contains { $0 > 0 } ? counts.map(StudyWords.count).joined(separator: " / ") : "none"
    }

    private func differences() -> [StudyBlock] {
        result.groups.enumerated().compactMap { index, group in
            ForestFigure(result: result, group: group)
                .figure(id: "figure-forest-\(index + 1)", title: named("Paired differences", group)).map { .figure($0) }
        }
    }

    private func values() -> [StudyBlock] {
        result.groups.flatMap { group -> [StudyBlock] in
            let rest = group.measures.filter { !$0.isMain }
            let main = StudyBlock.table(table(group.main, named("Main measures: share of patients in %, or mean (95 % interval)", group)))
            guard !rest.isEmpty else { return [main] }
            let other = table(rest, "Share of patients in %, mean, or mean day where it comes (95 % interval)")
            return [main, .folded(summary: named("Every other endpoint in every arm", group), other)]
        }
    }

    private func table(_ comparisons: [ArmComparison], _ caption: String) -> StudyTable {
        StudyTable(
            caption: caption, columns: [.text("Measure")] + result.study.arms.map { .number($0.label) },
            rows: comparisons.map { comparison in
                [MeasureWords.label(comparison.measure)] + comparison.values.map { MeasureWords.value($0, comparison.measure) }
            })
    }

    private func course() -> [StudyBlock] {
        result.groups.enumerated().flatMap { index, group -> [StudyBlock] in
            let grades = StackFigure(kind: .grade, panels: group.arms.map { ($0.arm.label, $0.grades) })
            let airway = StackFigure(kind: .airway, panels: group.arms.map { ($0.arm.label, $0.airway) })
            var figures: [StudyFigure] = []
            if group.arms.contains(where: { $0.grades.days > 0 }) {
                let title = named("ASTCT grade by day", group)
                figures.append(
                    StudyFigure(
                        id: "figure-grades-\(index + 1)", title: title,
                        caption:
                            "The same patients in each panel, all panels on one scale: how many are at which grade on each day since infusion; "
                            + "the darker, the worse.",
                        specification: grades.specification(title: title), table: grades.table(), rowsInText: 10))
            }
            if group.arms.contains(where: { $0.airway.days > 0 }) {
                let title = named("Local airway level by day (project-defined)", group)
                figures.append(
                    StudyFigure(
                        id: "figure-airway-\(index + 1)", title: title,
                        caption:
                            "Level 2: swelling of the neck that would be seen; 3: foreign-body feeling or dyspnoea; 4: stridor. Mind the scale: it "
                            + "ends where the patients do.",
                        specification: airway.specification(title: title), table: airway.table(), rowsInText: 10))
            }
            return (figures + fans(group, index)).map { .figure($0) }
        }
    }

    /// A figure for each read-out, a panel for each arm, the reference arm's median in all.
    private func fans(_ group: TrialGroup, _ index: Int) -> [StudyFigure] {
        result.study.bands.indices.compactMap { position in
            let panels = group.arms.enumerated().compactMap { number, arm -> FanFigure.Panel? in
                guard position < arm.bands.count else { return nil }
                return FanFigure.Panel(
                    title: arm.arm.label, band: arm.bands[position], reference: number == 0 ? nil : group.arms[0].bands[position])
            }
            guard let readout = panels.first?.band.readout else { return nil }
            let title = named(StudyWords.labelled(readout.label.capitalisedFirst, unit: readout.unit), group)
            return StudyFigure(
                id: "figure-fan-\(index + 1)-\(position + 1)", title: title,
                caption: "Line: the median patient; dark band: the middle half; light band: nine in ten. Dashed: the median of "
                    + "“\(result.study.arms[0].label)”.",
                specification: FanFigure(panels: panels, isShared: true).specification(title: title), table: FanFigure.table(panels),
                rowsInText: 8)
        }
    }

    /// Sites by arm as one table for each group.
    private func sites() -> [StudyBlock] {
        result.groups.compactMap { group in
            let names = Set(group.arms.flatMap { $0.swellings.sites.map(\.site) }).sorted()
            guard !names.isEmpty else { return nil }
            let rows = names.map { site in
                [SiteFigure.label(site, in: group.group)]
                    + group.arms.map { $0.swellings.share(of: site).map(StudyWords.share) ?? "none" }
            }
            return .table(
                StudyTable(
                    caption: named("Local CRS (project-defined) by site, % of patients (95 % interval)", group),
                    columns: [.text("Site")] + result.study.arms.map { .number($0.label) }, rows: rows))
        }
    }
}
