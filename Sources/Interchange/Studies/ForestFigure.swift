import Studies

/// The paired differences of a group from the reference arm: a panel for each main measure, a row for each arm.
struct ForestFigure {
    let result: TrialResult
    let group: TrialGroup

    func figure(id: String, title: String) -> StudyFigure? {
        let shown = group.main.filter { comparison in comparison.differences.contains { $0.map { $0.differing > 0 } ?? false } }
        guard !shown.isEmpty else { return nil }
        let quiet = group.main.filter { comparison in !shown.contains(comparison) }.map { MeasureWords.name($0.measure).lowercasedFirst }
        let figure = IntervalFigure(panels: shown.map(panel), left: 220, right: 0, columns: 2)
        return StudyFigure(
            id: id, title: title,
            caption:
                "Left of the dashed line: less than with “\(result.study.arms[0].label)”. Mark and line: the paired difference and its 95 % interval. "
                + "Blue circle: better for the patient; red square: worse; green diamond: differs, neither better nor worse; open circle: the interval "
                + "includes no difference."
                + (quiet.isEmpty ? "" : " Not drawn, because no patient differs in any arm: \(quiet.joined(separator: "; "))."),
            specification: figure.specification(title: title), table: table(), rowsInText: 0)
    }

    private func panel(_ comparison: ArmComparison) -> IntervalFigure.Panel {
        let measure = comparison.measure
        let rows = result.study.arms.indices.dropFirst().compactMap { arm -> IntervalFigure.Row? in
            guard let difference = comparison.differences[arm], difference.estimate.lower.isFinite else { return nil }
            let scale = measure.isShare ? 100.0 : 1
            return IntervalFigure.Row(
                label: result.study.arms[arm].label, value: difference.estimate.value * scale, lower: difference.estimate.lower * scale,
                upper: difference.estimate.upper * scale, ink: Self.ink(difference.verdict),
                text: MeasureWords.difference(difference.estimate, measure))
        }
        let unit = StudyWords.unit(measure.endpoint.unit)
        return IntervalFigure.Panel(
            title: MeasureWords.name(measure), axis: measure.isShare ? "percentage points" : unit.isEmpty ? "difference" : unit, rows: rows,
            rule: 0, least: measure.isShare ? 2 : 1e-9)
    }

    private static func ink(_ verdict: ArmDifference.Verdict) -> IntervalFigure.Ink {
        switch verdict {
        case .better: .better
        case .worse: .worse
        case .differs: .other
        case .open, .same: .open
        }
    }

    private func table() -> StudyTable {
        let rows = group.main.flatMap { comparison in
            result.study.arms.indices.dropFirst().compactMap { arm -> [String]? in
                guard let difference = comparison.differences[arm] else { return nil }
                let measure = comparison.measure
                return [
                    MeasureWords.label(measure), result.study.arms[arm].label, MeasureWords.value(comparison.values[arm], measure),
                    MeasureWords.difference(difference.estimate, measure) + (difference.standsStrictly ? " *" : ""),
                    StudyWords.count(difference.differing), StudyWords.count(difference.estimate.patients),
                ]
            }
        }
        return StudyTable(
            caption: "Paired differences from “\(result.study.arms[0].label)” (95 % interval); shares in % and percentage points",
            columns: [
                .text("Measure"), .text("Arm"), .number("Value"), .number("Difference"), .number("Patients who differ"), .number("Pairs"),
            ], rows: rows)
    }

    /// Every main measure and arm in a word: what a reader sees first.
    func glance(caption: String) -> StudyTable {
        let arms = result.study.arms
        return StudyTable(
            caption: caption,
            columns: [.text("Measure"), .number(arms[0].label)] + arms.dropFirst().map { .number($0.label) },
            rows: group.main.filter { $0.values[0].value.isFinite }.map { comparison in
                let reference = comparison.values[0].value
                let value = comparison.measure.isShare ? StudyWords.percent(reference) : Digits.short(reference)
                return [MeasureWords.label(comparison.measure), value]
                    + arms.indices.dropFirst().map { MeasureWords.glance(comparison, arm: $0) }
            })
    }
}
