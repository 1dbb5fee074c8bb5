import Forecasting
import Studies

/// Who the patients of a study are, what becomes of them, and what distinguishes those with local CRS, as a page.
public struct PopulationPage: Sendable {
    let result: PopulationResult

    public init(_ result: PopulationResult) { self.result = result }

    public var page: StudyPage {
        let words = PopulationWords(result: result)
        let sections = [
            StudySection("words", "In words", words.blocks()),
            StudySection("patients", "Who was simulated", name: "Patients", patients()),
            StudySection("frequency", "How often what happens", name: "How often", frequency()),
            StudySection("onset", "When it begins, and in which order", name: "When", onset()),
            StudySection("course", "The course over time", name: "Course", course()),
            StudySection("sites", "Where it swells", name: "Sites", sites()),
            StudySection("who", "What distinguishes those with local CRS of the \(siteName)", name: "Who", who()),
            StudySection("factors", "What the patients were drawn from", name: "Factors", factors()),
        ]
        return StudyPage(
            result.study, sections, limits: StudyLimits.population(result), check: result.precision,
            document: PopulationDocument(result: result).value)
    }

    var siteName: String {
        SiteFigure.label(result.site, in: result.groups[0].group).lowercased()
    }

    private var groups: [PopulationGroup] { result.groups }
    private var isOneGroup: Bool { groups.count == 1 }

    /// A name for a figure of a group, which says the group where there are several.
    private func named(_ text: String, _ group: PopulationGroup) -> String { isOneGroup ? text : "\(text): \(group.group.label)" }

    private func patients() -> [StudyBlock] {
        let rows = groups.map { group in
            [
                group.group.label, StudyWords.count(group.drawn), StudyWords.count(group.accepted),
                StudyWords.count(group.drawn - group.accepted), StudyWords.count(Int(group.weights.effective.rounded())),
                group.weights.areEqual
                    ? "equal" : "\(Digits.short(group.weights.smallest)) to \(Digits.short(group.weights.largest))",
                StudyWords.count(group.failures.reduce(0) { $0 + $1.count }),
            ]
        }
        let counts = StudyTable(
            columns: [
                .text("Group"), .number("Drawn"), .number("Accepted"), .number("Rejected"), .number("Effective"), .number("Weights"),
                .number("Not computed"),
            ], rows: rows)
        let reasons = groups.flatMap { group in
            group.rejections.map { [group.group.label, $0.text, StudyWords.count($0.count), share($0.count, group.drawn)] }
                + group.failures.map {
                    [group.group.label, "course not computed: \($0.text)", StudyWords.count($0.count), share($0.count, group.drawn)]
                }
        }
        var blocks: [StudyBlock] = [
            .paragraph(
                "Patients whose course leaves the range that a study calls plausible are rejected; they are kept in the store with the "
                    + "reason and left out here. Weights make the rest meet the targets of the study; the effective number is how many "
                    + "patients of equal weight would tell as much."),
            .table(counts),
        ]
        let ranges = result.study.plausibility.accept.map { range in [label(of: range.endpoint), Self.text(range), range.because] }
        if !ranges.isEmpty {
            blocks.append(
                .table(StudyTable(caption: "What is plausible", columns: [.text("Endpoint"), .text("Range"), .text("Why")], rows: ranges)))
        }
        if !reasons.isEmpty {
            blocks.append(
                .table(
                    StudyTable(
                        caption: "Why patients are left out; a patient may have several reasons",
                        columns: [.text("Group"), .text("Reason"), .number("Patients"), .number("Of those drawn")], rows: reasons)))
        }
        return blocks
    }

    private func label(of id: String) -> String {
        guard let endpoint = groups.first?.endpoints.first(where: { $0.endpoint.id == id })?.endpoint else { return id }
        return StudyWords.labelled(endpoint.label, unit: endpoint.unit)
    }

    private static func text(_ range: Plausibility.Range) -> String {
        switch (range.least.isFinite, range.most.isFinite) {
        case (true, true): "\(Digits.short(range.least)) to \(Digits.short(range.most))"
        case (true, false): "at least \(Digits.short(range.least))"
        case (false, _): "at most \(Digits.short(range.most))"
        }
    }

    private func share(_ count: Int, _ all: Int) -> String { StudyWords.percent(all > 0 ? Double(count) / Double(all) : .nan) }

    private func frequency() -> [StudyBlock] {
        let events = PopulationEvents(result)
        return (events.figure().map { [.figure($0)] } ?? []) + events.levels().map { .table($0) } + events.numbers().map { .table($0) }
            + [.folded(summary: "Every endpoint", events.everything())]
    }

    private func onset() -> [StudyBlock] {
        let onsets = PopulationOnsets(result)
        return (onsets.figure().map { [.figure($0)] } ?? []) + [.table(onsets.order())]
    }

    private func course() -> [StudyBlock] {
        var blocks: [StudyBlock] = []
        let grades = StackFigure(kind: .grade, panels: groups.map { (isOneGroup ? "" : $0.group.label, $0.grades) })
        let airway = StackFigure(kind: .airway, panels: groups.map { (isOneGroup ? "" : $0.group.label, $0.airway) })
        if groups.contains(where: { $0.grades.days > 0 }) {
            blocks.append(
                .figure(
                    StudyFigure(
                        id: "figure-grades", title: "ASTCT grade by day",
                        caption:
                            "How many patients are at which grade on each day since infusion (the worst of the day); the darker, the worse. "
                            + "What is left to 100 % has no CRS that day.",
                        specification: grades.specification(title: "ASTCT grade by day"), table: grades.table(), rowsInText: 12)))
        }
        if groups.contains(where: { $0.airway.days > 0 }) {
            blocks.append(
                .figure(
                    StudyFigure(
                        id: "figure-airway", title: "Local airway level by day (project-defined)",
                        caption:
                            "Level 2: swelling of the neck that would be seen; 3: foreign-body feeling or dyspnoea; 4: stridor. There is no "
                            + "level 1. Mind the scale: it ends where the patients do. The level is defined by this project and stands beside the ASTCT grade.",
                        specification: airway.specification(title: "Local airway level by day"), table: airway.table(), rowsInText: 12)))
        }
        return blocks + fans().map { .figure($0) }
    }

    /// One figure with a panel for each read-out; with several groups a figure for each read-out and a panel for each group.
    private func fans() -> [StudyFigure] {
        let caption =
            "Line: the median patient. Dark band: the middle half of patients; light band: nine in ten. A band is no course of a single "
            + "patient, whose peaks are higher and narrower."
        guard isOneGroup else {
            return result.study.bands.indices.compactMap { position in
                let panels = groups.compactMap { group in
                    position < group.bands.count ? FanFigure.Panel(title: group.group.label, band: group.bands[position]) : nil
                }
                guard let readout = panels.first?.band.readout else { return nil }
                let title = StudyWords.labelled(readout.label.capitalisedFirst, unit: readout.unit)
                return figure("figure-fan-\(position + 1)", title, caption, FanFigure(panels: panels, isShared: true))
            }
        }
        let panels = groups[0].bands.map { band in
            FanFigure.Panel(title: StudyWords.labelled(band.readout.label.capitalisedFirst, unit: band.readout.unit), band: band)
        }
        return panels.isEmpty
            ? [] : [figure("figure-fan-1", "Signs and laboratory over time", caption, FanFigure(panels: panels, isShared: false))]
    }

    private func figure(_ id: String, _ title: String, _ caption: String, _ fan: FanFigure) -> StudyFigure {
        StudyFigure(
            id: id, title: title, caption: caption, specification: fan.specification(title: title), table: FanFigure.table(fan.panels),
            rowsInText: 12)
    }

    private func sites() -> [StudyBlock] {
        groups.enumerated().compactMap { index, group in
            SiteFigure(swellings: group.swellings, group: group.group)
                .drawing(id: "figure-sites-\(index + 1)", title: named("Local CRS (project-defined) on the body", group))
                .map { .drawing($0) }
        }
    }

    private func who() -> [StudyBlock] {
        groups.enumerated().flatMap { index, group -> [StudyBlock] in
            SeparationPart(group: group, site: siteName).blocks(
                id: "figure-who-\(index + 1)", title: named("How well each factor tells", group))
        }
    }

    private func factors() -> [StudyBlock] {
        groups.map { group in
            let rows = zip(group.group.priors, group.factors).map { prior, spread in
                [prior.label, StudyWords.unit(prior.unit.symbol)] + spread.quantiles.map { Digits.short($0) } + [prior.basis]
            }
            return .table(
                StudyTable(
                    caption: named("Factors of the accepted patients, by quantiles", group),
                    columns: [
                        .text("Factor"), .text("Unit"), .number("5 %"), .number("25 %"), .number("Median"), .number("75 %"),
                        .number("95 %"), .text("Rests on"),
                    ],
                    rows: rows))
        }
    }
}
