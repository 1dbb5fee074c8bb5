import CytokineModel
import Forecasting
import Integration
import Reactions

/// What the patients of a group share: the equations, the rules of each arm, what is read off their courses.
public struct GroupModel: Sendable {
    public let study: Study
    public let group: Study.Group
    public let index: Int
    /// The patient of the scenario, with every drug of every arm in the network and the read-outs that a study needs.
    public let model: PatientModel
    let integrator: Integrator
    let reader: OutcomeReader
    /// Sampling times of every course.
    let times: [Double]
    private let calibration: ParameterTable
    private let points: PriorPoints
    /// The scenario of each arm before anything is drawn.
    private let scenarios: [Scenario]
    private let plans: [PolicyPlan]

    /// - Parameter isWhole: Whether all read-outs are computed, to show a patient; by default those that a study needs.
    init(_ study: Study, group index: Int, calibration: ParameterTable, isWhole: Bool = false) {
        let group = study.groups[index]
        self.study = study
        self.group = group
        self.index = index
        self.calibration = calibration
        let scenarios = study.arms.map { group.scenario.treated(as: $0) }
        self.scenarios = scenarios
        let drugs = Set(scenarios.flatMap { $0.treatment.map(\.drug) } + study.arms.flatMap { $0.policies.map(\.drug) })
        let readouts = isWhole ? nil : GroupModel.readouts(of: study, group.scenario)
        let model = PatientModel(scenarios[0], calibration: calibration, drugs: drugs, readouts: readouts)
        self.model = model
        integrator = model.integrator(relative: study.tolerance, precision: study.precision)
        reader = OutcomeReader(model, readouts: model.readouts)
        plans = study.arms.map { PolicyPlan($0.policies, of: model, readouts: model.readouts) }
        // Before the infusion nothing is read but the patient at rest.
        times = model.sampleTimes(until: study.until).enumerated().filter { $0 == 0 || $1 >= -0.25 }.map(\.element)
        points = PriorPoints(study, group: group)
    }

    /// What outcomes, policies, triggers of any arm and bands need, each once.
    private static func readouts(of study: Study, _ scenario: Scenario) -> [String] {
        let body = Body(scenario)
        let known = Set(Network(body.components(drugs: [])).readouts.map(\.readout.id))
        let watched = study.arms.flatMap(\.policies)
        let triggers = study.arms.flatMap { scenario.treated(as: $0).watchedReadouts }
        var seen: Set<String> = []
        let wanted = OutcomeReader.readouts(of: body) + PolicyPlan.readouts(of: watched).sorted() + triggers.sorted() + study.bands
        return wanted.filter { known.contains($0) && seen.insert($0).inserted }
    }

    /// The place of a patient in its group, from 0.
    private func position(of patient: Int) -> Int { (patient - 1) % study.patients }

    public func factors(of patient: Int) -> [Double] {
        zip(group.priors, points.shares(of: position(of: patient))).map { $0.distribution.quantile($1) }
    }

    /// - Parameter factors: What ``factors(of:)`` gives, handed on since arms share it.
    public func patient(_ number: Int, arm: Int, factors: [Double]) -> VirtualPatient {
        var scenario = scenarios[arm]
        for (prior, value) in zip(group.priors, factors) { scenario.apply(prior, value) }
        var patient = model.with(scenario, calibration: calibration)
        for (prior, value) in zip(group.priors, factors) { patient.apply(prior, value) }
        return VirtualPatient(number: number, arm: arm, factors: factors, model: patient)
    }

    /// Bytes that a thread needs to run patients of the group: its block, and the courses in it.
    public var memory: Int { integrator.blockSize() + 2 * integrator.precision.lanes * times.count * model.readouts.count * 8 }

    /// What the engine integrates for a patient.
    public func job(for patient: VirtualPatient) -> Job { plans[patient.arm].job(for: patient.model, times: times, until: study.until) }
}
