/// Reads JSON text into a ``JSONValue``, members in their order, repeats included.
///
/// It says where a text stops being JSON, and on which line each member of the outermost object stands, so that whoever reads the
/// value can name the line. Nesting deeper than 64 is refused.
///
/// Source: RFC 8259.
struct JSONReader {
    /// Where and why a text is no JSON.
    struct Issue: Error, Hashable {
        let line: Int
        let column: Int
        let reason: String
    }

    private let bytes: [UInt8]
    private var place = 0
    private var depth = 0
    /// Lines of the members of the outermost object.
    private var lines: [Int] = []
    private var counted = (place: 0, line: 1)

    private init(_ text: String) { bytes = Array(text.utf8) }

    /// - Returns: The value, and the line of each member if it is an object.
    static func read(_ text: String) throws(Issue) -> (value: JSONValue, lines: [Int]) {
        var reader = JSONReader(text)
        reader.skipSpace()
        let value = try reader.value()
        reader.skipSpace()
        guard reader.place == reader.bytes.count else { throw reader.issue("something follows after the end of the value") }
        return (value, reader.lines)
    }

    func issue(_ reason: String) -> Issue {
        let before = bytes.prefix(place)
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return Issue(line: line, column: place - start + 1, reason: reason)
    }

    private var line: Int { bytes.prefix(place).count { $0 == UInt8(ascii: "\n") } + 1 }
    var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    /// Counts on from the last member, so that the whole text is counted once.
    private mutating func noteLine() {
        counted = (place, counted.line + bytes[counted.place..<place].count { $0 == UInt8(ascii: "\n") })
        lines.append(counted.line)
    }

    mutating func step() { place += 1 }

    private mutating func skipSpace() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func value() throws(Issue) -> JSONValue {
        switch next {
        case nil: throw issue("the text ends where a value should begin")
        case UInt8(ascii: "{"): return try nested { reader throws(Issue) in try reader.object() }
        case UInt8(ascii: "["): return try nested { reader throws(Issue) in try reader.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func nested(_ read: (inout JSONReader) throws(Issue) -> JSONValue) throws(Issue) -> JSONValue {
        guard depth < 64 else { throw issue("the text is nested deeper than 64 levels") }
        depth += 1
        defer { depth -= 1 }
        place += 1
        return try read(&self)
    }

    private mutating func object() throws(Issue) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = []
        skipSpace()
        if take("}") { return .object(members) }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw issue("a key in double quotes is needed") }
            if depth == 1 { noteLine() }
            let key = try string()
            skipSpace()
            guard take(":") else { throw issue("‘:’ is needed after the key ‘\(key)’") }
            skipSpace()
            members.append((key, try value()))
            skipSpace()
        } while take(",")
        guard take("}") else { throw issue("‘,’ or ‘}’ is needed after a member") }
        return .object(members)
    }

    private mutating func array() throws(Issue) -> JSONValue {
        var values: [JSONValue] = []
        skipSpace()
        if take("]") { return .array(values) }
        repeat {
            skipSpace()
            values.append(try value())
            skipSpace()
        } while take(",")
        guard take("]") else { throw issue("‘,’ or ‘]’ is needed after an element") }
        return .array(values)
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(Issue) -> JSONValue {
        guard bytes[place...].starts(with: word.utf8) else { throw issue("this is no JSON value") }
        place += word.utf8.count
        return value
    }

    private mutating func number() throws(Issue) -> JSONValue {
        let start = place
        _ = take("-")
        let whole = digits()
        guard whole > 0 else { throw place == start ? issue("this is no JSON value") : issue("digits are needed after ‘-’") }
        if whole > 1, bytes[place - whole] == UInt8(ascii: "0") { throw issue("a number must not begin with 0") }
        if take("."), digits() == 0 { throw issue("digits are needed after the point") }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            if digits() == 0 { throw issue("digits are needed in the exponent") }
        }
        return .number(Double(String(decoding: bytes[start..<place], as: UTF8.self)) ?? .nan)
    }

    private mutating func digits() -> Int {
        let start = place
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
        return place - start
    }
}
