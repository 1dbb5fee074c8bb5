/// Who the patients of a study are and what becomes of them in one arm, group by group.
public struct PopulationResult: Sendable {
    public var study: Study
    public var arm: Study.Arm
    /// The site that parts patients in two kinds.
    public var site: String
    public var groups: [PopulationGroup]
    public var precision: PrecisionCheck?

    /// Reads the outcomes column by column: the memory needed is that of a few columns, whatever the number of endpoints.
    public init(_ source: some OutcomeSource, _ options: ResultOptions) throws {
        study = source.study
        precision = try source.precisionCheck()
        arm = source.study.arms[options.arm]
        site = options.site
        groups = try source.study.groups.indices.map { try PopulationGroup(source, $0, options) }
    }
}

/// One group of a population.
public struct PopulationGroup: Sendable {
    public var group: Study.Group
    public var drawn: Int
    public var accepted: Int
    public var rejections: [Reason]
    public var weights: Weights
    /// Courses that could not be followed to the end, by reason. They are left out of what follows.
    public var failures: [Reason]
    public var factors: [Spread]
    public var endpoints: [EndpointSpread]
    /// Most frequent first.
    public var orders: [SignOrder]
    public var swellings: Swellings
    public var separations: Separations?
    public var bands: [FanBand]
    public var grades: DayLevels
    public var airway: DayLevels

    public struct Reason: Hashable, Sendable {
        public var text: String
        public var count: Int
    }

    public struct Weights: Hashable, Sendable {
        /// Kish's effective number of patients.
        public var effective: Double
        public var smallest: Double
        public var largest: Double

        public var areEqual: Bool { smallest == largest }

        init(_ weights: [Double]) {
            let (sum, squares) = weights.reduce((0, 0)) { ($0.0 + $1, $0.1 + $1 * $1) }
            effective = squares > 0 ? sum * sum / squares : 0
            smallest = weights.min() ?? .nan
            largest = weights.max() ?? .nan
        }
    }

    init(_ source: some OutcomeSource, _ index: Int, _ options: ResultOptions) throws {
        let arm = options.arm
        group = source.study.groups[index]
        (drawn, accepted) = try source.counts(group: index)
        rejections = try source.rejections(group: index).map { Reason(text: $0.reason, count: $0.count) }.sorted { $0.count > $1.count }
        let weights = try source.weights(group: index)
        self.weights = Weights(weights)
        let outcomes = try source.outcomes(group: index, arm: arm)
        let known = outcomes.map { $0 == "completed" }
        failures = Self.failures(outcomes)
        factors = try group.priors.indices.map { Spread(try source.factor($0, group: index), weights: weights) }
        endpoints = try options.endpoints.enumerated().map { position, endpoint in
            let values = try source.values(endpoint: position, group: index, arm: arm)
            return EndpointSpread(endpoint, isMain: options.isMain(endpoint), values, weights: weights, known: known)
        }
        orders = SignOrder.all(try source.sequences(group: index, arm: arm), weights, known)
        let swellings = Swellings(try source.swellings(group: index, arm: arm), weights: weights, known: known)
        self.swellings = swellings
        let isSwollen = swellings.isSwollen(options.site)
        separations = try Separations.between(
            known.indices.map { known[$0] ? isSwollen?[$0] ?? false : nil }, priors: group.priors.count, weights: weights,
            seed: source.study.seed
        ) { try source.factor($0, group: index) }
        bands = try Self.bands(source, index, arm: arm, options)
        grades = Self.levels(try source.gradesByDay(group: index, arm: arm), weights, known)
        airway = Self.levels(try source.airwayByDay(group: index, arm: arm), weights, known)
    }

    static func failures(_ outcomes: [String]) -> [Reason] {
        var counts: [String: Int] = [:]
        for outcome in outcomes where outcome != "completed" { counts[outcome, default: 0] += 1 }
        return counts.map { Reason(text: $0, count: $1) }.sorted { ($1.count, $0.text) < ($0.count, $1.text) }
    }

    static func bands(_ source: some OutcomeSource, _ group: Int, arm: Int, _ options: ResultOptions) throws -> [FanBand] {
        try source.study.bands.enumerated().map { position, id in
            let rows = try source.band(readout: position, group: group, arm: arm)
            return FanBand(options.readout(id), days: rows.map(\.day), quantiles: rows.map(\.quantiles))
        }.filter { $0.days.count > 1 }
    }

    static func levels(_ patients: [String], _ weights: [Double], _ known: [Bool]) -> DayLevels {
        var levels = DayLevels()
        for (row, days) in patients.enumerated() where known[row] { levels.count(days, weight: weights[row]) }
        return levels
    }
}
