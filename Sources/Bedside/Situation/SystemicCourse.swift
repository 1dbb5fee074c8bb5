/// Systemic CRS as far as fever and treatment show it.
public struct SystemicCourse: Hashable, Sendable {
    /// Hours of the first qualifying fever; `nil` when none was charted.
    public let onset: Double?
    /// Hours at which it was last active.
    public let lastActive: Double?
    /// Whether it is active now; unknown while no temperature is charted.
    public let isActive: Bool?
    /// Hours at which each cycle began: a second one after at least a day without fever.
    public let cycles: [Double]

    public init(onset: Double? = nil, lastActive: Double? = nil, isActive: Bool? = nil, cycles: [Double] = []) {
        self.onset = onset
        self.lastActive = lastActive
        self.isActive = isActive
        self.cycles = cycles
    }
}
