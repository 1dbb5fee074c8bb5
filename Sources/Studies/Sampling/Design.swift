/// How the patients of a study are spread over what is uncertain: one point of the unit cube for each.
///
/// A point is worked out from its number alone, in time and memory that grow with the dimensions and not with the patients. The
/// coordinates lie strictly between 0 and 1 and become values by ``Distribution/quantile(_:)``.
public enum Design: String, Hashable, Sendable, CaseIterable {
    /// Independent points; errors of means fall with the square root of the number of patients.
    case random
    /// In each dimension one patient in each of n equal parts, in an order of its own.
    ///
    /// Source: McKay, Beckman and Conover, *Technometrics* 21, 239 (1979).
    case latinHypercube
    /// Sobol's points, scrambled: even in each dimension and, as far as may be, in every pair. Errors of means of smooth functions
    /// fall almost with the number of patients, best where that is a power of two.
    case sobol

    /// The point of a patient.
    ///
    /// - Parameters:
    ///   - patient: From 0 to `count` − 1.
    ///   - count: Patients in all. Only the Latin hypercube asks: its points are those of one size.
    ///   - dimensions: Coordinates wanted. The first ones are the same whatever the number.
    public func point(_ patient: Int, of count: Int, dimensions: Int, seed: UInt64) -> [Double] {
        precondition(patient >= 0 && patient < count, "Patient \(patient) is not one of \(count).")
        switch self {
        case .random:
            let stream = RandomStream(seed: seed, patient: patient, purpose: "design.random")
            return (0..<dimensions).map { stream.uniform($0) }
        case .latinHypercube:
            let hypercube = LatinHypercube(count: count, seed: seed)
            return (0..<dimensions).map { hypercube.coordinate(patient, dimension: $0) }
        case .sobol:
            let sequence = ScrambledSobol(seed: seed)
            return (0..<dimensions).map { sequence.coordinate(patient, dimension: $0) }
        }
    }

    /// What keeps a study of this size from this design.
    public func issues(patients: Int, dimensions: Int) -> [DesignIssue] {
        var issues: [DesignIssue] = patients < 1 ? [.noPatients(given: patients)] : []
        if self == .sobol {
            if dimensions > SobolDirections.dimensions {
                issues.append(.tooManyDimensions(given: dimensions, most: SobolDirections.dimensions))
            }
            if patients > ScrambledSobol.mostPoints { issues.append(.tooManyPatients(given: patients, most: ScrambledSobol.mostPoints)) }
        }
        return issues
    }
}

/// A reason why a design cannot have the size that is asked for.
public enum DesignIssue: Error, Hashable, Sendable {
    case noPatients(given: Int)
    case tooManyDimensions(given: Int, most: Int)
    case tooManyPatients(given: Int, most: Int)
}

extension DesignIssue: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noPatients(let given): "The design has \(given) patients. Give at least 1."
        case .tooManyDimensions(let given, let most):
            "The design has \(given) uncertain factors, but Sobol's points have at most \(most) dimensions. Use latinHypercube or random."
        case .tooManyPatients(let given, let most): "The design has \(given) patients, but Sobol's points are at most \(most)."
        }
    }
}
