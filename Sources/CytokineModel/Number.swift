import Quantities
import Reactions

/// A value of a site, a bed or a product: number, unit and source on one line; the meaning stands where it is used.
public struct Number: Sendable {
    public let value: Double
    public let unit: Unit
    public let source: Source
    public let range: ClosedRange<Double>?

    public init(_ value: Double, _ unit: Unit, _ source: Source, range: ClosedRange<Double>? = nil) {
        self.value = value
        self.unit = unit
        self.source = source
        self.range = range
    }
}

extension Component {
    /// A number of a table, declared as a parameter of this instance.
    func parameter(_ name: String, _ number: Number, _ meaning: String) -> Term {
        parameter(name, number.value, number.unit, meaning, number.source, range: number.range)
    }
}
