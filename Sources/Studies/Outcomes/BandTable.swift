/// How read-outs are spread over patients at each time, as counts that add up to the same whatever the order.
///
/// For each group, arm, read-out and time there is one ``Histogram``.
public struct BandTable: Hashable, Sendable {
    public struct Key: Hashable, Comparable, Sendable {
        public var group: Int
        public var arm: Int
        /// Position in ``Study/bands``.
        public var readout: Int
        /// Position in the times of the table.
        public var time: Int

        public init(group: Int, arm: Int, readout: Int, time: Int) {
            self.group = group
            self.arm = arm
            self.readout = readout
            self.time = time
        }

        public static func < (a: Key, b: Key) -> Bool { (a.group, a.arm, a.readout, a.time) < (b.group, b.arm, b.readout, b.time) }
    }

    public private(set) var cells: [Key: Histogram] = [:]

    public init() {}

    public mutating func count(_ value: Double, at key: Key) { cells[key, default: Histogram()].count(value) }

    public mutating func add(_ other: BandTable) { for (key, histogram) in other.cells { add(histogram, at: key) } }

    public mutating func add(_ histogram: Histogram, at key: Key) { cells[key, default: Histogram()].add(histogram) }

    public var keys: [Key] { cells.keys.sorted() }
}

/// Counts of numbers in bins of a relative width of 1/256, for quantiles of any number of patients in bounded memory.
///
/// A bin is the sign, the exponent and the first eight bits of the significand: no rounding and no library function decides in which
/// bin a number falls, so that counts are the same on every machine.
public struct Histogram: Hashable, Sendable {
    static let significandBits: UInt64 = 8
    private static let dropped = 52 - significandBits
    private static let sign: UInt64 = 1 << 63

    /// By the upper bits of the number.
    public private(set) var bins: [Int32: Int] = [:]
    /// Numbers that were not numbers.
    public private(set) var missing = 0

    public init() {}

    /// Counts as they were stored.
    public init(bins: [Int32: Int], missing: Int) {
        self.bins = bins
        self.missing = missing
    }

    public var total: Int { bins.values.reduce(0, +) }

    public mutating func count(_ value: Double) {
        if value.isNaN { missing += 1 } else { bins[Self.bin(of: value), default: 0] += 1 }
    }

    public mutating func add(_ other: Histogram) {
        for (bin, count) in other.bins { bins[bin, default: 0] += count }
        missing += other.missing
    }

    /// The bin, numbered so that greater numbers have greater bins.
    static func bin(of value: Double) -> Int32 {
        let magnitude = Int32((value.bitPattern & ~sign) >> dropped)
        return value.bitPattern & sign != 0 && magnitude > 0 ? -magnitude : magnitude
    }

    /// The smallest magnitude of a bin and of the next one.
    private static func edges(of bin: Int32) -> (Double, Double) {
        let magnitude = UInt64(bin.magnitude)
        let (low, high) = (Double(bitPattern: magnitude << dropped), Double(bitPattern: (magnitude + 1) << dropped))
        return bin < 0 ? (-high, -low) : (low, high)
    }

    /// The number below which a share of the counted ones lies, spread evenly within a bin; not-a-number of nothing.
    public func quantile(_ share: Double) -> Double {
        let total = total
        guard total > 0 else { return .nan }
        let rank = share * Double(total)
        var before = 0.0
        let sorted = bins.sorted { $0.key < $1.key }
        for (bin, count) in sorted {
            if before + Double(count) >= rank {
                let (low, high) = Self.edges(of: bin)
                return bin == 0 ? 0 : low + (high - low) * (rank - before) / Double(count)
            }
            before += Double(count)
        }
        return sorted.last.map { Self.edges(of: $0.key).1 } ?? .nan
    }
}
