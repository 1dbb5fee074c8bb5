import CytokineModel
import Forecasting
import Quantities

extension Scenario {
    /// The scenario as an arm treats it: the drugs that it keeps, and its own doses.
    func treated(as arm: Study.Arm) -> Scenario {
        var scenario = self
        if let keeps = arm.keeps { scenario.treatment.removeAll { !keeps.contains($0.drug) } }
        scenario.treatment += arm.treatment
        // Where values come from is said by position in the treatment; the study says it for the arm.
        scenario.basis = scenario.basis.filter { !$0.key.hasPrefix("treatment") }
        return scenario
    }

    /// Changes the fields that a prior speaks of; parameters are changed in the model.
    mutating func apply(_ prior: Prior, _ value: Double) {
        switch prior.action {
        case .set(let targets):
            for target in targets {
                self[target] = Quantity(value, prior.unit)
                if case .dose(let drug) = target { changeDoses(of: drug) { _ in Quantity(value, prior.unit) } }
            }
        case .scale(let targets):
            for target in targets {
                self[target] = self[target].map { Quantity($0.value * value, $0.unit) }
                if case .dose(let drug) = target { changeDoses(of: drug) { Quantity($0.value * value, $0.unit) } }
            }
        case .shift(let drug):
            for index in treatment.indices where treatment[index].drug == drug { treatment[index].timing.shift(by: value) }
        }
    }

    private mutating func changeDoses(of drug: String, _ change: (Quantity) -> Quantity) {
        for index in treatment.indices where treatment[index].drug == drug { treatment[index].dose = change(treatment[index].dose) }
    }
}

extension Scenario.Timing {
    fileprivate mutating func shift(by days: Double) {
        switch self {
        case .days(let written): self = .days(written.map { $0 + days })
        case .trigger(var trigger):
            trigger.after = max(0, trigger.after + days)
            self = .trigger(trigger)
        }
    }
}

extension PatientModel {
    /// Changes the parameters that a prior speaks of.
    mutating func apply(_ prior: Prior, _ value: Double) {
        switch prior.action {
        case .set(let targets):
            for case .parameter(let id) in targets { self[parameter: scenario.parameterID(id)] = Quantity(value, prior.unit).coherent }
        case .scale(let targets):
            for case .parameter(let id) in targets {
                let name = scenario.parameterID(id)
                self[parameter: name] = self[parameter: name].map { $0 * value }
            }
        case .shift: break
        }
    }
}
