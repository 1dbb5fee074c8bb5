/// Morris's screening: trajectories through a grid, on each of which every factor moves once.
///
/// A row of the design is a point of the unit cube and runs like a patient; the effects are read off the outputs afterwards. The grid
/// has its levels in the middle of equal parts, such as ⅛, ⅜, ⅝ and ⅞, so that no level lies at the end of a distribution and each stands
/// for as much of it. A factor moves by half the unit interval.
///
/// Source: Morris, *Technometrics* 33, 161 (1991). Levels at 0 and 1, as there, would be infinite for a normal factor; the middles are
/// this project's choice.
public struct MorrisDesign: Hashable, Sendable {
    public let factors: Int
    public let trajectories: Int
    public let levels: Int
    public let seed: UInt64

    public init(factors: Int, trajectories: Int, levels: Int = 4, seed: UInt64) {
        self.factors = factors
        self.trajectories = trajectories
        self.levels = levels
        self.seed = seed
    }

    /// What keeps the design from being run.
    public var issues: [SensitivityIssue] {
        var issues: [SensitivityIssue] = factors < 1 ? [.noFactors] : []
        if trajectories < 2 { issues.append(.tooFewTrajectories(given: trajectories)) }
        if levels < 2 || levels % 2 != 0 { issues.append(.oddLevels(given: levels)) }
        return issues
    }

    /// Runs in all: one more than there are factors, for each trajectory.
    public var rows: Int { trajectories * (factors + 1) }

    /// How far a factor moves in the unit interval.
    static let step = 0.5

    /// The point of a row, from 0 to ``rows`` − 1, worked out without the others.
    public func point(_ row: Int) -> [Double] {
        precondition(row >= 0 && row < rows, "Row \(row) is not one of \(rows).")
        let path = Path(self, trajectory: row / (factors + 1))
        let moved = row % (factors + 1)
        var point = path.start
        for factor in path.order.prefix(moved) { point[factor] += path.rises[factor] ? Self.step : -Self.step }
        return point
    }

    /// A trajectory: where it starts, in which order the factors move, and which of them upwards.
    struct Path {
        let start: [Double]
        let order: [Int]
        let rises: [Bool]

        init(_ design: MorrisDesign, trajectory: Int) {
            let stream = RandomStream(seed: design.seed, patient: trajectory, purpose: "sensitivity.morris")
            rises = (0..<design.factors).map { stream.bits(2 * $0) & 1 == 0 }
            let rises = rises
            start = (0..<design.factors).map { factor in
                let low = (Double(stream.integer(below: design.levels / 2, 2 * factor + 1)) + 0.5) / Double(design.levels)
                return rises[factor] ? low : low + MorrisDesign.step
            }
            order = stream.permutation(of: design.factors, first: 2 * design.factors)
        }
    }
}
