/// What the results of a study look at beside the study itself.
public struct ResultOptions: Sendable {
    /// In the order of the outcomes' values: ``Endpoint/catalogue``, but for tests.
    public var endpoints: [Endpoint]
    /// How the read-outs of ``Study/bands`` are called; one that is missing here goes by its id.
    public var readouts: [StudyReadout]
    /// The site whose swelling parts patients in two kinds, so that what distinguishes them can be said.
    public var site: String
    /// Position of the arm that a population is described in.
    public var arm: Int

    public init(endpoints: [Endpoint], readouts: [StudyReadout] = [], site: String = "neck", arm: Int = 0) {
        self.endpoints = endpoints
        self.readouts = readouts
        self.site = site
        self.arm = arm
    }

    func readout(_ id: String) -> StudyReadout { readouts.first { $0.id == id } ?? StudyReadout(id, id, unit: "1") }
}

/// An endpoint and how it is spread over the patients of a group in an arm.
public struct EndpointSpread: Hashable, Sendable {
    public var endpoint: Endpoint
    public var reading: Reading

    public enum Reading: Hashable, Sendable {
        /// It happened in so many.
        case share(Estimate)
        /// The share of patients at each grade or level, from ``DayLevels/levels``.
        case levels([Estimate])
        /// It came in so many, on these days.
        case day(came: Estimate, Spread)
        case number(Spread)
    }

    init(_ endpoint: Endpoint, _ values: [Double], weights: [Double], known: [Bool]) {
        self.endpoint = endpoint
        func share(_ isHit: (Double) -> Bool, missing: Bool = true) -> Estimate {
            var tally = ShareTally()
            for (row, value) in values.enumerated() {
                if !known[row] || (missing && value.isNaN) { tally.skip() } else { tally.count(isHit(value), weight: weights[row]) }
            }
            return tally.share()
        }
        switch endpoint.kind {
        case .binary: reading = .share(share { $0 > 0.5 })
        case .ordinal: reading = .levels(DayLevels.levels.map { level in share { Int($0.rounded()) == level } })
        case .day: reading = .day(came: share({ !$0.isNaN }, missing: false), Spread(values, weights: weights))
        case .continuous, .count: reading = .number(Spread(values, weights: weights))
        }
    }
}
