/// How much each factor moves each endpoint.
public struct SensitivityResult: Sendable {
    public var study: Study
    public var endpoints: [EndpointSensitivity]
    public var precision: PrecisionCheck?

    public init(study: Study, endpoints: [EndpointSensitivity], precision: PrecisionCheck? = nil) {
        self.study = study
        self.endpoints = endpoints
        self.precision = precision
    }
}

/// One endpoint of a sensitivity analysis, in one group and arm.
public struct EndpointSensitivity: Hashable, Sendable {
    public var endpoint: Endpoint
    public var group: String
    public var arm: String
    /// Courses simulated, and those that gave no value.
    public var evaluations: Int
    public var failed: Int
    public var factors: [SensitivityIndices]

    public init(endpoint: Endpoint, group: String, arm: String, evaluations: Int, failed: Int = 0, factors: [SensitivityIndices]) {
        self.endpoint = endpoint
        self.group = group
        self.arm = arm
        self.evaluations = evaluations
        self.failed = failed
        self.factors = factors
    }
}

/// What one factor does to one endpoint; a method that was not run is `nil`.
public struct SensitivityIndices: Hashable, Sendable {
    public var label: String
    public var morris: Morris?
    public var sobol: Sobol?

    public init(_ label: String, morris: Morris? = nil, sobol: Sobol? = nil) {
        self.label = label
        self.morris = morris
        self.sobol = sobol
    }

    /// Elementary effects, in the unit of the endpoint for a step over the whole range of the factor.
    public struct Morris: Hashable, Sendable {
        /// Mean of the sizes of the effects.
        public var muStar: Estimate
        /// Mean of the effects with their signs.
        public var mu: Double
        /// Their standard deviation: high where the effect depends on the other factors, or bends.
        public var sigma: Double

        public init(muStar: Estimate, mu: Double, sigma: Double) {
            self.muStar = muStar
            self.mu = mu
            self.sigma = sigma
        }
    }

    /// Shares of the variance of the endpoint.
    public struct Sobol: Hashable, Sendable {
        /// What the factor explains alone.
        public var first: Estimate
        /// What goes with it in any company.
        public var total: Estimate

        public init(first: Estimate, total: Estimate) {
            self.first = first
            self.total = total
        }
    }
}
