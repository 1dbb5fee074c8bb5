/// The bytes of a scenario file, checked before any parser sees them.
///
/// The YAML parser calls itself for every level of nesting and copies what an alias names, so both are bounded here, by one
/// pass over the bytes.
struct ScenarioText {
    static let largest = 1_048_576
    static let deepest = 32

    /// - Returns: The text, or the issue that makes reading on pointless.
    static func check(_ bytes: [UInt8]) -> Result<String, ScenarioIssue> {
        if bytes.count > largest { return .failure(ScenarioIssue(line: 1, .tooLarge(limit: largest))) }
        if let issue = firstOddByte(bytes) { return .failure(issue) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return .failure(firstBrokenCharacter(bytes))
        }
        var scan = NestingScan()
        for byte in bytes { scan.read(byte) }
        if let line = scan.tooDeep { return .failure(ScenarioIssue(line: line, .tooDeep(limit: deepest))) }
        if let line = scan.alias, scan.hasAnchor { return .failure(ScenarioIssue(line: line, .anchor)) }
        return .success(text)
    }

    private static func line(of index: Int, in bytes: [UInt8]) -> Int { bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1 }

    private static func firstOddByte(_ bytes: [UInt8]) -> ScenarioIssue? {
        guard let index = bytes.firstIndex(where: { ($0 < 32 && $0 != 9 && $0 != 10 && $0 != 13) || $0 == 127 }) else { return nil }
        return ScenarioIssue(line: line(of: index, in: bytes), .controlCharacter(code: bytes[index]))
    }

    /// The first byte at which the text stops being UTF-8.
    private static func firstBrokenCharacter(_ bytes: [UInt8]) -> ScenarioIssue {
        var start = 0
        var decoder = UTF8()
        var rest = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&rest) { start += UTF8.width(scalar) }
        let index = min(start, bytes.count - 1)
        return ScenarioIssue(line: line(of: index, in: bytes), .notUTF8(byte: bytes[index]))
    }
}

/// Bounds the nesting of lists and groups, and sees anchors and aliases, without parsing.
///
/// It may count too much for odd text and is only a guard; what it lets pass, the parser still limits itself.
private struct NestingScan {
    private var line = 1
    private var column = 0
    private var indents: [Int] = []
    private var flow = 0
    private var quote: UInt8?
    private var escaped = false
    private var isComment = false
    /// Only spaces and `- ` so far on this line.
    private var isLeading = true
    private var previous = UInt8(ascii: "\n")

    private(set) var tooDeep: Int?
    private(set) var alias: Int?
    private(set) var hasAnchor = false

    mutating func read(_ byte: UInt8) {
        defer {
            previous = byte
            column += 1
        }
        if byte == UInt8(ascii: "\n") { return endLine() }
        if isComment { return }
        if let quote { return readQuoted(byte, quote) }
        let startsToken = previous.isOne(of: " \t\n[{,")
        if isLeading { readLeading(byte) }
        switch byte {
        case UInt8(ascii: "#") where startsToken: isComment = true
        case UInt8(ascii: "\""), UInt8(ascii: "'"): if startsToken { quote = byte }
        case UInt8(ascii: "["), UInt8(ascii: "{"): deepen()
        case UInt8(ascii: "]"), UInt8(ascii: "}"): flow = max(0, flow - 1)
        case UInt8(ascii: "&") where startsToken: hasAnchor = true
        case UInt8(ascii: "*") where startsToken: alias = alias ?? line
        default: break
        }
    }

    private mutating func endLine() {
        line += 1
        column = -1
        isComment = false
        isLeading = true
        escaped = false
    }

    private mutating func readQuoted(_ byte: UInt8, _ quote: UInt8) {
        if escaped {
            escaped = false
        } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
            escaped = true
        } else if byte == quote {
            self.quote = nil
        }
    }

    /// Every first word, `-`, `?` and `:` at the head of a line opens a level if it stands further right than the last.
    private mutating func readLeading(_ byte: UInt8) {
        if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { return }
        let isIndicator = byte.isOne(of: "-?:")
        guard previous.isOne(of: " \t\n") else { return isLeading = false }
        isLeading = isIndicator
        while let last = indents.last, last >= column { indents.removeLast() }
        indents.append(column)
        if indents.count + flow > ScenarioText.deepest { tooDeep = tooDeep ?? line }
    }

    private mutating func deepen() {
        flow += 1
        if indents.count + flow > ScenarioText.deepest { tooDeep = tooDeep ?? line }
    }
}

extension UInt8 {
    fileprivate func isOne(of characters: StaticString) -> Bool {
        characters.withUTF8Buffer { $0.contains(self) }
    }
}
