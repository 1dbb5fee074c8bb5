/// A study ready to be run: what it is, and the two functions that make its results.
public struct StudyJob: Sendable {
    public var layout: StoreLayout
    /// Gives the results of a shard; they depend on the study and on the numbers of its patients alone.
    public var run: @Sendable (Shard) throws -> ShardResult
    /// Gives the plausibility weights of the accepted patients of each group, in their order.
    public var weigh: @Sendable (any OutcomeSource) throws -> [[Double]]

    public init(
        layout: StoreLayout, run: @escaping @Sendable (Shard) throws -> ShardResult,
        weigh: @escaping @Sendable (any OutcomeSource) throws -> [[Double]]
    ) {
        self.layout = layout
        self.run = run
        self.weigh = weigh
    }
}
