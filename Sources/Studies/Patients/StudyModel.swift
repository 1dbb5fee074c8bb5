import Forecasting

/// A study made ready to run: for each group the equations that its patients share, and how a patient follows from its number.
///
/// All arms of a group share one network, with every drug that any of them may give, so that twins differ in their doses alone.
public struct StudyModel: Sendable {
    public let study: Study
    public let calibration: ParameterTable
    public let groups: [GroupModel]

    /// Building the model of a group takes some tenths of a second.
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
