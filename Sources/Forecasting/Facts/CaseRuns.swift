import Integration

/// The courses that the facts of the seed case speak of.
public struct CaseRuns: Sendable {
    /// As treated, hour by hour.
    public let treated: Course
    /// The same patient without corticosteroids.
    public let withoutSteroids: Course
    /// As treated, day by day over a year.
    public let year: Course?

    public static let steroids = ["methylprednisolone", "dexamethasone"]

    public init(treated: Course, withoutSteroids: Course, year: Course?) {
        self.treated = treated
        self.withoutSteroids = withoutSteroids
        self.year = year
    }

    /// Runs the seed case.
    public init(_ model: PatientModel, relative: Double = 1e-6) {
        self.init(
            treated: model.run(relative: relative), withoutSteroids: model.without(CaseRuns.steroids).run(relative: relative),
            year: model.run(every: 1, until: 345, relative: relative))
    }
}

extension PatientModel {
    /// The same patient without any dose of some drugs.
    public func without(_ drugs: [String]) -> PatientModel {
        var copy = self
        copy.doses.removeAll { drugs.contains($0.drug) }
        return copy
    }
}
