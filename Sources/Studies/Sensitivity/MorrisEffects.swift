/// How strongly each factor moves an output, from the trajectories of a ``MorrisDesign``.
public struct MorrisEffects: Hashable, Sendable {
    /// The effects of one factor: changes of the output per unit of its share of the distribution.
    public struct Factor: Hashable, Sendable {
        /// Mean effect.
        public let mu: Double
        /// Mean size of the effects, whatever their sign.
        public let muStar: Double
        /// Standard deviation of the effects: curvature and interactions.
        public let sigma: Double
        public let muInterval: ClosedRange<Double>
        public let muStarInterval: ClosedRange<Double>
        public let sigmaInterval: ClosedRange<Double>
    }

    /// In the order of the factors; empty when fewer than two trajectories are complete.
    public let factors: [Factor]
    /// Trajectories with every output.
    public let used: Int
    /// Trajectories with a missing output, which are left out as a whole.
    public let leftOut: Int
}

extension MorrisDesign {
    /// Reads the effects off the outputs.
    ///
    /// - Parameters:
    ///   - outputs: By row; nil where a run has none. What is not finite counts as missing. A missing output is never filled in.
    ///   - bootstrap: Draws trajectories for the intervals.
    public func effects(_ outputs: [Double?], bootstrap: Bootstrap = Bootstrap()) -> MorrisEffects {
        precondition(outputs.count == rows, "There must be one output for each of \(rows) rows.")
        let effects = (0..<trajectories).compactMap { self.effects(trajectory: $0, outputs) }
        let leftOut = trajectories - effects.count
        guard effects.count >= 2 else { return MorrisEffects(factors: [], used: effects.count, leftOut: leftOut) }
        let all = statistics(effects, Array(effects.indices))
        let intervals = bootstrap.intervals(units: effects.count) { statistics(effects, $0) }
        let results = (0..<factors).map { factor in
            let place = 3 * factor
            return MorrisEffects.Factor(
                mu: all[place], muStar: all[place + 1], sigma: all[place + 2],
                muInterval: intervals[place]!, muStarInterval: intervals[place + 1]!, sigmaInterval: intervals[place + 2]!)
        }
        return MorrisEffects(factors: results, used: effects.count, leftOut: leftOut)
    }

    /// The effects of one trajectory by factor; nil when an output is missing.
    private func effects(trajectory: Int, _ outputs: [Double?]) -> [Double]? {
        let first = trajectory * (factors + 1)
        let values = outputs[first...first + factors].compactMap { $0.flatMap { $0.isFinite ? $0 : nil } }
        guard values.count == factors + 1 else { return nil }
        let path = Path(self, trajectory: trajectory)
        var effects = [Double](repeating: 0, count: factors)
        for (place, factor) in path.order.enumerated() {
            effects[factor] = (values[place + 1] - values[place]) / (path.rises[factor] ? Self.step : -Self.step)
        }
        return effects
    }

    /// Mean, mean size and standard deviation for each factor in turn, over the trajectories drawn.
    private func statistics(_ effects: [[Double]], _ drawn: [Int]) -> [Double] {
        let n = Double(drawn.count)
        return (0..<factors).flatMap { factor in
            let mean = drawn.reduce(0) { $0 + effects[$1][factor] } / n
            let size = drawn.reduce(0) { $0 + abs(effects[$1][factor]) } / n
            let squares = drawn.reduce(0) { $0 + (effects[$1][factor] - mean) * (effects[$1][factor] - mean) }
            return [mean, size, (squares / (n - 1)).squareRoot()]
        }
    }
}
