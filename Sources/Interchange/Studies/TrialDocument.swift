import Studies

/// The numbers of a trial as JSON, schema `squall.trial/1`. What is not known is null.
struct TrialDocument {
    let result: TrialResult

    var value: JSONValue {
        [
            "schema": "squall.trial/1", "notice": .string(StudyPage.notice), "study": StudyJSON.study(result.study),
            "reference": .string(result.study.arms[0].id), "comparisons": .number(Double(result.comparisons)),
            "groups": .array(result.groups.map(group)),
        ]
    }

    private func group(_ group: TrialGroup) -> JSONValue {
        [
            "id": .string(group.group.id), "label": .string(group.group.label), "drawn": .number(Double(group.drawn)),
            "accepted": .number(Double(group.accepted)), "effective": .number(group.weights.effective),
            "measures": .array(group.measures.map(measure)), "arms": .array(group.arms.map(arm)),
        ]
    }

    private func measure(_ comparison: ArmComparison) -> JSONValue {
        let arms = result.study.arms.indices.map { arm -> JSONValue in
            let difference = comparison.differences[arm]
            return [
                "arm": .string(result.study.arms[arm].id), "value": StudyJSON.estimate(comparison.values[arm]),
                "difference": difference.map { StudyJSON.estimate($0.estimate) } ?? nil,
                "adjusted": difference.map { StudyJSON.estimate($0.strict) } ?? nil,
                "differing": difference.map { .number(Double($0.differing)) } ?? nil,
                "verdict": difference.map { .string(word($0.verdict)) } ?? nil,
            ]
        }
        return StudyJSON.endpoint(comparison.measure.endpoint).adding([
            "measure": .string(word(comparison.measure.kind)), "isMain": .bool(comparison.isMain), "arms": .array(arms),
        ])
    }

    private func word(_ kind: TrialMeasure.Kind) -> String {
        switch kind {
        case .share: "share"
        case .atLeast(let level): "share at least \(level)"
        case .came: "share in whom it comes"
        case .day: "mean day"
        case .mean: "mean"
        }
    }

    private func word(_ verdict: ArmDifference.Verdict) -> String {
        switch verdict {
        case .better: "better"
        case .worse: "worse"
        case .differs: "differs"
        case .open: "includes no difference"
        case .same: "the same in every patient"
        }
    }

    private func arm(_ arm: TrialArm) -> JSONValue {
        [
            "id": .string(arm.arm.id), "label": .string(arm.arm.label), "failures": .array(arm.failures.map(StudyJSON.reason)),
            "local": StudyJSON.swellings(arm.swellings), "gradesByDay": StudyJSON.levels(arm.grades),
            "airwayByDay": StudyJSON.levels(arm.airway), "bands": .array(arm.bands.map(StudyJSON.band)),
        ]
    }
}
