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
        let bytes = withPlainLineEnds(bytes)
        if let issue = firstOddByte(bytes) { return .failure(issue) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return .failure(firstBrokenCharacter(bytes))
        }
        var scan = NestingScan()
        for byte in bytes { scan.read(byte) }
        if let line = scan.tooDeep { return .failure(ScenarioIssue(line: line, .tooDeep(limit: deepest))) }
        if let issue = scan.extra ?? usedAnchor(in: bytes) { return .failure(issue) }
        return .success(text)
    }

    /// Line ends of Windows and of old Macs as a line feed, so that lines are counted alike everywhere.
    private static func withPlainLineEnds(_ bytes: [UInt8]) -> [UInt8] {
        let (feed, carriage) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        guard bytes.contains(carriage) else { return bytes }
        return bytes.indices.compactMap { index in
            guard bytes[index] == carriage else { return bytes[index] }
            return index + 1 < bytes.count && bytes[index + 1] == feed ? nil : feed
        }
    }

    /// An alias of a name that is also an anchor somewhere, whatever quotes stand around them: a copy of a copy of a copy
    /// fills any memory, so this is looked for without trusting the scan.
    private static func usedAnchor(in bytes: [UInt8]) -> ScenarioIssue? {
        let anchors = Set(names(after: UInt8(ascii: "&"), in: bytes).map(\.name))
        if anchors.isEmpty { return nil }
        let alias = names(after: UInt8(ascii: "*"), in: bytes).first { anchors.contains($0.name) }
        return alias.map { ScenarioIssue(line: line(of: $0.index, in: bytes), .anchor) }
    }

    private static func names(after sign: UInt8, in bytes: [UInt8]) -> [(name: ArraySlice<UInt8>, index: Int)] {
        bytes.indices.filter { bytes[$0] == sign }.compactMap { index in
            let name = bytes[(index + 1)...].prefix { !$0.isOne(of: " \t\r\n[]{},") }.prefix(256)
            return name.isEmpty ? nil : (name, index)
        }
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
    /// The first anchor or tag.
    private(set) var extra: ScenarioIssue?
    /// The last character of this line that is not a space; a value may begin after some of them.
    private var significant: UInt8?

    mutating func read(_ byte: UInt8) {
        defer {
            previous = byte
            column += 1
            if !byte.isOne(of: " \t\r\n") { significant = byte }
        }
        if byte == UInt8(ascii: "\n") { return endLine() }
        if isComment { return }
        if let quote { return readQuoted(byte, quote) }
        let startsToken = previous.isOne(of: " \t\n[{,")
        let startsValue = startsToken && (significant.map { $0.isOne(of: ":-?,[{") } ?? true)
        if isLeading { readLeading(byte) }
        switch byte {
        case UInt8(ascii: "#") where startsToken: isComment = true
        case UInt8(ascii: "\""), UInt8(ascii: "'"): if startsToken { quote = byte }
        case UInt8(ascii: "["), UInt8(ascii: "{"): deepen()
        case UInt8(ascii: "]"), UInt8(ascii: "}"): flow = max(0, flow - 1)
        case UInt8(ascii: "&") where startsValue: extra = extra ?? ScenarioIssue(line: line, .anchor)
        case UInt8(ascii: "!") where startsValue: extra = extra ?? ScenarioIssue(line: line, .tag)
        default: break
        }
    }

    private mutating func endLine() {
        line += 1
        column = -1
        significant = nil
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
