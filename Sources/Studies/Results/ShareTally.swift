/// Counts in how many patients something happened, with their weights.
public struct ShareTally: Hashable, Sendable {
    public private(set) var patients = 0
    public private(set) var hits = 0
    public private(set) var missing = 0
    private var weight = 0.0
    private var squares = 0.0
    private var hitWeight = 0.0

    public init() {}

    public mutating func count(_ isHit: Bool, weight: Double = 1) {
        patients += 1
        self.weight += weight
        squares += weight * weight
        guard isHit else { return }
        hits += 1
        hitWeight += weight
    }

    public mutating func skip() { missing += 1 }

    /// Whether every patient counts as much, to rounding.
    var hasEqualWeights: Bool { abs(effectivePatients - Double(patients)) < 1e-9 * Double(patients) }

    /// Kish's effective number of patients: as many with equal weights would tell as much.
    public var effectivePatients: Double { squares > 0 ? weight * weight / squares : 0 }

    /// The share with Wilson's interval, whose number of patients is the effective one.
    ///
    /// Source: Wilson, J Am Stat Assoc 1927;22:209; Kish, *Survey Sampling* (1965), section 8.2.
    public func share(_ confidence: Confidence = .usual) -> Estimate {
        guard weight > 0 else { return .none(missing: missing) }
        let (p, n, z2) = (hitWeight / weight, effectivePatients, confidence.normal * confidence.normal)
        let centre = (p + z2 / (2 * n)) / (1 + z2 / n)
        let half = (z2 * (p * (1 - p) / n + z2 / (4 * n * n))).squareRoot() / (1 + z2 / n)
        return Estimate(
            p, lower: hits == 0 ? 0 : max(0, centre - half), upper: hits == patients ? 1 : min(1, centre + half), patients: patients,
            missing: missing)
    }
}
