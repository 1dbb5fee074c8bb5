/// A number and how well the patients of a study pin it down.
///
/// The interval speaks of the number of simulated patients only, never of what is unknown about the model.
public struct Estimate: Hashable, Sendable {
    /// Not-a-number where there is nothing to estimate it from.
    public var value: Double
    public var lower: Double
    public var upper: Double
    /// Patients that it rests on.
    public var patients: Int
    /// Patients in whom the number is missing.
    public var missing: Int

    public init(_ value: Double, lower: Double, upper: Double, patients: Int, missing: Int = 0) {
        self.value = value
        self.lower = lower
        self.upper = upper
        self.patients = patients
        self.missing = missing
    }

    /// Nothing is known.
    public static func none(missing: Int = 0) -> Estimate { Estimate(.nan, lower: .nan, upper: .nan, patients: 0, missing: missing) }

    /// Whether the interval leaves a number out; false where there is no interval.
    public func excludes(_ number: Double) -> Bool { lower > number || upper < number }

    public static prefix func - (_ estimate: Estimate) -> Estimate {
        Estimate(
            -estimate.value, lower: -estimate.upper, upper: -estimate.lower, patients: estimate.patients, missing: estimate.missing)
    }
}
