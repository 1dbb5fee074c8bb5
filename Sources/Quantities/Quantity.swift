/// A number with its unit.
public struct Quantity: Hashable, Sendable {
    public let value: Double
    public let unit: Unit

    public init(_ value: Double, _ unit: Unit) {
        self.value = value
        self.unit = unit
    }

    /// The number in the coherent system of the model.
    public var coherent: Double { value * unit.factor }

    /// The same quantity in another unit, or `nil` when the dimensions differ.
    public func converted(to other: Unit) -> Double? {
        if unit.factor == other.factor, unit.dimension == other.dimension { return value }
        return unit.dimension == other.dimension ? coherent / other.factor : nil
    }
}

extension Quantity: CustomStringConvertible {
    /// Reads back as the same quantity: `8 mg/kg`, `0.05 ug/kg/min`.
    public var description: String { value.shortText + " " + unit.symbol }
}

extension Double {
    /// A short text that reads back as the same number: `8`, `0.05`, `1.165e11`.
    public var shortText: String {
        var text = description
        if text.hasSuffix(".0") { text.removeLast(2) }
        if let exponent = text.firstIndex(of: "e") {
            let mantissa = text[..<exponent]
            return (mantissa.hasSuffix(".0") ? mantissa.dropLast(2) : mantissa) + text[exponent...].filter { $0 != "+" }
        }
        return text.withPowerOfTen ?? text
    }
}

extension String {
    /// `1000000` as `1e6`; `nil` for numbers that are short or have many digits.
    fileprivate var withPowerOfTen: String? {
        let sign = hasPrefix("-") ? "-" : ""
        let digits = drop { $0 == "-" }
        guard digits.count > 6, !digits.contains(".") else { return nil }
        let exponent = digits.count - 1
        var mantissa = digits
        while mantissa.last == "0" { mantissa.removeLast() }
        guard mantissa.count <= 5, let first = mantissa.first else { return nil }
        return sign + String(first) + (mantissa.count > 1 ? "." + mantissa.dropFirst() : "") + "e\(exponent)"
    }
}
