/// A unit of measurement, written as UCUM writes it.
///
/// Inside the model every number is carried in one coherent system (day, litre, nanogram, picomole, 10⁹ cells, degree
/// Celsius, mm[Hg]), so rate laws never contain a conversion factor and pg/mL is the same number inside and outside.
/// Units convert only at the border: ``Quantity/coherent`` on the way in, ``Unit/display(_:)`` on the way out.
public struct Unit: Hashable, Sendable {
    /// The UCUM code, such as `pg/mL`.
    public let symbol: String
    public let dimension: Dimension
    /// How many coherent units one of this unit is.
    public let factor: Double

    public init(symbol: String, dimension: Dimension, factor: Double) {
        self.symbol = symbol
        self.dimension = dimension
        self.factor = factor
    }

    /// A coherent number expressed in this unit.
    public func display(_ coherent: Double) -> Double { coherent / factor }
}

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
        unit.dimension == other.dimension ? coherent / other.factor : nil
    }
}

extension Quantity: CustomStringConvertible {
    public var description: String { "\(value) \(unit.symbol)" }
}
