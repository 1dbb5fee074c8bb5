/// The arms of a study over the same patients, group by group.
public struct TrialResult: Sendable {
    public var study: Study
    public var groups: [TrialGroup]
    public var precision: PrecisionCheck?

    /// Differences that are looked at in all: groups by main measures by arms but the first. Those of other measures are by the way.
    public var comparisons: Int { groups.reduce(0) { $0 + $1.main.count * (study.arms.count - 1) } }

    /// Reads the outcomes column by column: the memory needed is that of one column for each arm.
    public init(_ source: some OutcomeSource, _ options: ResultOptions) throws {
        study = source.study
        precision = try source.precisionCheck()
        let measures = options.endpoints.enumerated().flatMap { TrialMeasure.of($1, position: $0) }
        let comparisons = source.study.groups.count * measures.count { options.isMain($0) } * (source.study.arms.count - 1)
        groups = try source.study.groups.indices.map { group in
            try TrialGroup(source, group, options, measures, strict: Confidence.usual.shared(by: comparisons))
        }
    }
}

/// How an endpoint is turned into a number that arms can be compared by.
public struct TrialMeasure: Hashable, Sendable {
    public var endpoint: Endpoint
    /// Position of the endpoint among the values of an outcome.
    public var position: Int
    public var kind: Kind

    public enum Kind: Hashable, Sendable {
        /// The share of patients in whom it happens.
        case share
        /// The share of patients who reach a grade or level.
        case atLeast(Int)
        /// The share of patients in whom it comes at all.
        case came
        /// The mean day on which it comes, of those in whom it comes.
        case day
        case mean
    }

    /// Grades and levels that are compared: treated as a rule, severe, life-threatening.
    static let thresholds = [2, 3, 4]

    static func of(_ endpoint: Endpoint, position: Int) -> [TrialMeasure] {
        let kinds: [Kind] =
            switch endpoint.kind {
            case .binary: [.share]
            case .ordinal: thresholds.map { .atLeast($0) }
            case .day: [.came, .day]
            case .continuous, .count: [.mean]
            }
        return kinds.map { TrialMeasure(endpoint: endpoint, position: position, kind: $0) }
    }

    public var isShare: Bool {
        switch kind {
        case .share, .atLeast, .came: true
        case .day, .mean: false
        }
    }

    /// What is better for the patient. A day that is better late is better not at all.
    public var better: Endpoint.Better {
        guard kind == .came else { return endpoint.better }
        switch endpoint.better {
        case .higher: return .lower
        case .lower: return .higher
        case .neither: return .neither
        }
    }

    /// The column that is compared; what is not known stays no number.
    func column(_ values: [Double], known: [Bool]) -> [Double] {
        switch kind {
        case .share, .day, .mean: values
        case .atLeast(let level): values.map { $0.isNaN ? .nan : $0 >= Double(level) ? 1 : 0 }
        case .came: values.indices.map { known[$0] ? values[$0].isNaN ? 0 : 1 : .nan }
        }
    }
}

/// A measure in every arm, and how each arm differs from the first.
public struct ArmComparison: Hashable, Sendable {
    public var measure: TrialMeasure
    /// Whether figures and words speak of it.
    public var isMain: Bool
    /// In the order of the arms.
    public var values: [Estimate]
    /// In the order of the arms; the first has none.
    public var differences: [ArmDifference?]
}

/// What an arm gives beyond the first in the same patients.
public struct ArmDifference: Hashable, Sendable {
    public var estimate: Estimate
    /// The same, wide enough for all comparisons of the trial together.
    public var strict: Estimate
    public var better: Endpoint.Better
    /// Patients in whom the arms differ at all.
    public var differing: Int

    public enum Verdict: Hashable, Sendable { case better, worse, differs, open, same }

    /// What the usual interval says: `open` where it includes no difference, `same` where no patient differs.
    public var verdict: Verdict {
        if differing == 0 { return .same }
        guard estimate.excludes(0) else { return .open }
        switch better {
        case .neither: return .differs
        case .lower: return estimate.value < 0 ? .better : .worse
        case .higher: return estimate.value > 0 ? .better : .worse
        }
    }

    /// Whether it stands when all comparisons are counted.
    public var standsStrictly: Bool { strict.excludes(0) }
}

/// One group of a trial.
public struct TrialGroup: Sendable {
    public var group: Study.Group
    public var drawn: Int
    public var accepted: Int
    public var weights: PopulationGroup.Weights
    public var measures: [ArmComparison]
    public var arms: [TrialArm]

    public var main: [ArmComparison] { measures.filter(\.isMain) }

    init(_ source: some OutcomeSource, _ index: Int, _ options: ResultOptions, _ measures: [TrialMeasure], strict: Confidence) throws {
        group = source.study.groups[index]
        (drawn, accepted) = try source.counts(group: index)
        let weights = try source.weights(group: index)
        self.weights = PopulationGroup.Weights(weights)
        let arms = source.study.arms.indices
        let known = try arms.map { try source.outcomes(group: index, arm: $0).map { $0 == "completed" } }
        var comparisons: [ArmComparison] = []
        for position in options.endpoints.indices {
            let columns = try arms.map { try source.values(endpoint: position, group: index, arm: $0) }
            for measure in measures where measure.position == position {
                let own = arms.map { measure.column(columns[$0], known: known[$0]) }
                comparisons.append(ArmComparison(measure, isMain: options.isMain(measure), own, weights: weights, strict: strict))
            }
        }
        self.measures = comparisons
        self.arms = try arms.map { try TrialArm(source, index, $0, options, weights, known[$0]) }
    }
}

extension ArmComparison {
    fileprivate init(_ measure: TrialMeasure, isMain: Bool, _ columns: [[Double]], weights: [Double], strict: Confidence) {
        self.measure = measure
        self.isMain = isMain
        values = columns.map { measure.isShare ? Self.share($0, weights) : WeightedMean.estimate($0, weights: weights) }
        differences = columns.indices.map { arm in
            guard arm > 0 else { return nil }
            let difference = measure.isShare ? WeightedMean.shareDifference : WeightedMean.difference
            return ArmDifference(
                estimate: difference(columns[arm], columns[0], weights, .usual),
                strict: difference(columns[arm], columns[0], weights, strict), better: measure.better,
                differing: zip(columns[arm], columns[0]).count { !$0.isNaN && !$1.isNaN && $0 != $1 })
        }
    }

    private static func share(_ column: [Double], _ weights: [Double]) -> Estimate {
        var tally = ShareTally()
        for (value, weight) in zip(column, weights) { if value.isNaN { tally.skip() } else { tally.count(value > 0.5, weight: weight) } }
        return tally.share()
    }
}

/// The course of a group in one arm.
public struct TrialArm: Sendable {
    public var arm: Study.Arm
    public var failures: [PopulationGroup.Reason]
    public var grades: DayLevels
    public var airway: DayLevels
    public var bands: [FanBand]
    public var swellings: Swellings

    init(
        _ source: some OutcomeSource, _ group: Int, _ index: Int, _ options: ResultOptions, _ weights: [Double], _ known: [Bool]
    ) throws {
        arm = source.study.arms[index]
        failures = PopulationGroup.failures(try source.outcomes(group: group, arm: index))
        grades = PopulationGroup.levels(try source.gradesByDay(group: group, arm: index), weights, known)
        airway = PopulationGroup.levels(try source.airwayByDay(group: group, arm: index), weights, known)
        bands = try PopulationGroup.bands(source, group, arm: index, options)
        swellings = Swellings(try source.swellings(group: group, arm: index), weights: weights, known: known)
    }
}
