/// How far a statistic would move if other units of the same kind had been drawn: the percentile bootstrap.
///
/// Units are drawn with replacement, as many as there are. Which units a resample has depends on the seed alone, so intervals have the
/// same bits in every run.
///
/// Source: Efron and Tibshirani, *An Introduction to the Bootstrap*, 1993, chapter 13.
public struct Bootstrap: Hashable, Sendable {
    public let resamples: Int
    /// Share of the resampled values inside an interval.
    public let level: Double
    public let seed: UInt64

    public init(resamples: Int = 1000, level: Double = 0.95, seed: UInt64 = 1) {
        precondition(resamples > 0, "A bootstrap needs at least one resample.")
        precondition(level > 0 && level < 1, "The level of an interval lies between 0 and 1.")
        self.resamples = resamples
        self.level = level
        self.seed = seed
    }

    /// Percentile intervals of several statistics of the same units.
    ///
    /// - Parameters:
    ///   - units: How many there are; at least one.
    ///   - statistics: The values from the numbers of the units drawn, always as many; not a number where a resample has none.
    /// - Returns: An interval for each statistic; nil where no resample has a value.
    func intervals(units: Int, statistics: ([Int]) -> [Double]) -> [ClosedRange<Double>?] {
        var values: [[Double]] = []
        var drawn = [Int](repeating: 0, count: units)
        for resample in 0..<resamples {
            let stream = RandomStream(seed: seed, patient: resample, purpose: "bootstrap")
            for place in 0..<units { drawn[place] = stream.integer(below: units, place) }
            let found = statistics(drawn)
            if values.isEmpty { values = found.map { _ in [] } }
            for (number, value) in found.enumerated() where !value.isNaN { values[number].append(value) }
        }
        return values.map { values in
            let sorted = values.sorted()
            guard let low = Self.quantile(sorted, (1 - level) / 2), let high = Self.quantile(sorted, (1 + level) / 2) else { return nil }
            return low...high
        }
    }

    /// The quantile of sorted numbers, in a straight line between neighbours; nil without numbers.
    static func quantile(_ sorted: [Double], _ share: Double) -> Double? {
        guard let last = sorted.last else { return nil }
        let place = share * Double(sorted.count - 1)
        let below = Int(place)
        guard below + 1 < sorted.count else { return last }
        return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
    }
}
