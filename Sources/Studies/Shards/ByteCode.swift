/// Writes numbers and texts as bytes: little-endian, texts after their length. What is written does not depend on the machine.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ value: some FixedWidthInteger) { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }

    /// A small number in few bytes: seven bits each, the last one below 128.
    mutating func append(small value: UInt64) {
        var rest = value
        while rest >= 128 {
            bytes.append(UInt8(rest & 127) | 128)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func append(small value: Int) { append(small: UInt64(bitPattern: Int64(value << 1 ^ value >> 63))) }

    /// A number by its bits. Negative nought is nought, and there is one not-a-number, as in a store.
    mutating func append(_ value: Double) { append(value.isNaN ? Double.nan.bitPattern : value == 0 ? 0 : value.bitPattern) }

    mutating func append(_ text: String) {
        append(small: text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func append(_ values: [Double]) {
        append(small: values.count)
        for value in values { append(value) }
    }

    mutating func append(raw more: [UInt8]) { bytes += more }
}

/// Reads what ``ByteWriter`` wrote; anything else is an error and never a trap.
struct ByteReader {
    struct Damaged: Error {}

    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var isAtEnd: Bool { position == bytes.endIndex }
    var remaining: Int { bytes.endIndex - position }

    mutating func raw(_ count: Int) throws(Damaged) -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.endIndex - position else { throw Damaged() }
        defer { position += count }
        return bytes[position..<position + count]
    }

    mutating func integer<Value: FixedWidthInteger>(_: Value.Type) throws(Damaged) -> Value {
        let part = try raw(Value.bitWidth / 8)
        return part.withUnsafeBytes { Value(littleEndian: $0.loadUnaligned(as: Value.self)) }
    }

    private mutating func unsigned() throws(Damaged) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard position < bytes.endIndex else { throw Damaged() }
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 127) << shift
            if byte < 128 { return value }
        }
        throw Damaged()
    }

    mutating func small() throws(Damaged) -> Int {
        let value = try unsigned()
        return Int(truncatingIfNeeded: Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1))
    }

    /// How many things follow, each of one byte at least.
    mutating func count() throws(Damaged) -> Int {
        let value = try small()
        guard value >= 0, value <= bytes.endIndex - position else { throw Damaged() }
        return value
    }

    mutating func double() throws(Damaged) -> Double { Double(bitPattern: try integer(UInt64.self)) }

    mutating func text() throws(Damaged) -> String {
        let part = try raw(try count())
        guard let text = String(validating: part, as: UTF8.self) else { throw Damaged() }
        return text
    }

    mutating func doubles() throws(Damaged) -> [Double] { try list { reader throws(Damaged) in try reader.double() } }

    mutating func list<Value>(_ one: (inout ByteReader) throws(Damaged) -> Value) throws(Damaged) -> [Value] {
        var values: [Value] = []
        let count = try count()
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try one(&self)) }
        return values
    }
}
