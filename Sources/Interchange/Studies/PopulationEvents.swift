import Studies

/// How often what happens, over all groups.
struct PopulationEvents {
    private let groups: [PopulationGroup]
    private let site: String

    init(_ result: PopulationResult) {
        groups = result.groups
        site = result.site
    }

    /// Shares by event, one for each group: endpoints that happen or not, days that come or not, and swelling that would be seen.
    func shares() -> [(label: String, estimates: [Estimate])] {
        var rows: [(label: String, estimates: [Estimate])] = []
        for (position, spread) in (groups.first?.endpoints ?? []).enumerated() {
            let all = groups.map { $0.endpoints[position].reading }
            let estimates = all.compactMap { reading -> Estimate? in
                switch reading {
                case .share(let estimate): estimate
                case .day(let came, _): came
                case .levels, .number: nil
                }
            }
            if estimates.count == groups.count { rows.append((spread.endpoint.label, estimates)) }
        }
        rows.append(("Local CRS anywhere (project-defined)", groups.map(\.swellings.anywhere)))
        let swollen = groups.map { group in
            group.swellings.share(of: site)
                ?? Estimate(0, lower: 0, upper: group.swellings.anywhere.upper, patients: group.swellings.anywhere.patients)
        }
        if groups.contains(where: { $0.swellings.share(of: site) != nil }) {
            rows.append(("Local CRS of the \(SiteFigure.label(site, in: groups[0].group).lowercased())", swollen))
        }
        return rows
    }

    func figure() -> StudyFigure {
        let shares = shares()
        let isOne = groups.count == 1
        let panels: [IntervalFigure.Panel] =
            isOne
            ? [panel("", shares.map { row(label: $0.label, $0.estimates[0]) })]
            : shares.map { event in panel(event.label, zip(groups, event.estimates).map { row(label: $0.group.label, $1) }) }
        let figure = IntervalFigure(panels: panels)
        let table = StudyTable(
            caption: "Share of patients, % (95 % interval)",
            columns: [.text("What")] + groups.map { .number($0.group.label) },
            rows: shares.map { [$0.label] + $0.estimates.map(StudyWords.share) })
        return StudyFigure(
            id: "figure-frequency", title: "How often what happens",
            caption: "Point: share of patients; line: Wilson’s 95 % interval, which speaks of the number of simulated patients only.",
            specification: figure.specification(title: "How often what happens"), table: table, rowsInText: 40)
    }

    private func row(label: String, _ estimate: Estimate) -> IntervalFigure.Row {
        IntervalFigure.Row(
            label: label, value: estimate.value * 100, lower: estimate.lower * 100, upper: estimate.upper * 100, ink: .plain,
            text: StudyWords.share(estimate))
    }

    private func panel(_ title: String, _ rows: [IntervalFigure.Row]) -> IntervalFigure.Panel {
        IntervalFigure.Panel(title: title, axis: "% of patients", rows: rows, domain: 0...100)
    }

    /// Grades and levels, the highest of each patient.
    func levels() -> [StudyTable] {
        (groups.first?.endpoints ?? []).indices.compactMap { position in
            let rows = groups.compactMap { group -> [String]? in
                switch group.endpoints[position].reading {
                case .levels(let shares): [group.group.label] + shares.map(StudyWords.share)
                case .share, .day, .number: nil
                }
            }
            guard !rows.isEmpty else { return nil }
            return StudyTable(
                caption: "\(groups[0].endpoints[position].endpoint.label), % of patients (95 % interval)",
                columns: [.text("Group")] + DayLevels.levels.map { .number($0 == 0 ? "None" : "\($0)") }, rows: rows)
        }
    }

    /// Amounts, peaks and counts.
    func numbers() -> [StudyTable] {
        let rows = (groups.first?.endpoints ?? []).indices.compactMap { position -> [String]? in
            let cells = groups.compactMap { group -> String? in
                switch group.endpoints[position].reading {
                case .number(let spread): StudyWords.spread(spread)
                case .share, .day, .levels: nil
                }
            }
            guard cells.count == groups.count else { return nil }
            let endpoint = groups[0].endpoints[position].endpoint
            return [StudyWords.labelled(endpoint.label, unit: endpoint.unit)] + cells
        }
        guard !rows.isEmpty else { return [] }
        return [
            StudyTable(
                caption: "Amounts: median (5 to 95 % of patients)", columns: [.text("What")] + groups.map { .number($0.group.label) },
                rows: rows)
        ]
    }
}

/// When things begin, and whether local or systemic signs come first.
struct PopulationOnsets {
    private let groups: [PopulationGroup]

    init(_ result: PopulationResult) { groups = result.groups }

    private func days(_ group: PopulationGroup) -> [(label: String, spread: Spread)] {
        group.endpoints.compactMap { entry in
            switch entry.reading {
            case .day(_, let spread): spread.patients > 0 ? (entry.endpoint.label, spread) : nil
            case .share, .levels, .number: nil
            }
        } + group.swellings.sites.prefix(4).map { ("Swelling, \(SiteFigure.label($0.site, in: group.group).lowercased())", $0.onset) }
    }

    func figure() -> StudyFigure? {
        let rows = groups.map(days)
        guard rows.contains(where: { !$0.isEmpty }) else { return nil }
        let panels = zip(groups, rows).map { group, rows in
            IntervalFigure.Panel(
                title: groups.count == 1 ? "" : group.group.label, axis: "Days since CAR-T infusion",
                rows: rows.map { label, spread in
                    IntervalFigure.Row(
                        label: label, value: spread.median, lower: spread.quantiles[0], upper: spread.quantiles[4], ink: .plain,
                        text: StudyWords.days(spread))
                })
        }
        let table = StudyTable(
            caption: "Day, of those in whom it comes: median (5 to 95 %)",
            columns: [.text("Group"), .text("What"), .number("Patients"), .number("Day")],
            rows: zip(groups, rows).flatMap { group, rows in
                rows.map { [group.group.label, $0.label, StudyWords.count($0.spread.patients), StudyWords.days($0.spread)] }
            })
        return StudyFigure(
            id: "figure-onset", title: "When it begins",
            caption:
                "Point: the median day, of those patients in whom it comes at all; line: the middle nine tenths of them. This is the spread "
                + "over patients, not an uncertainty.",
            specification: IntervalFigure(panels: panels).specification(title: "When it begins"), table: table, rowsInText: 40)
    }

    func order() -> StudyTable {
        StudyTable(
            caption: "Order of local and systemic signs (within 12 hours counts as mixed), % (95 % interval)",
            columns: [.text("Group"), .text("Order"), .number("Of all patients"), .number("Of those with both")],
            rows: groups.flatMap { group in
                group.orders.map { [group.group.label, $0.name, StudyWords.share($0.ofAll), $0.ofBoth.map(StudyWords.share) ?? "–"] }
            })
    }
}
