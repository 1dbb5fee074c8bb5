/// Mean and variance of numbers as they come, without keeping them.
///
/// Sums of floating-point numbers depend on their order. Add rows in the order of patients, whatever the order in which shards
/// finish, and the result has the same bits for every layout; there is no merging for that reason.
///
/// Source: West, *Communications of the ACM* 22, 532 (1979), the weighted form of Welford's update.
public struct Moments: Hashable, Sendable {
    /// Numbers with a weight above zero.
    public private(set) var count = 0
    /// Rows without a number, or with one that is not finite: counted and left out.
    public private(set) var missing = 0
    private var weight = 0.0
    private var squaredWeight = 0.0
    private var average = 0.0
    private var squares = 0.0

    public init() {}

    /// - Parameter weight: Plausibility of the patient; zero leaves it out without counting it.
    public mutating func add(_ value: Double?, weight added: Double = 1) {
        precondition(added >= 0 && added.isFinite, "A weight is a finite number that is not below zero.")
        guard let value, value.isFinite else {
            missing += 1
            return
        }
        guard added > 0 else { return }
        count += 1
        weight += added
        squaredWeight += added * added
        let distance = value - average
        average += distance * (added / weight)
        squares += added * distance * (value - average)
    }

    /// Nil without numbers.
    public var mean: Double? { count > 0 ? average : nil }

    /// How many equally weighted patients would tell as much about a mean (Kish): (Σw)²/Σw².
    public var effectiveSize: Double { count > 0 ? weight * weight / squaredWeight : 0 }

    /// The variance of the numbers, free of bias for weights that do not depend on them; nil for fewer than two.
    public var variance: Double? {
        let freedom = weight - squaredWeight / max(weight, .leastNormalMagnitude)
        return count > 1 && freedom > 0 ? squares / freedom : nil
    }

    public var sd: Double? { variance.map { max(0, $0).squareRoot() } }
}
