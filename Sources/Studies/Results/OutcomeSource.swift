/// Where the outcomes of a study are read from: a store, or rows in memory.
///
/// Columns hold accepted patients only, in the order of their numbers, so that columns of one group fit each other whatever the arm.
public protocol OutcomeSource {
    var study: Study { get }
    /// Patients of a group that were drawn, and those accepted.
    func counts(group: Int) throws -> (drawn: Int, accepted: Int)
    /// Why patients were rejected, with how many; a patient may have several reasons.
    func rejections(group: Int) throws -> [(reason: String, count: Int)]
    /// Plausibility weights, one on average.
    func weights(group: Int) throws -> [Double]
    /// The drawn values of a prior.
    func factor(_ prior: Int, group: Int) throws -> [Double]
    /// An endpoint, by its position in ``Endpoint/catalogue``; not-a-number where it is missing.
    func values(endpoint: Int, group: Int, arm: Int) throws -> [Double]
    /// `completed` or why not.
    func outcomes(group: Int, arm: Int) throws -> [String]
    func gradesByDay(group: Int, arm: Int) throws -> [String]
    func airwayByDay(group: Int, arm: Int) throws -> [String]
    func sequences(group: Int, arm: Int) throws -> [String]
    /// Swellings with the position of their patient in the columns.
    func swellings(group: Int, arm: Int) throws -> [(row: Int, swelling: PatientOutcome.Swelling)]
    /// Quantiles over time of a read-out of ``Study/bands``, for the shares 0.05, 0.25, 0.5, 0.75 and 0.95; days ascend.
    func band(readout: Int, group: Int, arm: Int) throws -> [(day: Double, quantiles: [Double])]
    /// How far a study in single precision is from double; `nil` where that was not looked at.
    func precisionCheck() throws -> PrecisionCheck?
}

extension OutcomeSource {
    public func precisionCheck() throws -> PrecisionCheck? { nil }
}
