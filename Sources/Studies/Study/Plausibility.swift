/// Which virtual patients count: those whose course in the first arm stays within ranges, weighted so that the cohort meets targets.
public struct Plausibility: Hashable, Sendable {
    public var accept: [Range]
    public var targets: [Target]

    public init(accept: [Range] = [], targets: [Target] = []) {
        self.accept = accept
        self.targets = targets
    }

    /// A patient outside is kept in the store with the reason, and left out of every result.
    public struct Range: Hashable, Sendable {
        /// The id of an ``Endpoint``.
        public var endpoint: String
        public var least: Double
        public var most: Double
        /// Why, with its source.
        public var because: String
    }

    /// A share or a mean of the accepted patients of a group that weights are chosen for.
    public struct Target: Hashable, Sendable {
        public var endpoint: String
        /// The share of patients with at least this value is meant; the mean of the endpoint if `nil`.
        public var atLeast: Double?
        public var value: Double
        /// Of which group; of all if `nil`.
        public var group: String?
        public var because: String
    }
}
