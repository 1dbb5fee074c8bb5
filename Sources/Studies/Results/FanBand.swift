/// A read-out as it is called and measured.
public struct StudyReadout: Hashable, Sendable {
    public var id: String
    public var label: String
    /// A UCUM code.
    public var unit: String

    public init(_ id: String, _ label: String, unit: String) {
        self.id = id
        self.label = label
        self.unit = unit
    }
}

/// Quantiles of a read-out over time, for the shares of ``Spread/shares``.
public struct FanBand: Hashable, Sendable {
    public var readout: StudyReadout
    public var days: [Double]
    /// By time, then by share.
    public var quantiles: [[Double]]

    public init(_ readout: StudyReadout, days: [Double], quantiles: [[Double]]) {
        self.readout = readout
        self.days = days
        self.quantiles = quantiles
    }
}
