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

    /// - Parameter arm: The arm that is held against the first.
    func figure(id: String, arm: Int, title: String) -> StudyFigure? {
        let panels = Kind.allCases.map { panel(arm, $0) }.filter { !$0.rows.isEmpty }
        guard !panels.isEmpty else { return nil }
        return StudyFigure(
            id: id, title: title,
            caption:
                "Left of the dashed line: less than in “\(result.study.arms[0].label)”. Point and line: the paired difference and its 95 % "
                + "interval. Blue circle: better for the patient; red square: worse; green diamond: differs, neither better nor worse; open circle: "
                + "the interval includes no difference. A star marks what stands when all \(StudyWords.count(result.comparisons)) comparisons are "
                + "counted.",
            specification: IntervalFigure(panels: panels, right: 200).specification(title: title), table: table(arm), rowsInText: 60)
    }

    private func panel(_ arm: Int, _ kind: Kind) -> IntervalFigure.Panel {
        let rows = group.measures.filter { Kind($0.measure) == kind }.compactMap { comparison -> IntervalFigure.Row? in
            guard let difference = comparison.differences[arm], difference.estimate.lower.isFinite else { return nil }
            let scale = factor(kind, comparison)
            guard scale.isFinite else { return nil }
            let measure = comparison.measure
            let star = difference.standsStrictly ? " *" : ""
            let unit = kind == .shares ? "" : " " + StudyWords.unit(measure.endpoint.unit)
            return IntervalFigure.Row(
                label: kind == .shares ? MeasureWords.label(measure) : measure.endpoint.label, value: difference.estimate.value * scale,
                lower: difference.estimate.lower * scale, upper: difference.estimate.upper * scale, ink: ink(difference.verdict),
                text: difference.verdict == .same
                    ? "the same in every patient" : MeasureWords.difference(difference.estimate, measure) + unit + star)
        }
        return IntervalFigure.Panel(title: kind.title, axis: kind.axis, rows: rows, rule: 0, least: kind == .amounts ? 10 : 2)
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
        case .differs: .other
        case .open, .same: .open
        }
    }

    private func table(_ arm: Int) -> StudyTable {
        let rows = group.measures.compactMap { comparison -> [String]? in
            guard let difference = comparison.differences[arm] else { return nil }
            let measure = comparison.measure
            return [
                MeasureWords.label(measure), MeasureWords.value(comparison.values[0], measure),
                MeasureWords.value(comparison.values[arm], measure),
                MeasureWords.difference(difference.estimate, measure) + (difference.standsStrictly ? " *" : ""),
                StudyWords.count(difference.differing), StudyWords.count(difference.estimate.patients),
            ]
        }
        return StudyTable(
            caption: "Values and paired differences (95 % interval); shares in % and percentage points",
            columns: [
                .text("Endpoint"), .number(result.study.arms[0].label), .number(result.study.arms[arm].label), .number("Difference"),
                .number("Patients who differ"), .number("Pairs"),
            ], rows: rows)
    }
}
