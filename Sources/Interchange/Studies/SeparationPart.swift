import Studies

/// What distinguishes patients with local CRS of a site from those without.
struct SeparationPart {
    let group: PopulationGroup
    /// As in "local CRS of the neck".
    let site: String

    /// Factors shown in the figure; the table has all.
    private static let shown = 14

    func blocks(id: String, title: String) -> [StudyBlock] {
        guard let separations = group.separations else {
            return [
                .paragraph(
                    "\(group.group.label): fewer than two patients with or without local CRS of the \(site), so nothing can be said about "
                        + "what distinguishes them.")
            ]
        }
        guard !separations.rows.isEmpty else { return [] }
        return [.paragraph(Self.words(group, separations, site: site)), .figure(figure(id, title, separations))]
    }

    /// The factors whose interval leaves out one half, in plain words.
    static func words(_ group: PopulationGroup, _ separations: Separations, site: String) -> String {
        let telling = separations.rows.filter { $0.higher.excludes(0.5) }
        let head =
            "\(group.group.label): \(StudyWords.count(separations.with)) patients with and \(StudyWords.count(separations.without)) without local CRS of the \(site)."
        guard !telling.isEmpty else { return head + " No factor tells them apart with this number of patients." }
        let parts = telling.prefix(4).map { row in
            let prior = group.group.priors[row.prior]
            let higher = row.higher.value > 0.5
            let share = higher ? row.higher : row.higher.mirrored
            return
                "\(prior.label) (\(higher ? "higher" : "lower") in \(Int((share.value * 100).rounded())) of 100 pairs of one with and one without; "
                + "95\u{00A0}% interval \(Int((share.lower * 100).rounded())) to \(Int((share.upper * 100).rounded())))"
        }
        let rest = separations.rows.count - telling.count
        return head + " What tells them apart most: \(StudyWords.list(parts)). 50 of 100 would be chance."
            + (rest > 0 ? " For \(rest) of \(separations.rows.count) factors the interval includes chance." : "")
    }

    private func figure(_ id: String, _ title: String, _ separations: Separations) -> StudyFigure {
        let rows = separations.rows.prefix(Self.shown).map { row -> IntervalFigure.Row in
            let tells = row.higher.excludes(0.5)
            return IntervalFigure.Row(
                label: group.group.priors[row.prior].label, value: row.higher.value * 100, lower: row.higher.lower * 100,
                upper: row.higher.upper * 100, ink: tells ? .plain : .open, text: StudyWords.share(row.higher))
        }
        let panel = IntervalFigure.Panel(
            title: "", axis: "of 100 pairs, the patient with local CRS has the higher value", rows: Array(rows), rule: 50, domain: 0...100)
        let table = StudyTable(
            caption: "With and without local CRS of the \(site), sorted by how well the factor tells",
            columns: [
                .text("Factor"), .number("With: median (5 to 95 %)"), .number("Without: median (5 to 95 %)"),
                .number("Difference in standard deviations"), .number("Higher with, of 100 pairs (95 % interval)"),
            ],
            rows: separations.rows.map { row in
                let prior = group.group.priors[row.prior]
                return [
                    StudyWords.labelled(prior.label, unit: prior.unit.symbol), StudyWords.spread(row.with), StudyWords.spread(row.without),
                    Digits.short(row.standardised, significant: 2), StudyWords.share(row.higher),
                ]
            })
        let drawn = separations.resampled
        let thinned = drawn.with < separations.with || drawn.without < separations.without
        let caption =
            "Take one patient with and one without: in how many of 100 such pairs does the one with have the higher value? 50 is chance. "
            + "Full circles: the 95 % bootstrap interval leaves out chance; open circles: it does not. "
            + (thinned
                ? "The bootstrap draws from \(StudyWords.count(drawn.with)) with and \(StudyWords.count(drawn.without)) without, so its intervals are "
                    + "wider than all patients would give. " : "")
            + "Factors that were drawn together may tell by each other."
        return StudyFigure(
            id: id, title: title, caption: caption, specification: IntervalFigure(panels: [panel], left: 290).specification(title: title),
            table: table,
            rowsInText: 20)
    }
}

extension Estimate {
    /// Of a share, that of the opposite.
    var mirrored: Estimate { Estimate(1 - value, lower: 1 - upper, upper: 1 - lower, patients: patients, missing: missing) }
}
