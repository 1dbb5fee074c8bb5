/// Why a text is not a number with a unit.
public enum QuantityIssue: Error, Hashable, Sendable {
    case notANumber(String)
    case notFinite(String)
    case noUnit(Double)
    case unknownUnit(String)
}

/// Reads what people write in files and on the command line: `8 mg/kg`, `1.165e5 {cells}/kg`, `39.5 Cel`, `500mL`.
extension Quantity {
    /// - Throws: The first thing that is wrong, as a fact. Never traps, whatever the text.
    public init(parsing text: String) throws(QuantityIssue) {
        let (number, rest) = text.splitNumber()
        guard let value = Double(number) else { throw .notANumber(text) }
        guard value.isFinite else { throw .notFinite(number) }
        if rest.hasPrefix(",") { throw .notANumber(text) }
        if rest.isEmpty { throw .noUnit(value) }
        guard let unit = Unit(parsing: rest) else { throw .unknownUnit(rest) }
        self.init(value, unit)
    }
}

extension String {
    /// Splits a decimal number from what follows it; spaces around either are dropped and `−` counts as a minus sign.
    ///
    /// An `e` belongs to the number only when digits follow, so that no unit is swallowed.
    fileprivate func splitNumber() -> (number: String, rest: String) {
        let characters = Array(self).trimmed().map { $0 == "−" ? "-" : $0 }
        func digits(from start: Int) -> Int {
            var index = start
            while index < characters.count, characters[index].isASCII, characters[index].isNumber { index += 1 }
            return index
        }
        var end = characters.first.map { $0 == "-" || $0 == "+" } == true ? 1 : 0
        end = digits(from: end)
        if end < characters.count, characters[end] == "." { end = digits(from: end + 1) }
        if end < characters.count, characters[end] == "e" || characters[end] == "E" {
            let signed = end + 1 < characters.count && "+-".contains(characters[end + 1])
            let start = end + (signed ? 2 : 1)
            let stop = digits(from: start)
            if stop > start { end = stop }
        }
        return (String(characters[..<end]), String(characters[end...].trimmed()))
    }
}

extension Collection where Element == Character {
    fileprivate func trimmed() -> [Character] {
        Array(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
