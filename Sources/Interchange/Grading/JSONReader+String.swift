/// Strings and their escapes.
extension JSONReader {
    mutating func string() throws(Issue) -> String {
        step()
        var text: [UInt8] = []
        while let byte = next {
            step()
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += Array(String(Character(try escaped())).utf8)
            case 0..<0x20: throw issue("a control character in a string must be escaped")
            default: text.append(byte)
            }
        }
        throw issue("the text ends inside a string")
    }

    private mutating func escaped() throws(Issue) -> Unicode.Scalar {
        guard let byte = next else { throw issue("the text ends inside a string") }
        step()
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicode()
        default: throw issue("this escape is not known to JSON")
        }
    }

    /// Four hexadecimal digits, or two times four for a character beyond them.
    private mutating func unicode() throws(Issue) -> Unicode.Scalar {
        let first = try fourDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800..<0xDC00).contains(first), next == UInt8(ascii: "\\") else { throw issue("half of a surrogate pair") }
        step()
        guard next == UInt8(ascii: "u") else { throw issue("half of a surrogate pair") }
        step()
        let second = try fourDigits()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) * 0x400 + (second - 0xDC00))
        else { throw issue("half of a surrogate pair") }
        return scalar
    }

    private mutating func fourDigits() throws(Issue) -> UInt32 {
        var number: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw issue("four hexadecimal digits are needed after \\u")
            }
            step()
            number = number * 16 + UInt32(digit)
        }
        return number
    }
}
