/// What is wrong with bytes that should hold a histogram.
public enum QuantilesIssue: Error, Hashable, Sendable {
    case unknownFormat(first: UInt8?)
    case damaged(at: Int)
}

extension QuantilesIssue: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownFormat(let first):
            "The histogram begins with \(first.map { "the byte \($0)" } ?? "nothing"), but must begin with \(Quantiles.format). "
                + "Was it written by another version?"
        case .damaged(let place): "The histogram is damaged at byte \(place). Run the shard that wrote it again."
        }
    }
}

/// As bytes, the same on every machine.
///
/// The byte 1 for this format; least and greatest number as doubles, little-endian; then whole numbers of seven bits a byte, low bits
/// first, with the high bit set on all bytes but the last: zeros, missing, then for positive and for negative numbers in turn the first bin,
/// the number of bins and the counts. Equal histograms have equal bytes.
extension Quantiles {
    static let format: UInt8 = 1

    public var bytes: [UInt8] {
        var bytes = [Self.format]
        for number in [least, greatest] { bytes += (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> UInt64(8 * $0)) } }
        func append(_ number: UInt64) {
            var rest = number
            while rest > 127 {
                bytes.append(UInt8(rest & 127) | 128)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }
        append(zeros)
        append(missing)
        for bins in [positive, negative] {
            append(UInt64(bins.first))
            append(UInt64(bins.counts.count))
            bins.counts.forEach(append)
        }
        return bytes
    }

    /// - Throws: ``QuantilesIssue`` when the bytes are not exactly those of a histogram.
    public init(bytes: some Collection<UInt8>) throws(QuantilesIssue) {
        var reader = ByteReader(bytes: Array(bytes))
        guard reader.bytes.first == Self.format else { throw .unknownFormat(first: reader.bytes.first) }
        reader.place = 1
        least = try reader.double()
        greatest = try reader.double()
        zeros = try reader.number()
        missing = try reader.number()
        guard zeros < 1 << 45, missing < 1 << 45 else { throw .damaged(at: reader.place) }
        positive = try reader.bins()
        negative = try reader.bins()
        guard reader.place == reader.bytes.count, isConsistent else { throw .damaged(at: reader.place) }
    }

    /// Whether the least and the greatest number lie in the outermost bins.
    private var isConsistent: Bool {
        guard zeros > 0 || !positive.counts.isEmpty || !negative.counts.isEmpty else { return least == .infinity && greatest == -.infinity }
        guard least.isFinite, greatest.isFinite, least <= greatest else { return false }
        return outermost.low == Quantiles([least]).outermost.low && outermost.high == Quantiles([greatest]).outermost.high
    }

    /// The lowest and the highest bin that hold something, negative ones below zero.
    private var outermost: (low: Int, high: Int) {
        func last(_ bins: Bins) -> Int { bins.first + bins.counts.count - 1 }
        let low = !negative.counts.isEmpty ? -last(negative) : zeros > 0 ? 0 : positive.first
        let high = !positive.counts.isEmpty ? last(positive) : zeros > 0 ? 0 : -negative.first
        return (low, high)
    }
}

private struct ByteReader {
    let bytes: [UInt8]
    var place = 0

    mutating func byte() throws(QuantilesIssue) -> UInt8 {
        guard place < bytes.count else { throw .damaged(at: place) }
        place += 1
        return bytes[place - 1]
    }

    mutating func double() throws(QuantilesIssue) -> Double {
        var bits: UInt64 = 0
        for step in 0..<8 { bits |= UInt64(try byte()) << UInt64(8 * step) }
        return Double(bitPattern: bits)
    }

    mutating func number() throws(QuantilesIssue) -> UInt64 {
        var (number, shift) = (UInt64(0), UInt64(0))
        while true {
            let next = try byte()
            guard shift < 63 || next <= 1, shift == 0 || next != 0 else { throw .damaged(at: place - 1) }
            number |= UInt64(next & 127) << shift
            if next < 128 { return number }
            shift += 7
        }
    }

    mutating func bins() throws(QuantilesIssue) -> Quantiles.Bins {
        let (start, first, count) = (place, try number(), try number())
        // A bin is 17 bits without the sign, a count at least a byte, and the outermost bins hold something.
        guard first < 1 << 17, count < 1 << 17, count <= UInt64(bytes.count - place) else { throw .damaged(at: start) }
        var bins = Quantiles.Bins(first: Int(first), counts: [])
        for _ in 0..<count {
            let held = try number()
            // More than could ever be counted, and enough that sums might overflow.
            guard held < 1 << 45 else { throw .damaged(at: place - 1) }
            bins.counts.append(held)
        }
        guard bins.counts.first != 0, bins.counts.last != 0, count > 0 || first == 0 else { throw .damaged(at: start) }
        return bins
    }
}
