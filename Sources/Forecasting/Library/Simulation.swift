import Integration

/// One run with everything that is said about it: scenario, course, reading, checks against the reported case, provenance.
public struct Simulation: Sendable {
    public let model: PatientModel
    public let course: Course
    public let reading: Reading
    /// The facts of the reported case against this run; empty for other scenarios and for runs that end too early.
    public let checks: [CaseCheck]
    public let calibration: ParameterTable
    public let provenance: Provenance
    /// Changes of the command line, as they were written.
    public let changes: [String]
    /// The day on which the run was to end.
    public let until: Double

    public var scenario: Scenario { model.scenario }

    /// The doses that the run has reached.
    public var doses: [GivenDose] { course.doses.filter { $0.day <= until } }

    /// - Parameters:
    ///   - facts: Facts to hold the run against; for the seed case only.
    ///   - until: Last day; the scenario's own if `nil`.
    public init(
        _ scenario: Scenario, calibration: ParameterTable, facts: [CaseFact] = [], until: Double? = nil, relative: Double = 1e-6,
        changes: [String] = []
    ) {
        self.calibration = calibration
        self.changes = changes
        self.until = until ?? scenario.until
        model = PatientModel(scenario, calibration: calibration)
        course = model.run(until: self.until, relative: relative)
        reading = Reading(course, of: model)
        if facts.isEmpty || self.until < Simulation.lastFactDay {
            checks = []
        } else {
            let runs = CaseRuns(
                treated: course, withoutSteroids: model.without(CaseRuns.steroids).run(until: self.until, relative: relative),
                year: model.run(every: 1, until: Simulation.lastYearDay, relative: relative))
            checks = CaseCheck.all(facts, runs)
        }
        provenance = Provenance(model, calibration: calibration, relativeTolerance: relative, statistics: course.statistics)
    }

    /// All facts but the relapse speak of the first three weeks.
    static let lastFactDay = 20.0
    /// The relapse lies before this day.
    static let lastYearDay = 345.0
    /// Up to this day samples are an hour apart, later ones six hours.
    static let denseUntil = 40.0

    /// The day on which the course ended, before its time if it could not be integrated.
    public var end: Double { course.times.last ?? scenario.start }
}

extension PatientModel {
    /// Integrates the patient: an hour between samples for the first weeks, six hours after them.
    public func run(until end: Double, relative: Double) -> Course {
        let dense = min(end, Simulation.denseUntil)
        let count = max(1, Int(((dense - scenario.start) * 24).rounded(.down)))
        var times = (0...count).map { scenario.start + Double($0) / 24 }
        var next = times[count] + 0.25
        while next < end - 1e-9 {
            times.append(next)
            next += 0.25
        }
        if let last = times.last, last < end - 1e-9 { times.append(end) }
        return Course(integrator(relative: relative).solve(job(times: times, until: end)), of: self)
    }
}
