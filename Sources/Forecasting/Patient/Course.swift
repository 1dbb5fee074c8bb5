import Integration
import Quantities
import Reactions

/// What happened to a patient: every read-out at the asked times, in its own unit, and what was given.
public struct Course: Sendable {
    public struct Series: Sendable {
        public let id: String
        public let label: String
        public let unit: Unit
        public let values: [Double]

        public init(id: String, label: String, unit: Unit, values: [Double]) {
            self.id = id
            self.label = label
            self.unit = unit
            self.values = values
        }
    }

    public let times: [Double]
    public let doses: [GivenDose]
    public let outcome: Outcome
    public let statistics: Trajectory.Statistics
    /// In the order of the model's read-outs.
    public let series: [Series]
    private let positions: [String: Int]

    /// A course from its parts, for series that come from elsewhere than an integration.
    public init(times: [Double], doses: [GivenDose] = [], series: [Series], outcome: Outcome = .completed) {
        self.times = times
        self.doses = doses
        self.outcome = outcome
        statistics = Trajectory.Statistics()
        self.series = series
        positions = Dictionary(series.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
    }

    public init(_ trajectory: Trajectory, of model: PatientModel) {
        times = trajectory.times
        outcome = trajectory.outcome
        statistics = trajectory.statistics
        let triggered = (trajectory.monitor as? any DosingMonitor)?.given ?? []
        doses = (model.doses + triggered).sorted { ($0.day, $0.drug) < ($1.day, $1.drug) }
        let known = Dictionary(uniqueKeysWithValues: model.network.readouts.map { ($0.readout.id, $0.readout.definition) })
        series = model.readouts.enumerated().map { index, id in
            let definition = known[id]!
            return Series(
                id: id, label: definition.meaning, unit: definition.unit,
                values: trajectory.series(index).map { definition.unit.display($0) })
        }
        positions = Dictionary(uniqueKeysWithValues: series.enumerated().map { ($1.id, $0) })
    }

    /// The values of a read-out; empty when there is none of that name.
    public subscript(id: String) -> [Double] { positions[id].map { series[$0].values } ?? [] }
}

extension PatientModel {
    /// Integrates the patient and reads the course every `step` days.
    ///
    /// - Throws: Nothing; a patient that cannot be integrated has a course up to where it failed, and says so in `outcome`.
    public func run(every step: Double = 1.0 / 24, until end: Double? = nil, relative: Double = 1e-6) -> Course {
        let last = end ?? scenario.until
        let count = max(1, Int(((last - scenario.start) / step).rounded()))
        let times = (0...count).map { min(last, scenario.start + Double($0) * step) }
        return Course(integrator(relative: relative).solve(job(times: times, until: last)), of: self)
    }
}
