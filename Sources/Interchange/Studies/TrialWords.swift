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
        let place = result.groups.count == 1 ? "" : "\(group.group.label): "
        let counts = [
            (ArmDifference.Verdict.better, "better on"), (.worse, "worse on"), (.differs, "different, neither better nor worse, on"),
        ]
        .map { verdict, word in "\(word) \(comparisons(group, arm, verdict).count)" }
        let open = comparisons(group, arm, .open).count + comparisons(group, arm, .same).count
        let head =
            "\(place)“\(name)” against “\(result.study.arms[0].label)”. Of \(group.measures.count) measures it does \(StudyWords.list(counts)); "
            + "for \(open) no difference is shown."
        let lines =
            lines(group, arm, .better, "Better") + lines(group, arm, .worse, "Worse") + lines(group, arm, .differs, "Different")
            + [self.open(group, arm), same(group, arm), unknown(group, arm)].compactMap { $0 }
        return [.paragraph(head), .list(lines)]
    }

    /// The surest first.
    private func comparisons(_ group: TrialGroup, _ arm: Int, _ verdict: ArmDifference.Verdict) -> [ArmComparison] {
        func sureness(_ comparison: ArmComparison) -> Double {
            guard let estimate = comparison.differences[arm]?.estimate, estimate.upper > estimate.lower else { return 0 }
            return abs(estimate.value) / (estimate.upper - estimate.lower)
        }
        return group.measures.filter { comparison in
            guard let difference = comparison.differences[arm] else { return false }
            return difference.estimate.value.isFinite && difference.verdict == verdict
        }.sorted { sureness($0) > sureness($1) }
    }

    private func lines(_ group: TrialGroup, _ arm: Int, _ verdict: ArmDifference.Verdict, _ word: String) -> [String] {
        let found = comparisons(group, arm, verdict)
        let lines = found.prefix(Self.named).map { comparison in
            "\(word) on \(MeasureWords.name(comparison.measure).lowercasedFirst): \(MeasureWords.comparison(comparison, arm: arm))."
        }
        return found.count > lines.count ? lines + ["\(word) on \(found.count - lines.count) more, see below."] : lines
    }

    /// What stays possible where the interval includes no difference.
    private func open(_ group: TrialGroup, _ arm: Int) -> String? {
        let found = comparisons(group, arm, .open)
        guard !found.isEmpty else { return nil }
        let parts = found.prefix(Self.named).map { comparison -> String in
            let difference = comparison.differences[arm]?.estimate ?? .none()
            let unit = comparison.measure.isShare ? " points" : " " + StudyWords.unit(comparison.measure.endpoint.unit)
            return
                "\(MeasureWords.label(comparison.measure).lowercasedFirst) (\(MeasureWords.signed(difference.lower, comparison.measure)) to "
                + "\(MeasureWords.signed(difference.upper, comparison.measure))\(unit))"
        }
        let more = found.count - parts.count
        return "The interval includes no difference, and leaves this range possible: \(parts.joined(separator: "; "))"
            + (more > 0 ? "; and \(more) more." : ".")
    }

    private func same(_ group: TrialGroup, _ arm: Int) -> String? {
        let found = comparisons(group, arm, .same)
        guard !found.isEmpty else { return nil }
        return "The same in every patient: \(found.map { MeasureWords.name($0.measure).lowercasedFirst }.joined(separator: "; "))."
    }

    private func unknown(_ group: TrialGroup, _ arm: Int) -> String? {
        let found = group.measures.filter { !($0.differences[arm]?.estimate.value.isFinite ?? true) }
        guard !found.isEmpty else { return nil }
        return "Nothing can be said, as no patient has it in both arms: "
            + "\(found.map { MeasureWords.name($0.measure).lowercasedFirst }.joined(separator: "; "))."
    }
}
