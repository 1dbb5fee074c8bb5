import Studies

/// How often what happens, over all groups.
struct PopulationEvents {
    private let groups: [PopulationGroup]

    init(_ result: PopulationResult) { groups = result.groups }

    /// Shares by main event, one for each group.
    private func shares() -> [(label: String, estimates: [Estimate])] {
        positions.compactMap { position in
            let estimates = groups.compactMap { group -> Estimate? in
                switch group.endpoints[position].reading {
                case .share(let estimate): estimate
                case .levels, .day, .number: nil
                }
            }
            return !estimates.contains { $0.patients > 0 } ? nil : (groups[0].endpoints[position].endpoint.label, estimates)
        }
    }

    /// Positions of the main endpoints.
    private var positions: [Int] { groups[0].endpoints.indices.filter { groups[0].endpoints[$0].isMain } }

    func figure() -> StudyFigure? {
        let shares = shares()
        guard !shares.isEmpty else { return nil }
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
            specification: figure.specification(title: "How often what happens"), table: table)
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
        positions.compactMap { position in
            let columns = groups.compactMap { group -> [String]? in
                switch group.endpoints[position].reading {
                case .levels(let shares): shares.map(StudyWords.share)
                case .share, .day, .number: nil
                }
            }
            guard columns.count == groups.count else { return nil }
            return StudyTable(
                caption: "\(groups[0].endpoints[position].endpoint.label), % of patients (95 % interval)",
                columns: [.text("Highest")] + groups.map { .number($0.group.label) },
                rows: DayLevels.levels.map { level in [level == 0 ? "none" : "\(level)"] + columns.map { $0[level] } })
        }
    }

    /// Amounts, peaks and counts.
    func numbers() -> [StudyTable] {
        let rows = positions.compactMap { position -> [String]? in
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

    /// One row for each endpoint, main or not.
    func everything() -> StudyTable {
        let rows = groups[0].endpoints.indices.map { position in
            let endpoint = groups[0].endpoints[position].endpoint
            return [StudyWords.labelled(endpoint.label, unit: endpoint.unit)] + groups.map { Self.text($0.endpoints[position].reading) }
                + [endpoint.meaning]
        }
        return StudyTable(
            caption: "Share (95 % interval), median (5 to 95 % of patients), or both for days",
            columns: [.text("Endpoint")] + groups.map { .number($0.group.label) } + [.text("What it is")], rows: rows)
    }

    private static func text(_ reading: EndpointSpread.Reading) -> String {
        switch reading {
        case .share(let share): StudyWords.share(share) + " %"
        case .levels(let levels):
            levels.indices.filter { levels[$0].value > 0 }.map { "\($0): \(StudyWords.percent(levels[$0].value))" }.joined(separator: ", ")
        case .day(let came, let spread): spread.patients == 0 ? "none" : "\(StudyWords.percent(came.value)), day \(StudyWords.days(spread))"
        case .number(let spread): StudyWords.spread(spread)
        }
    }
}

/// When things begin, and whether local or systemic signs come first.
struct PopulationOnsets {
    private let groups: [PopulationGroup]

    init(_ result: PopulationResult) { groups = result.groups }

    private func days(_ group: PopulationGroup) -> [(label: String, spread: Spread)] {
        group.endpoints.filter(\.isMain).compactMap { entry in
            switch entry.reading {
            case .day(_, let spread): spread.patients > 0 ? (entry.endpoint.label, spread) : nil
            case .share, .levels, .number: nil
            }
        } + group.swellings.sites.prefix(4).map { ("Swelling, \(SiteFigure.label($0.site, in: group.group).lowercased())", $0.onset) }
    }

    func figure() -> StudyFigure? {
        let rows = groups.map(days)
        guard rows.contains(where: { !$0.isEmpty }) else { return nil }
        let ends = rows.flatMap { $0.flatMap { [$0.spread.quantiles[0], $0.spread.quantiles[4]] } }
        let domain = min(0, ends.min() ?? 0)...((ends.max() ?? 0) + 1)
        let panels = zip(groups, rows).map { group, rows in
            IntervalFigure.Panel(
                title: groups.count == 1 ? "" : group.group.label, axis: "Days since CAR-T infusion",
                rows: rows.map { label, spread in
                    IntervalFigure.Row(
                        label: label, value: spread.median, lower: spread.quantiles[0], upper: spread.quantiles[4], ink: .plain,
                        text: StudyWords.days(spread))
                }, domain: domain)
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
            specification: IntervalFigure(panels: panels).specification(title: "When it begins"), table: table)
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
