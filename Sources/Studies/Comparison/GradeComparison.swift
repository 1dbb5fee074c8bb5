/// How often each grade occurs in an arm.
public struct GradeDistribution: Hashable, Sendable {
    /// Weight of the patients by grade, ascending; the weights add up to the whole.
    public let weights: [(grade: Int, weight: Double)]
    /// Patients with a grade and a weight above zero, and those without a grade, who are left out.
    public let patients: Int
    public let missing: Int

    public init(_ grades: [(grade: Int?, weight: Double)]) {
        let known = grades.filter { $0.grade != nil && $0.weight > 0 }
        let values = Set(known.compactMap(\.grade)).sorted()
        weights = values.map { grade in (grade, known.reduce(0) { $0 + ($1.grade == grade ? $1.weight : 0) }) }
        patients = known.count
        missing = grades.filter { $0.grade == nil }.count
    }

    /// The share of patients with a grade; nil without patients.
    public func share(_ grade: Int) -> Double? {
        let sum = weights.reduce(0) { $0 + $1.weight }
        return sum > 0 ? (weights.first { $0.grade == grade }?.weight ?? 0) / sum : nil
    }

    /// The least grade at or below which the share q lies; nil without patients. Grades have no numbers between them.
    public func quantile(_ q: Double) -> Int? {
        weights.isEmpty ? nil : weights[RandomStream.position(of: q, in: weights.map(\.weight))].grade
    }

    public static func == (a: GradeDistribution, b: GradeDistribution) -> Bool {
        (a.patients, a.missing) == (b.patients, b.missing) && a.weights.elementsEqual(b.weights, by: ==)
    }

    public func hash(into hasher: inout Hasher) {
        for entry in weights {
            hasher.combine(entry.grade)
            hasher.combine(entry.weight)
        }
    }
}

/// Grades of the same patients in two arms: in whom the other arm does better, worse, or the same.
public struct GradeComparison: Hashable, Sendable {
    public enum Better: Sendable { case lower, higher }

    public let reference: GradeDistribution
    public let other: GradeDistribution
    /// Pairs with both grades and a weight above zero; pairs with a missing grade are counted and left out of what follows.
    public let pairs: Int
    public let missing: Int
    public let effectiveSize: Double
    /// Shares of pairs in which the other arm has the better grade, the worse one, and the same; nil without pairs.
    public let wins: Double?
    public let losses: Double?
    public let ties: Double?
    /// Wins minus losses, by Student's t.
    public let interval: ClosedRange<Double>?
    /// The exact p of the sign test; nil without pairs and for unequal weights.
    public let signTest: Double?

    public init(_ twins: [Twins<Int>], better: Better, level: Double = 0.95) {
        reference = GradeDistribution(twins.map { ($0.reference, $0.weight) })
        other = GradeDistribution(twins.map { ($0.other, $0.weight) })
        let used = twins.compactMap(\.both).filter { $0.weight > 0 }
        let signs = used.map { pair in
            let rise = (pair.other - pair.reference).signum()
            return better == .higher ? rise : -rise
        }
        let weights = used.map(\.weight)
        let net = PairedDifference(
            zip(signs, weights).map { Twins<Double>(reference: 0, other: Double($0), weight: $1) }, level: level, bootstrap: nil)
        pairs = used.count
        missing = twins.filter { $0.both == nil }.count
        effectiveSize = net.effectiveSize
        let sum = weights.reduce(0, +)
        func share(_ sign: Int) -> Double? {
            used.isEmpty ? nil : zip(signs, weights).reduce(0) { $0 + ($1.0 == sign ? $1.1 : 0) } / sum
        }
        (wins, losses, ties) = (share(1), share(-1), share(0))
        interval = net.interval
        let equal = weights.allSatisfy { $0 == weights[0] }
        signTest = equal && !used.isEmpty ? SignTest.p(signs.filter { $0 > 0 }.count, signs.filter { $0 < 0 }.count) : nil
    }
}
