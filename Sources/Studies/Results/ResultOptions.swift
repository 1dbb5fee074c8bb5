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

    /// What figures and words speak of: an endpoint by its id, or `id>=3` for a grade or level. All of them where none is among the
    /// endpoints. The rest stands in tables.
    public var main: Set<String>

    public init(
        endpoints: [Endpoint], readouts: [StudyReadout] = [], site: String = "neck", arm: Int = 0, main: Set<String> = ResultOptions.usual
    ) {
        self.endpoints = endpoints
        self.readouts = readouts
        self.site = site
        self.arm = arm
        self.main = main
    }

    /// Chosen before any result was seen: severity, local CRS and the airway, what was given, and the disease.
    public static let usual: Set<String> = [
        "astct_highest>=2", "astct_highest>=3", "astct_highest>=4", "fever_days", "local_crs", "neck_crs", "airway_highest>=3",
        "airway_loss",
        "local_precedes", "local_follows", "il6_peak", "cart_area", "vasopressor_hours", "tocilizumab_doses", "steroid_mg", "remission_d28",
        "remission_d90", "relapse_year", "crs_onset", "fever_onset", "local_onset", "neck_onset", "airway_loss_day", "il6_peak_day",
        "cart_peak_day", "remission_day", "relapse_day",
    ]

    /// Whether an endpoint as a whole, or a grade or level of it, is a main one.
    func isMain(_ endpoint: Endpoint) -> Bool { knowsNone || main.contains(endpoint.id) || isThresholdMain(endpoint) }

    /// Days are main for one kind of patient only; between arms the shares say more.
    func isMain(_ measure: TrialMeasure) -> Bool {
        if knowsNone { return true }
        switch measure.kind {
        case .share, .mean: return main.contains(measure.endpoint.id)
        case .atLeast(let level): return main.contains("\(measure.endpoint.id)>=\(level)")
        case .came, .day: return false
        }
    }

    private func isThresholdMain(_ endpoint: Endpoint) -> Bool { main.contains { $0.hasPrefix(endpoint.id + ">=") } }

    private var knowsNone: Bool { !endpoints.contains { main.contains($0.id) || isThresholdMain($0) } }

    func readout(_ id: String) -> StudyReadout { readouts.first { $0.id == id } ?? StudyReadout(id, id, unit: "1") }
}

/// An endpoint and how it is spread over the patients of a group in an arm.
public struct EndpointSpread: Hashable, Sendable {
    public var endpoint: Endpoint
    public var isMain: Bool
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

    init(_ endpoint: Endpoint, isMain: Bool, _ values: [Double], weights: [Double], known: [Bool]) {
        self.endpoint = endpoint
        self.isMain = isMain
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
