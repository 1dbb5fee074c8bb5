/// What random numbers are for. Draws for different purposes have nothing to do with each other.
public struct Purpose: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let name: String

    public init(_ name: String) { self.name = name }
    public init(stringLiteral name: String) { self.name = name }
    public var description: String { name }

    /// FNV-1a over the bytes of the name, which differs for different names except by a chance of 2⁻⁶⁴.
    ///
    /// Source: Noll and others, *The FNV non-cryptographic hash algorithm*, RFC 9923, 2026.
    var hash: UInt64 {
        name.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }

    /// The key under which this purpose draws in a study with this seed.
    func key(seed: UInt64) -> UInt64 { Philox.words(hash, 0, key: seed).0 }
}

/// The random numbers of one patient for one purpose, each reached by its number.
///
/// A draw depends on seed, patient, purpose and its own number and on nothing else: patient 8,317 needs none of the others, and
/// threads and shards change nothing. The bits are the same on every machine.
public struct RandomStream: Hashable, Sendable {
    private let key: UInt64
    private let patient: UInt64

    /// - Parameter patient: From 0; also any other number that tells streams apart, such as a dimension.
    public init(seed: UInt64, patient: Int, purpose: Purpose) {
        key = purpose.key(seed: seed)
        self.patient = UInt64(bitPattern: Int64(patient))
    }

    /// 64 random bits.
    public func bits(_ index: Int) -> UInt64 {
        let number = UInt64(bitPattern: Int64(index))
        let pair = Philox.words(number >> 1, patient, key: key)
        return number & 1 == 0 ? pair.0 : pair.1
    }

    /// A number strictly between 0 and 1: the middle of one of 2⁵² equal parts.
    public func uniform(_ index: Int) -> Double { Self.uniform(bits(index)) }

    static func uniform(_ bits: UInt64) -> Double { (Double(bits >> 12) + 0.5) * 0x1p-52 }

    /// A standard normal number, by inversion.
    public func normal(_ index: Int) -> Double { Normal.quantile(uniform(index)) }

    /// A whole number from 0 to `count` − 1. Shares differ by less than `count` · 2⁻⁶⁴.
    public func integer(below count: Int, _ index: Int) -> Int {
        precondition(count > 0, "There is nothing to choose from.")
        return Int(truncatingIfNeeded: bits(index).multipliedFullWidth(by: UInt64(count)).high)
    }

    /// The position of a choice among weights, which need not add up to one.
    public func choice(weights: [Double], _ index: Int) -> Int { Self.position(of: uniform(index), in: weights) }

    /// The first position at which the cumulative weight reaches the share `u` of the whole; positions without weight are never taken.
    static func position(of u: Double, in weights: [Double]) -> Int {
        let sum = weights.reduce(0, +)
        precondition(sum > 0, "Weights need a sum above zero.")
        var cumulative = 0.0
        for (position, weight) in weights.enumerated() where weight > 0 {
            cumulative += weight
            if cumulative >= u * sum { return position }
        }
        return weights.lastIndex { $0 > 0 }!
    }

    /// The numbers from 0 to `count` − 1 in random order (Fisher and Yates), using draws `first` to `first + count − 2`.
    func permutation(of count: Int, first: Int) -> [Int] {
        var order = Array(0..<count)
        for place in stride(from: count - 1, to: 0, by: -1) {
            order.swapAt(place, integer(below: place + 1, first + count - 1 - place))
        }
        return order
    }
}
