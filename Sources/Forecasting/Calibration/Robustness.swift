import CytokineModel
import Foundation
import Integration
import Quantities

/// Whether the order of the two storms survives when every number is uncertain.
///
/// Every constant, burden and dose of a patient is multiplied by an independent uniform factor (resting temperature and pressure
/// apart), and drugs are given when a clinician
/// would give them, not on the days on which the seed patient had them.
public struct Robustness: Sendable {
    /// What one jittered patient went through.
    public struct Patient: Sendable {
        public let feverOnset: Double?
        public let localOnset: Double?
        public let isComplete: Bool

        public var hasBoth: Bool { feverOnset != nil && localOnset != nil }
        /// Days from fever to local swelling; negative when the swelling came first.
        public var lag: Double? { if let feverOnset, let localOnset { localOnset - feverOnset } else { nil } }
    }

    public let site: String
    public let patients: [Patient]

    public var withBoth: Int { patients.filter(\.hasBoth).count }
    /// Share of those with both storms in whom the local one came second.
    public var localSecond: Double {
        Double(patients.compactMap(\.lag).filter { $0 > 0 }.count) / Double(max(1, withBoth))
    }
    /// Quantiles of the day of the local sign, among those who have it.
    public func localOnset(_ share: Double) -> Double { Self.quantile(patients.compactMap(\.localOnset), share) }
    public func feverOnset(_ share: Double) -> Double { Self.quantile(patients.compactMap(\.feverOnset), share) }
    public func lag(_ share: Double) -> Double { Self.quantile(patients.compactMap(\.lag), share) }

    private static func quantile(_ values: [Double], _ share: Double) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? .nan : sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
    }

    /// Jitters a scenario's patient.
    ///
    /// - Parameters:
    ///   - site: Where the local sign is looked for.
    ///   - spread: Largest relative change of each number.
    ///   - seed: Of the random draws; the same seed gives the same patients.
    public init(
        _ scenario: Scenario, site: String, calibration: ParameterTable, count: Int = 500, spread: Double = 0.2, seed: UInt64 = 7,
        relative: Double = 1e-4, threads: Int = 2
    ) {
        self.site = site
        let model = PatientModel(scenario.treatedByTrigger(), calibration: calibration)
        let last = 25.0
        let times = (0...Int((last - scenario.start) * 12)).map { scenario.start + Double($0) / 12 }
        let base = model.job(times: times, until: last)
        var random = SplitMix(state: seed)
        let jobs = (0..<count).map { _ in model.jittered(base, spread: spread, random: &random) }
        let trajectories = model.integrator(relative: relative).solve(jobs, threads: threads)
        patients = trajectories.map { trajectory in
            let course = Course(trajectory, of: model)
            return Patient(
                feverOnset: course.feverOnset, localOnset: course.swellingOnset(site, visible: 0.9),
                isComplete: course.outcome == .completed)
        }
    }
}

extension Scenario {
    /// The same patient treated when signs ask for it: tocilizumab at 39.5 °C, steroids seven hours after the neck has visibly swollen.
    public func treatedByTrigger() -> Scenario {
        var copy = self
        copy.treatment = treatment.filter { Catalogue.drugs(for: .conditioning).contains($0.drug) }
        func rule(_ drug: String, _ dose: Quantity, _ trigger: Trigger, every: Double? = nil, times: Int = 1) {
            copy.treatment.append(
                Treatment(
                    drug: drug, timing: .trigger(trigger), dose: dose, duration: nil,
                    repeats: every.map { Repeat(every: Quantity($0, .hours), times: times) }, note: nil))
        }
        func when(_ readout: String, _ level: Quantity, after: Double = 0) -> Trigger {
            Trigger(readout: readout, direction: .reaches, level: level, after: after, from: 0.5, atMost: 1)
        }
        let fever = when("temperature", Quantity(39.5, .celsius))
        let swelling = when("neck.oedema", Quantity(0.9, .one), after: 0.28)
        rule("tocilizumab", Quantity(8, .ucum("mg/kg")), fever)
        rule("methylprednisolone", Quantity(40, .milligrams), swelling, every: 6, times: 6)
        rule("dexamethasone", Quantity(10, .milligrams), swelling, every: 5, times: 2)
        return copy
    }
}

extension PatientModel {
    /// Baselines of two read-outs that thresholds are compared with: a healthy 44 °C is no patient.
    private static let unjittered: Set = ["temperature.resting", "pressure.resting"]

    /// The job with every constant, burden and dose multiplied by its own factor. Shares of one stay below one.
    func jittered(_ job: Job, spread: Double, random: inout SplitMix) -> Job {
        var job = job
        func factor() -> Double { 1 + spread * (2 * random.uniform() - 1) }
        for (index, symbol) in network.parameters.enumerated() where !Self.unjittered.contains(symbol.id) {
            let value = job.parameters[index]
            var next = value * factor()
            if symbol.unit.dimension == .none, value > 0, value < 1 { next = min(next, (1 + value) / 2) }
            job.parameters[index] = next
        }
        var pending: [Int: Double] = [:]
        job.events = job.events.map { event in
            switch event.action {
            case .addToState(let state, let amount): return Event(time: event.time, .addToState(state, amount: amount * factor()))
            case .addToParameter(let parameter, let amount):
                // An infusion ends with the rate with which it began.
                let scale = amount > 0 ? factor() : pending[parameter] ?? 1
                pending[parameter] = scale
                return Event(time: event.time, .addToParameter(parameter, amount: amount * scale))
            default: return event
            }
        }
        if var triggers = job.monitor as? TriggerMonitor {
            triggers.scaleDoses(by: factor)
            job.monitor = triggers
        }
        return job
    }
}
