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
