import Forecasting
import Integration

/// Treats one patient by the policies of an arm: looks every hour, grades as the bedside does, gives what the rules ask for.
///
/// It sees the outputs of the moment and remembers what it saw and gave. Rules are asked in their order, after the scenario's own
/// triggers; a rule sees what the ones before it have just decided.
public struct PolicyMonitor: DosingMonitor {
    private let plan: PolicyPlan
    private let model: PatientModel
    private var seen: BedsideLook
    /// The scenario's own rules, which look at every second look, as they do without policies.
    private var triggers: (any DosingMonitor)?
    private var looks = 0
    /// For each rule the days of its doses.
    private var dosesOfRule: [[Double]]
    /// What was decided so far, by policies and by triggers, with the days on which it is given.
    public private(set) var given: [GivenDose] = []

    /// Clocks that were counted up in hours differ by no more.
    private static let instant = 1e-6

    init(_ plan: PolicyPlan, model: PatientModel, triggers: (any DosingMonitor)?) {
        self.plan = plan
        self.model = model
        self.triggers = triggers
        seen = BedsideLook(plan.columns, table: plan.table, doses: model.doses)
        dosesOfRule = plan.rules.map { _ in [] }
    }

    /// The ASTCT grade and the airway level at the last look.
    public var levels: (grade: Int, airway: Int) { (seen.grade, seen.airway) }

    public mutating func respond(at time: Double, to outputs: [Double]) -> [Event] {
        seen.look(outputs, on: time)
        var events = looks.isMultiple(of: 2) ? askTriggers(at: time, outputs) : []
        looks += 1
        for index in plan.rules.indices where isAwake(index, at: time) && holds(plan.rules[index].condition, outputs, at: time) {
            let policy = plan.rules[index].policy
            guard isWithinLimits(policy, at: time),
                let dose = model.regimen.dose(
                    of: policy.drug, policy.dose, over: policy.duration, on: time + policy.delay, model.scenario)
            else { continue }
            dosesOfRule[index].append(dose.day)
            note(dose)
            events += model.regimen.events(for: dose, model.scenario)
        }
        return events
    }

    private mutating func note(_ dose: GivenDose) {
        given.append(dose)
        seen.note(dose)
    }

    private mutating func askTriggers(at time: Double, _ outputs: [Double]) -> [Event] {
        // Asked where it lies: a copy at every look would cost more than the rules.
        guard let before = triggers?.given.count, let events = triggers?.respond(at: time, to: outputs) else { return [] }
        if !events.isEmpty { for dose in (triggers?.given ?? []).dropFirst(before) { note(dose) } }
        return events
    }

    // MARK: Limits

    /// Whether a rule looks at all: its first day has come, the last dose has been waited for, and one more is allowed.
    private func isAwake(_ index: Int, at time: Double) -> Bool {
        let count = dosesOfRule[index].count
        guard time >= plan.rules[index].policy.from - Self.instant, count < plan.rules[index].policy.atMost else { return false }
        guard count > 0 else { return true }
        guard let again = plan.rules[index].policy.again else { return false }
        return time - dosesOfRule[index][count - 1] >= again - Self.instant
    }

    /// Whether a dose that is decided on now stays within the limits of the drug.
    private func isWithinLimits(_ policy: Policy, at time: Double) -> Bool {
        let day = time + policy.delay
        return policy.limits.allSatisfy { limit in
            known(policy.drug, at: time) { $0 > day - limit.within + Self.instant && $0 <= day } < limit.doses
        }
    }

    /// Doses of a drug that a clinician knows of: those that were due, and those that were decided on here.
    private func known(_ drug: String, at time: Double, where counts: (Double) -> Bool) -> Int {
        model.doses.count { $0.drug == drug && $0.day <= time && counts($0.day) } + given.count { $0.drug == drug && counts($0.day) }
    }

    // MARK: Conditions

    /// Whether the condition at a place of the plan holds.
    private func holds(_ place: Int, _ outputs: [Double], at time: Double) -> Bool {
        switch plan.terms[place] {
        case .astct(let grade): seen.grade >= grade
        case .airway(let level): seen.airway >= level
        case .fever(let days): seen.facts.isHot && seen.feverDays >= days - Self.instant
        case .swelling(let column, let visible): outputs[column] >= visible
        case .hypotension: seen.facts.isHypotensive
        case .reaches(let column, let level): outputs[column.place] / column.factor >= level
        case .fallsTo(let column, let level): outputs[column.place] / column.factor <= level
        case .given(let drug, let ago): known(plan.drugs[drug], at: time) { $0 <= time - ago + Self.instant } > 0
        case .any(let end): parts(from: place + 1, to: end) { holds($0, outputs, at: time) }
        case .all(let end): !parts(from: place + 1, to: end) { !holds($0, outputs, at: time) }
        }
    }

    /// Whether something is so of one of the conditions up to a place.
    private func parts(from start: Int, to end: Int, contain isSo: (Int) -> Bool) -> Bool {
        var place = start
        while place < end {
            if isSo(place) { return true }
            place = plan.terms[place].next(place)
        }
        return false
    }
}

extension PatientModel {
    /// Everything that was given in a course of this patient: by schedule, by triggers, by policies; by day.
    public func doses(in trajectory: Trajectory) -> [GivenDose] {
        let decided = (trajectory.monitor as? any DosingMonitor)?.given ?? []
        return (doses + decided).sorted { ($0.day, $0.drug) < ($1.day, $1.drug) }
    }
}
