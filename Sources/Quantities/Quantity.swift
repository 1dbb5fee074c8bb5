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
    /// The shortest text that reads back as the same number, without a trailing `.0`.
    public var shortText: String {
        let text = description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
