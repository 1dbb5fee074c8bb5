import Testing

@testable import Studies

@Suite("Histograms for quantiles")
struct QuantilesTests {
    /// Numbers of both signs over many sizes, with zeros and missing ones.
    private static let values: [Double?] = (0..<5000).map { index in
        let stream = RandomStream(seed: 2, patient: index, purpose: "values")
        switch stream.integer(below: 20, 0) {
        case 0: return nil
        case 1: return 0
        case 2: return .nan
        case 3...8: return -Distribution.lognormal(median: 3, spread: .gsd(4)).draw(stream, 1)
        default: return Distribution.lognormal(median: 200, spread: .gsd(10)).draw(stream, 1)
        }
    }

    @Test("A quantile is within the accuracy of the number that has its rank")
    func accuracy() {
        let known = Self.values.compactMap { $0.flatMap { $0.isNaN ? nil : $0 } }.sorted()
        let found = Quantiles(Self.values)
        #expect(found.count == UInt64(known.count) && found.missing == UInt64(5000 - known.count))
        for step in 0...1000 {
            let q = Double(step) / 1000
            let exact = known[max(0, Int((q * Double(known.count)).rounded(.up)) - 1)]
            #expect(abs(found.quantile(q)! - exact) <= Quantiles.relativeAccuracy * abs(exact))
        }
        #expect(found.quantile(0) == known.first && found.quantile(1) == known.last)
        #expect(found.minimum == known.first && found.maximum == known.last)
    }

    @Test("Any split, merged in any order, gives the same bits")
    func merging() {
        let whole = Quantiles(Self.values)
        for shards in [2, 7, 37] {
            let parts = (0..<shards).map { shard in
                Quantiles(Self.values.enumerated().filter { $0.offset % shards == shard }.map(\.element))
            }
            for order in 0..<4 {
                let places = RandomStream(seed: 1, patient: order, purpose: "order").permutation(of: shards, first: 0)
                var merged = Quantiles()
                for place in places { merged.merge(parts[place]) }
                #expect(merged == whole && merged.bytes == whole.bytes)
            }
        }
    }

    @Test(
        "Bytes come back as the same histogram",
        arguments: [[], [nil], [0], [-0.0], [1e300, -1e-300], [.leastNonzeroMagnitude, 3, nil, .infinity]])
    func bytes(values: [Double?]) throws {
        let found = Quantiles(values)
        #expect(try Quantiles(bytes: found.bytes) == found)
    }

    @Test("Bytes of many numbers are few, and come back")
    func compact() throws {
        let found = Quantiles(Self.values)
        #expect(try Quantiles(bytes: found.bytes) == found)
        // About a byte for each bin between the least and the greatest number.
        #expect(found.bytes.count < found.positive.counts.count + found.negative.counts.count + 60)
    }

    @Test("The layout of the bytes is as described")
    func layout() {
        // 1.0 has the bits 0x3FF0…, whose first 18 bits are bin 0xFFC0: 65472 = 0x40 | 0x7F << 7 | 0x3 << 14.
        let one: [UInt8] = [0, 0, 0, 0, 0, 0, 0xF0, 0x3F]
        #expect(Quantiles([1, nil]).bytes == [1] + one + one + [0, 1] + [0xC0, 0xFF, 0x03, 1, 1] + [0, 0])
    }

    @Test("Damaged bytes are refused wherever they are cut or changed, or change to another valid histogram")
    func damage() {
        let bytes = Quantiles(Self.values.prefix(40)).bytes
        for length in 0..<bytes.count {
            #expect(throws: QuantilesIssue.self) { try Quantiles(bytes: bytes.prefix(length)) }
        }
        #expect(throws: QuantilesIssue.self) { try Quantiles(bytes: bytes + [0]) }
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 0x80
            // Never a trap; and what is read must be what is written.
            if let read = try? Quantiles(bytes: changed) { #expect(read.bytes == changed) }
        }
        #expect(QuantilesIssue.unknownFormat(first: 9).description.contains("must begin with 1"))
    }

    @Test("Nothing but missing numbers has no quantiles")
    func empty() {
        let found = Quantiles([nil, .nan])
        #expect(found.quantile(0.5) == nil && found.minimum == nil && found.missing == 2 && found.count == 0)
    }

    @Test("Bins are 64 to each power of two, and their middles are within the accuracy of both ends")
    func bins() {
        var found = Quantiles()
        for step in 0..<64 { found.add(1 + Double(step) / 64) }
        #expect(found.positive.counts == [UInt64](repeating: 1, count: 64))
        for bin in [found.positive.first, found.positive.first + 63, 100] {
            let middle = Quantiles.middle(bin)
            let (low, high) = (Double(bitPattern: UInt64(bin) << 46), Double(bitPattern: UInt64(bin + 1) << 46).nextDown)
            #expect((middle - low) / low <= Quantiles.relativeAccuracy && (high - middle) / high <= Quantiles.relativeAccuracy)
        }
    }
}
