/// What a grade of cytokine release needs to be seen at one moment.
public struct CompleteSigns: Hashable, Sendable {
    /// The least oxygen device that holds saturation.
    public enum OxygenDevice: Int, Sendable, Comparable {
        case roomAir, lowFlow, highFlow, positivePressure
        public static func < (left: OxygenDevice, right: OxygenDevice) -> Bool { left.rawValue < right.rawValue }
    }

    /// In degrees Celsius.
    public var temperature: Double
    public var isHypotensive: Bool
    /// Vasopressors running at once, vasopressin not counted.
    public var vasopressors: Int
    public var oxygen: OxygenDevice
    /// Whether cytokine release was established before by fever.
    public var isEstablished: Bool
    /// Whether an antipyretic, an anticytokine drug or a steroid may hide the fever.
    public var isFeverMasked: Bool

    public init(
        temperature: Double, isHypotensive: Bool, vasopressors: Int = 0, oxygen: OxygenDevice, isEstablished: Bool, isFeverMasked: Bool
    ) {
        self.temperature = temperature
        self.isHypotensive = isHypotensive
        self.vasopressors = vasopressors
        self.oxygen = oxygen
        self.isEstablished = isEstablished
        self.isFeverMasked = isFeverMasked
    }
}

/// The ASTCT consensus grade of cytokine release syndrome, for signs that are complete and attributed to it.
///
/// Fever opens the grade; once it was there and treatment may hide it, pressure and oxygen alone go on counting.
///
/// Source: Lee DW et al., Biol Blood Marrow Transplant 2019;25:625, by the clinical dossier, section A1.
public struct ASTCT: Sendable {
    public static let feverThreshold = 38.0

    public init() {}

    public func grade(_ signs: CompleteSigns) -> Int {
        let hasFever = signs.temperature >= ASTCT.feverThreshold
        guard hasFever || (signs.isEstablished && signs.isFeverMasked) else { return 0 }
        let pressure = signs.vasopressors > 1 ? 4 : signs.vasopressors == 1 ? 3 : signs.isHypotensive ? 2 : 0
        let oxygen: Int =
            switch signs.oxygen {
            case .roomAir: 0
            case .lowFlow: 2
            case .highFlow: 3
            case .positivePressure: 4
            }
        return max(pressure, oxygen, hasFever ? 1 : 0)
    }
}
