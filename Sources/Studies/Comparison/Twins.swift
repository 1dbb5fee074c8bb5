/// What became of one patient in two arms.
public struct Twins<Value: Sendable>: Sendable {
    public let reference: Value?
    public let other: Value?
    /// Plausibility of the patient.
    public let weight: Double

    /// - Parameters:
    ///   - reference: The outcome in the arm that is compared with; nil when there is none.
    ///   - other: The outcome in the arm that is compared.
    public init(reference: Value?, other: Value?, weight: Double = 1) {
        precondition(weight >= 0 && weight.isFinite, "A weight is a finite number that is not below zero.")
        self.reference = reference
        self.other = other
        self.weight = weight
    }

    /// Both outcomes, when both are there.
    var both: (reference: Value, other: Value, weight: Double)? {
        guard let reference, let other else { return nil }
        return (reference, other, weight)
    }
}
