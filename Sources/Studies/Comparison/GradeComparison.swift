/// How often each grade occurs in an arm.
public struct GradeDistribution: Hashable, Sendable {
    /// A grade with the weight of its patients.
    public struct Entry: Hashable, Sendable {
        public let grade: Int
        public let weight: Double
    }

    /// The grades that occur, ascending.
    public let entries: [Entry]
    /// Patients with a grade and a weight above zero, and those without a grade, who are left out.
    public let patients: Int
    public let missing: Int

    public init(_ grades: [(grade: Int?, weight: Double)]) {
        var weights: [Int: Double] = [:]
        var patients = 0
        for case (let grade?, let weight) in grades where weight > 0 {
            weights[grade, default: 0] += weight
            patients += 1
        }
        entries = weights.keys.sorted().map { Entry(grade: $0, weight: weights[$0]!) }
        self.patients = patients
        missing = grades.filter { $0.grade == nil }.count
    }

    /// The share of patients with a grade; nil without patients.
    public func share(_ grade: Int) -> Double? {
        guard !entries.isEmpty else { return nil }
        return (entries.first { $0.grade == grade }?.weight ?? 0) / entries.reduce(0) { $0 + $1.weight }
    }

    /// The least grade at or below which the share q lies; nil without patients. Grades have no numbers between them.
    public func quantile(_ q: Double) -> Int? {
        entries.isEmpty ? nil : entries[RandomStream.position(of: q, in: entries.map(\.weight))].grade
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
