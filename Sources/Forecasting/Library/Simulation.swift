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
        let isHeldToFacts = !facts.isEmpty && self.until >= Simulation.lastFactDay
        let models = isHeldToFacts ? [model, model.without(CaseRuns.steroids), model] : [model]
        let times = [model.sampleTimes(until: self.until), model.sampleTimes(until: self.until), model.days(until: Simulation.lastYearDay)]
        // The runs that facts need besides are independent; they share the tape and the processors.
        let courses = model.courses(of: zip(models, times).map { ($0, $1) }, relative: relative)
        course = courses[0]
        reading = Reading(course, of: model)
        checks = isHeldToFacts ? CaseCheck.all(facts, CaseRuns(treated: courses[0], withoutSteroids: courses[1], year: courses[2])) : []
        provenance = Provenance(model, calibration: calibration, relativeTolerance: relative, statistics: course.statistics)
    }

    /// A patient who was made elsewhere, with the course that the engine gave.
    package init(
        _ model: PatientModel, course: Course, calibration: ParameterTable, until: Double, relative: Double, changes: [String]
    ) {
        self.model = model
        self.course = course
        self.calibration = calibration
        self.until = until
        self.changes = changes
        reading = Reading(course, of: model)
        checks = []
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
        courses(of: [(self, sampleTimes(until: end))], relative: relative)[0]
    }

    /// Patients of this network, side by side; each is the same as alone.
    fileprivate func courses(of runs: [(model: PatientModel, times: [Double])], relative: Double) -> [Course] {
        // The longest run first, so that the others fill in beside it.
        let order = runs.indices.sorted { runs[$0].times.last ?? 0 > runs[$1].times.last ?? 0 }
        let jobs = order.map { runs[$0].model.job(times: runs[$0].times, until: runs[$0].times.last) }
        let trajectories = integrator(relative: relative).solve(jobs, width: 1, threads: min(2, jobs.count))
        var courses: [Course?] = runs.map { _ in nil }
        for (index, trajectory) in zip(order, trajectories) { courses[index] = Course(trajectory, of: runs[index].model) }
        return courses.compactMap { $0 }
    }

    /// An hour apart for the first weeks, six hours after them.
    package func sampleTimes(until end: Double) -> [Double] {
        let dense = min(end, Simulation.denseUntil)
        let count = max(1, Int(((dense - scenario.start) * 24).rounded(.down)))
        var times = (0...count).map { scenario.start + Double($0) / 24 }
        var next = times[count] + 0.25
        while next < end - 1e-9 {
            times.append(next)
            next += 0.25
        }
        if let last = times.last, last < end - 1e-9 { times.append(end) }
        return times
    }

    fileprivate func days(until end: Double) -> [Double] {
        Array(stride(from: scenario.start, through: end, by: 1))
    }
}
