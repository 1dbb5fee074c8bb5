import Forecasting

/// One patient of a study in one arm, ready to be integrated.
public struct VirtualPatient: Sendable {
    public let number: Int
    /// Position in ``Study/arms``.
    public let arm: Int
    /// The value of each prior, in the order of the group.
    public let factors: [Double]
    /// The equations with this patient's numbers and the doses of the arm that are known beforehand.
    public let model: PatientModel
}
