import Studies

/// The paired differences of a group: shares in percentage points, days, and the rest as per cent of the reference arm.
struct ForestFigure {
    let result: TrialResult
    let group: TrialGroup

    private enum Kind: CaseIterable {
        case shares, days, amounts

        init(_ measure: TrialMeasure) { self = measure.isShare ? .shares : measure.kind == .day ? .days : .amounts }

        var title: String {
            switch self {
            case .shares: "How many patients"
            case .days: "When, of those in whom it comes in both arms"
            case .amounts: "How much"
            }
        }

        var axis: String {
            switch self {
            case .shares: "percentage points"
            case .days: "days later"
            case .amounts: "% of the mean in the reference arm"
            }
        }
    }

    func figure(id: String, title: String) -> StudyFigure? {
        let panels = (1..<result.study.arms.count).flatMap { arm in Kind.allCases.map { panel(arm, $0) } }.filter { !$0.rows.isEmpty }
        guard !panels.isEmpty else { return nil }
        return StudyFigure(
            id: id, title: title,
            caption:
                "Left of the dashed line: less than in “\(result.study.arms[0].label)”. Point and line: the paired difference and its 95 % "
                + "interval. Blue triangle to the left: better for the patient; red triangle to the right: worse; open circle: the interval "
                + "includes no difference; green diamond: differs, neither better nor worse. A star marks what stands when all "
                + "\(StudyWords.count(result.comparisons)) comparisons are counted.",
            specification: IntervalFigure(panels: panels, left: 230, right: 160).specification(title: title), table: table(), rowsInText: 60
        )
    }

    private func panel(_ arm: Int, _ kind: Kind) -> IntervalFigure.Panel {
        let rows = group.measures.filter { Kind($0.measure) == kind }.compactMap { comparison -> IntervalFigure.Row? in
            guard let difference = comparison.differences[arm], difference.estimate.lower.isFinite else { return nil }
            let scale = factor(kind, comparison)
            guard scale.isFinite else { return nil }
            let label = kind == .shares ? MeasureWords.label(comparison.measure) : comparison.measure.endpoint.label
            let star = difference.standsStrictly ? " *" : ""
            let text = MeasureWords.difference(difference.estimate, comparison.measure)
            let mark = IntervalFigure.Mark(
                value: difference.estimate.value * scale, lower: difference.estimate.lower * scale,
                upper: difference.estimate.upper * scale, ink: ink(difference.verdict),
                text: text + (kind == .shares ? "" : " " + StudyWords.unit(comparison.measure.endpoint.unit)) + star,
                what: "\(label): \(text)\(star)")
            return IntervalFigure.Row(label: label, marks: [mark])
        }
        let name = result.study.arms[arm].label
        return IntervalFigure.Panel(title: "\(name): \(kind.title.lowercasedFirst)", axis: kind.axis, rows: rows, rule: 0)
    }

    private func factor(_ kind: Kind, _ comparison: ArmComparison) -> Double {
        switch kind {
        case .shares: 100
        case .days: 1
        case .amounts: comparison.values[0].value == 0 ? .nan : 100 / abs(comparison.values[0].value)
        }
    }

    private func ink(_ verdict: ArmDifference.Verdict) -> IntervalFigure.Ink {
        switch verdict {
        case .better: .better
        case .worse: .worse
        case .differs: .third
        case .open: .open
        }
    }

    private func table() -> StudyTable {
        let arms = result.study.arms
        let columns: [StudyTable.Column] = [.text("Endpoint"), .number(arms[0].label)] + arms.dropFirst().map { .number($0.label) }
        let rows = group.measures.map { comparison in
            [MeasureWords.label(comparison.measure), MeasureWords.value(comparison.values[0], comparison.measure)]
                + (1..<arms.count).map { arm in
                    guard let difference = comparison.differences[arm] else { return "–" }
                    return MeasureWords.difference(difference.estimate, comparison.measure) + (difference.standsStrictly ? " *" : "")
                }
        }
        return StudyTable(
            caption: "Reference arm, then paired differences from it (95 % interval); shares in % and percentage points", columns: columns,
            rows: rows)
    }
}
