/// Comma-separated records: quoted fields, doubled quotation marks, any line ending, comment lines that begin with `#`.
///
/// Reads bytes, never traps, whatever they are. Source of the form: RFC 4180.
struct SeparatedValues {
    struct Record {
        /// Of the first byte of the record, counted from 1.
        let line: Int
        /// `nil` for a field that is not UTF-8.
        let fields: [String?]
    }

    private(set) var records: [Record] = []
    /// The line on which a quotation opens that is never closed.
    private(set) var unclosedQuote: Int?

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    init(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { buffer in
            var place = buffer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            var line = 1
            while place < buffer.count { readRecord(buffer, &place, &line) }
        }
    }

    /// One record, or one comment or empty line, which leaves nothing.
    private mutating func readRecord(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, _ line: inout Int) {
        let start = line
        if bytes[place] == UInt8(ascii: "#") {
            while place < bytes.count, !SeparatedValues.isEnd(bytes[place]) { place += 1 }
            SeparatedValues.skipEnd(bytes, &place, &line)
            return
        }
        var fields: [String?] = []
        while true {
            fields.append(readField(bytes, &place, &line))
            guard place < bytes.count, bytes[place] == SeparatedValues.comma else { break }
            place += 1
        }
        SeparatedValues.skipEnd(bytes, &place, &line)
        if fields.count > 1 || fields[0] != "" { records.append(Record(line: start, fields: fields)) }
    }

    private mutating func readField(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, _ line: inout Int) -> String? {
        guard place < bytes.count, bytes[place] == SeparatedValues.quote else {
            let start = place
            while place < bytes.count, bytes[place] != SeparatedValues.comma, !SeparatedValues.isEnd(bytes[place]) { place += 1 }
            return SeparatedValues.text(bytes[start..<place])
        }
        let opening = line
        var content: [UInt8] = []
        place += 1
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if byte == SeparatedValues.quote {
                guard place < bytes.count, bytes[place] == SeparatedValues.quote else {
                    // What stands between a closing quotation mark and the comma belongs to the field.
                    while place < bytes.count, bytes[place] != SeparatedValues.comma, !SeparatedValues.isEnd(bytes[place]) {
                        content.append(bytes[place])
                        place += 1
                    }
                    return SeparatedValues.text(content)
                }
                place += 1
            }
            if byte == SeparatedValues.newline { line += 1 }
            content.append(byte)
        }
        if unclosedQuote == nil { unclosedQuote = opening }
        return SeparatedValues.text(content)
    }

    private static func isEnd(_ byte: UInt8) -> Bool { byte == newline || byte == carriageReturn }

    private static func skipEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, _ line: inout Int) {
        guard place < bytes.count else { return }
        if bytes[place] == carriageReturn, place + 1 < bytes.count, bytes[place + 1] == newline { place += 1 }
        place += 1
        line += 1
    }

    /// Text without the spaces around it; `nil` when it is not UTF-8.
    private static func text(_ bytes: some BidirectionalCollection<UInt8>) -> String? {
        func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }
        let trimmed = bytes.drop(while: isSpace)
        guard let last = trimmed.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(validating: trimmed[...last], as: UTF8.self)
    }

    /// A field as it must be written.
    static func field(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == comma || $0 == quote || isEnd($0) }) || text.hasPrefix("#") else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
