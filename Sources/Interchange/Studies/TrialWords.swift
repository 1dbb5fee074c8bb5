import Studies

/// Which arm does better on what, by how much and how sure, in sentences.
struct TrialWords {
    let result: TrialResult

    private var arms: [Study.Arm] { result.study.arms }

    func blocks() -> [StudyBlock] {
        let patients = StudyWords.patients(result.groups.reduce(0) { $0 + $1.accepted })
        let head =
            "\(StudyWords.count(arms.count)) ways of treating the same \(patients) are compared with “\(arms[0].label)”. A difference is that of the same "
            + "patient treated differently, as a mean over patients. What is said to be more or less has an interval that leaves out no "
            + "difference; * stands also when all \(StudyWords.count(result.comparisons)) comparisons are counted."
        return [.paragraph(head)] + result.groups.flatMap(blocks)
            + [
                .paragraph(
                    "\(StudyWords.count(result.comparisons)) differences are looked at; about \(StudyLimits.byChance(result)) intervals would leave out no "
                        + "difference by chance alone if there were none. The intervals speak of the number of simulated patients only; what is "
                        + "unknown about the model is not in them. The airway level and local CRS are defined by this project.")
            ]
    }

    private func blocks(_ group: TrialGroup) -> [StudyBlock] {
        let glance = ForestFigure(result: result, group: group).glance(
            caption:
                "\(group.group.label): differences from “\(arms[0].label)”, in percentage points or the unit; open: the interval includes no difference"
        )
        let quiet = group.main.filter { comparison in !comparison.differences.contains { ($0?.differing ?? 0) > 0 } }
        let known = quiet.filter { $0.values[0].value.isFinite }.map { MeasureWords.name($0.measure).lowercasedFirst }
        let same = known.isEmpty ? [] : ["The same in every patient in every arm: \(known.joined(separator: "; "))."]
        return [
            .table(glance), .paragraph("\(group.group.label), measure by measure:"),
            .list(group.main.filter { !quiet.contains($0) }.compactMap(line) + same), .paragraph("\(group.group.label), arm by arm:"),
            .list(arms.indices.dropFirst().map { line(group, $0) }),
        ]
    }

    /// The reference, then the arms with least and most of those that differ.
    private func line(_ comparison: ArmComparison) -> String? {
        let reference = comparison.values[0].value
        guard reference.isFinite else { return nil }
        let measure = comparison.measure
        let head = "\(MeasureWords.name(measure)): \(MeasureWords.level(reference, measure)) with “\(arms[0].label)”"
        let sure = arms.indices.filter { comparison.differences[$0]?.estimate.excludes(0) ?? false }
        func value(_ arm: Int) -> Double { comparison.differences[arm]?.estimate.value ?? 0 }
        func text(_ arm: Int) -> String {
            let equal = sure.filter { comparison.values[$0].value == comparison.values[arm].value }
            return MeasureWords.comparison(comparison, arm: arm, named: equal.map { arms[$0].label })
        }
        guard let least = sure.min(by: { value($0) < value($1) }), let most = sure.max(by: { value($0) < value($1) }) else {
            return head + "; " + leftOpen(comparison)
        }
        let low = value(least) < 0 ? ["\(sure.filter { value($0) < 0 }.count > 1 ? "least: " : "less: ")\(text(least))"] : []
        let high = value(most) > 0 ? ["\(sure.filter { value($0) > 0 }.count > 1 ? "most: " : "more: ")\(text(most))"] : []
        return ([head] + low + high).joined(separator: "; ") + "."
    }

    /// What stays possible where no arm's interval leaves out no difference.
    private func leftOpen(_ comparison: ArmComparison) -> String {
        let known = comparison.differences.compactMap { $0?.estimate }.filter { $0.lower.isFinite && $0.upper.isFinite }
        guard let low = known.map(\.lower).min(), let high = known.map(\.upper).max() else { return "no interval can be given." }
        let unit = comparison.measure.isShare ? "points" : StudyWords.unit(comparison.measure.endpoint.unit)
        let range = "\(MeasureWords.signed(low, comparison.measure)) to \(MeasureWords.signed(high, comparison.measure)) \(unit)"
            .trimmedRight
        return "no arm is shown to differ, but differences of \(range) stay possible."
    }

    private func line(_ group: TrialGroup, _ arm: Int) -> String {
        func names(_ verdict: ArmDifference.Verdict) -> [String] {
            group.main.filter { $0.differences[arm]?.verdict == verdict }.map { MeasureWords.name($0.measure).lowercasedFirst }
        }
        let parts = [
            (ArmDifference.Verdict.better, "better on"), (.worse, "worse on"), (.differs, "different, neither better nor worse, on"),
        ]
        .compactMap { verdict, word in names(verdict).isEmpty ? nil : "\(word) \(StudyWords.list(names(verdict)))" }
        let rest = names(.open).count + names(.same).count
        let head = parts.isEmpty ? "no difference is shown" : parts.joined(separator: "; ")
        return "“\(arms[arm].label)”: \(head)"
            + (parts.isEmpty || rest == 0 ? "." : "; no difference is shown for \(rest) of \(group.main.count).")
    }
}
