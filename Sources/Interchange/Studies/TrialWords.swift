import Studies

/// Which arm does better on what, by how much and how sure, in sentences.
struct TrialWords {
    let result: TrialResult

    /// Measures named in a sentence; the rest are counted.
    private static let named = 6

    func blocks() -> [StudyBlock] {
        let reference = result.study.arms[0].label
        var blocks: [StudyBlock] = [
            .paragraph(
                "\(StudyWords.count(result.study.arms.count)) ways of treating the same \(StudyWords.patients(result.groups.reduce(0) { $0 + $1.accepted })) "
                    + "are compared with “\(reference)”. Differences are those of the same patient treated differently, as means over patients."
            )
        ]
        for group in result.groups {
            for arm in 1..<result.study.arms.count { blocks += self.blocks(group, arm) }
        }
        blocks.append(
            .paragraph(
                "\(StudyWords.count(result.comparisons)) differences are looked at; about "
                    + "\(max(1, Int((Double(result.comparisons) * 0.05).rounded()))) intervals would leave out no difference by chance alone if there were none. "
                    + "* stands also when all are counted (Bonferroni). The intervals speak of the number of simulated patients only; what is "
                    + "unknown about the model is not in them. The airway level and local CRS are defined by this project."))
        return blocks
    }

    private func blocks(_ group: TrialGroup, _ arm: Int) -> [StudyBlock] {
        let name = result.study.arms[arm].label
        let head = result.groups.count == 1 ? "“\(name)”" : "\(group.group.label), “\(name)”"
        let lines = [
            line(group, arm, .better, "does better on"), line(group, arm, .worse, "does worse on"),
            line(group, arm, .differs, "differs, for neither better nor worse, on"), open(group, arm), unknown(group, arm),
        ].compactMap { $0 }
        return [.paragraph("\(head), against “\(result.study.arms[0].label)”:"), .list(lines)]
    }

    private func comparisons(_ group: TrialGroup, _ arm: Int, _ verdict: ArmDifference.Verdict) -> [ArmComparison] {
        group.measures.filter { comparison in
            guard let difference = comparison.differences[arm] else { return false }
            return difference.estimate.value.isFinite && difference.verdict == verdict
        }
    }

    private func line(_ group: TrialGroup, _ arm: Int, _ verdict: ArmDifference.Verdict, _ word: String) -> String? {
        let found = comparisons(group, arm, verdict)
        guard !found.isEmpty else { return verdict == .differs ? nil : "it \(word) nothing that these patients can show." }
        let parts = found.prefix(Self.named).map { comparison in
            "\(MeasureWords.label(comparison.measure).lowercasedFirst) (\(MeasureWords.comparison(comparison, arm: arm)))"
        }
        let more = found.count - parts.count
        return "it \(word) \(StudyWords.list(parts))" + (more > 0 ? ", and on \(more) more, see below." : ".")
    }

    /// What stays possible where the interval includes no difference.
    private func open(_ group: TrialGroup, _ arm: Int) -> String? {
        let found = comparisons(group, arm, .open)
        guard !found.isEmpty else { return nil }
        let parts = found.prefix(Self.named).map { comparison -> String in
            let difference = comparison.differences[arm]?.estimate ?? .none()
            return
                "\(MeasureWords.label(comparison.measure).lowercasedFirst) (\(MeasureWords.signed(difference.lower, comparison.measure)) to "
                + "\(MeasureWords.signed(difference.upper, comparison.measure))\(comparison.measure.isShare ? " points" : "") are possible)"
        }
        let more = found.count - parts.count
        return "no difference is within the interval for \(StudyWords.list(parts))" + (more > 0 ? ", and for \(more) more." : ".")
    }

    private func unknown(_ group: TrialGroup, _ arm: Int) -> String? {
        let found = group.measures.filter { !($0.differences[arm]?.estimate.value.isFinite ?? true) }
        guard !found.isEmpty else { return nil }
        return
            "nothing can be said on \(StudyWords.list(found.prefix(Self.named).map { MeasureWords.label($0.measure).lowercasedFirst })): "
            + "no patient has it in both arms."
    }
}
