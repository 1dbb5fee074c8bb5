import CytokineModel
import Forecasting
import Integration

/// A study made ready to run: for each group the equations that its patients share, and how a patient follows from its number.
///
/// All arms of a group share one network, with every drug that any of them may give, so that twins differ in their doses alone.
public struct StudyModel: Sendable {
    public let study: Study
    public let calibration: ParameterTable
    public let groups: [GroupModel]

    /// - Parameter only: The groups to prepare, by position; all if `nil`. Building one takes a fraction of a second.
    public init(_ study: Study, calibration: ParameterTable) {
        self.study = study
        self.calibration = calibration
        groups = study.groups.indices.map { GroupModel(study, group: $0, calibration: calibration) }
    }

    public func group(of patient: Int) -> GroupModel { groups[study.group(of: patient)] }

    /// The value of each prior of a patient.
    public func factors(of patient: Int) -> [Double] { group(of: patient).factors(of: patient) }

    public func patient(_ number: Int, arm: Int) -> VirtualPatient {
        let group = group(of: number)
        return group.patient(number, arm: arm, factors: group.factors(of: number))
    }
}

/// What the patients of a group share.
public struct GroupModel: Sendable {
    public let study: Study
    public let group: Study.Group
    public let index: Int
    /// The patient of the scenario, with every drug of every arm in the network.
    public let model: PatientModel
    let calibration: ParameterTable
    private let points: PriorPoints
    /// The scenario of each arm before anything is drawn.
    private let scenarios: [Scenario]

    init(_ study: Study, group index: Int, calibration: ParameterTable) {
        let group = study.groups[index]
        self.study = study
        self.group = group
        self.index = index
        self.calibration = calibration
        scenarios = study.arms.map { group.scenario.treated(as: $0) }
        let drugs = scenarios.flatMap { $0.treatment.map(\.drug) } + study.arms.flatMap { $0.policies.map(\.drug) }
        model = PatientModel(scenarios[0], calibration: calibration, drugs: Set(drugs))
        points = PriorPoints(study, group: group)
    }

    /// The place of a patient in its group, from 0.
    func position(of patient: Int) -> Int { (patient - 1) % study.patients }

    public func factors(of patient: Int) -> [Double] {
        let shares = points.shares(of: position(of: patient))
        return zip(group.priors, shares).map { $0.distribution.quantile($1) }
    }

    /// - Parameter factors: What ``factors(of:)`` gives, handed on since arms share it.
    public func patient(_ number: Int, arm: Int, factors: [Double]) -> VirtualPatient {
        var scenario = scenarios[arm]
        for (prior, value) in zip(group.priors, factors) { scenario.apply(prior, value) }
        var patient = model.with(scenario, calibration: calibration)
        for (prior, value) in zip(group.priors, factors) { patient.apply(prior, value) }
        return VirtualPatient(number: number, arm: arm, factors: factors, model: patient)
    }
}
