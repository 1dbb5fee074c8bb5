/// Sobol's indices by Saltelli's design: two samples A and B, and for each factor A with that factor taken from B.
///
/// A base row is a scrambled Sobol point of twice as many dimensions as factors; the first half is its row of A, the second its row of B.
/// It has `factors` + 2 rows of the design, in this order: A, then A with factor 0, 1, … from B, then B.
///
/// Source: Saltelli and others, *Computer Physics Communications* 181, 259 (2010).
public struct SobolDesign: Hashable, Sendable {
    public let factors: Int
    /// Base rows; a power of two is best.
    public let base: Int
    public let seed: UInt64

    public init(factors: Int, base: Int, seed: UInt64) {
        self.factors = factors
        self.base = base
        self.seed = seed
    }

    /// The most factors there can be.
    public static let mostFactors = SobolDirections.dimensions / 2

    /// What keeps the design from being run.
    public var issues: [SensitivityIssue] {
        var issues: [SensitivityIssue] = factors < 1 ? [.noFactors] : []
        if factors > Self.mostFactors { issues.append(.tooManyFactors(given: factors, most: Self.mostFactors)) }
        if base < 2 { issues.append(.tooFewBaseRows(given: base)) }
        if base > ScrambledSobol.mostPoints { issues.append(.tooManyBaseRows(given: base, most: ScrambledSobol.mostPoints)) }
        return issues
    }

    /// Runs in all.
    public var rows: Int { base * (factors + 2) }

    /// The point of a row, from 0 to ``rows`` − 1, worked out without the others.
    public func point(_ row: Int) -> [Double] {
        precondition(row >= 0 && row < rows, "Row \(row) is not one of \(rows).")
        let sequence = ScrambledSobol(seed: Purpose("sensitivity.sobol").key(seed: seed))
        let (baseRow, kind) = row.quotientAndRemainder(dividingBy: factors + 2)
        return (0..<factors).map { factor in
            let fromB = kind == factors + 1 || kind == factor + 1
            return sequence.coordinate(baseRow, dimension: fromB ? factors + factor : factor)
        }
    }
}
