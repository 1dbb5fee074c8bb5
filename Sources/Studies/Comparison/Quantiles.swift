/// A histogram from which quantiles can be read, of a size that does not grow with the numbers in it.
///
/// Each power of two is cut into 64 equal bins, so that a quantile is within 1/128, less than 0.8 %, of the number that has its rank.
/// Bins hold whole numbers: shards may be merged in any order and give the same bits. Zero has a bin of its own, and so has what is
/// missing or not finite, which is counted and left out.
public struct Quantiles: Hashable, Sendable {
    /// Half a bin over its lower end.
    public static let relativeAccuracy = 1.0 / 128

    /// Numbers that are zero, or so small (below 2.3e-308) that they have no digits.
    public internal(set) var zeros: UInt64 = 0
    public internal(set) var missing: UInt64 = 0
    /// The least and the greatest number; infinite the wrong way round while there is none.
    var least = Double.infinity
    var greatest = -Double.infinity
    var positive = Bins()
    var negative = Bins()

    public init() {}

    public init(_ values: some Sequence<Double?>) {
        for value in values { add(value) }
    }

    /// Counts of consecutive bins, from the first that holds something to the last.
    struct Bins: Hashable, Sendable {
        var first = 0
        var counts: [UInt64] = []

        mutating func add(_ bin: Int, _ count: UInt64 = 1) {
            if counts.isEmpty { first = bin }
            if bin < first {
                counts.insert(contentsOf: repeatElement(0, count: first - bin), at: 0)
                first = bin
            }
            if bin - first >= counts.count { counts.append(contentsOf: repeatElement(0, count: bin - first - counts.count + 1)) }
            counts[bin - first] += count
        }

        mutating func merge(_ other: Bins) {
            for (place, count) in other.counts.enumerated() where count > 0 { add(other.first + place, count) }
        }

        var total: UInt64 { counts.reduce(0, +) }
    }

    /// Exponent and first six digits of a positive number, which are next to each other in its bits.
    private static func bin(_ size: Double) -> Int { Int(size.bitPattern >> 46) }

    /// The middle of a bin.
    static func middle(_ bin: Int) -> Double { Double(bitPattern: UInt64(bin) << 46 | 1 << 45) }

    public mutating func add(_ value: Double?) {
        guard let value, value.isFinite else {
            missing += 1
            return
        }
        // Zero without its sign, so that the order of additions cannot show.
        let plain = value == 0 ? 0 : value
        least = min(least, plain)
        greatest = max(greatest, plain)
        if abs(value) < .leastNormalMagnitude {
            zeros += 1
        } else if value > 0 {
            positive.add(Self.bin(value))
        } else {
            negative.add(Self.bin(-value))
        }
    }

    /// Adds the numbers of another histogram.
    public mutating func merge(_ other: Quantiles) {
        zeros += other.zeros
        missing += other.missing
        least = min(least, other.least)
        greatest = max(greatest, other.greatest)
        positive.merge(other.positive)
        negative.merge(other.negative)
    }

    /// Numbers in the histogram, without the missing.
    public var count: UInt64 { zeros + positive.total + negative.total }

    public var minimum: Double? { least <= greatest ? least : nil }
    public var maximum: Double? { least <= greatest ? greatest : nil }

    /// The least number at or below which the share q of the numbers lies, to the relative accuracy; nil without numbers.
    ///
    /// - Parameter q: From 0, which is the least number itself, to 1, the greatest.
    public func quantile(_ q: Double) -> Double? {
        precondition(q >= 0 && q <= 1, "A share lies between 0 and 1.")
        let count = count
        guard count > 0 else { return nil }
        guard q > 0 else { return least }
        guard q < 1 else { return greatest }
        let rank = max(1, UInt64((q * Double(count)).rounded(.up)))
        return min(greatest, max(least, value(rank: rank)))
    }

    private func value(rank: UInt64) -> Double {
        var passed: UInt64 = 0
        for (place, count) in negative.counts.enumerated().reversed() {
            passed += count
            if passed >= rank { return -Self.middle(negative.first + place) }
        }
        passed += zeros
        if passed >= rank { return 0 }
        for (place, count) in positive.counts.enumerated() {
            passed += count
            if passed >= rank { return Self.middle(positive.first + place) }
        }
        return greatest
    }
}
