import CytokineModel
import Integration
import Quantities
import Reactions

/// A dose as it was given: what, when, how much in all, over how long.
public struct GivenDose: Hashable, Sendable {
    public var day: Double
    public var drug: String
    /// The amount or the setting, in `unit`.
    public var amount: Double
    public var unit: Unit
    /// In days; nought for a dose given at once.
    public var duration: Double

    public init(day: Double, drug: String, amount: Double, unit: Unit, duration: Double) {
        self.day = day
        self.drug = drug
        self.amount = amount
        self.unit = unit
        self.duration = duration
    }
}

/// A monitor that gives drugs and keeps a record of them.
package protocol DosingMonitor: Monitor {
    var given: [GivenDose] { get }
}

/// Turns doses into events of the engine.
package struct Regimen: Sendable {
    /// How one drug enters, as positions in the network.
    private enum Entry: Sendable {
        case infusion(parameter: Int, per: Double)
        case bolus(state: Int, per: Double)
        case setting(parameter: Int)
    }

    private let entries: [String: Entry]
    private let bag: Int?
    private let network: Network
    private let body: Body

    init(body: Body, network: Network) {
        var entries: [String: Entry] = [:]
        for (name, make) in Catalogue.drugs {
            switch make(body).entry {
            case .infusion(.symbol(let rate), let per):
                if let index = network.parameterIndex(rate.id) { entries[name] = .infusion(parameter: index, per: per) }
            case .bolus(.symbol(let species), let per):
                if let index = network.speciesIndex(species.id) { entries[name] = .bolus(state: index, per: per) }
            case .setting(.symbol(let parameter)):
                if let index = network.parameterIndex(parameter.id) { entries[name] = .setting(parameter: index) }
            default: break
            }
        }
        self.entries = entries
        self.network = network
        self.body = body
        bag = network.speciesIndex("infusion.reaction")
    }

    /// The product on day 0: cells where they are infused, and one bag.
    func infusionOfProduct(_ scenario: Scenario) -> [Event] {
        guard scenario.infusedCells > 0, let cells = network.speciesIndex((scenario.product.into ?? "blood") + ".CART.infused") else {
            return []
        }
        var events = [Event(time: 0, .addToState(cells, amount: scenario.infusedCells * 1e-9))]
        if let bag, scenario.product.into == nil { events.append(Event(time: 0, .addToState(bag, amount: 1))) }
        return events
    }

    /// Every dose of fixed time, in order.
    func doses(of scenario: Scenario) -> [GivenDose] {
        scenario.treatment.flatMap { entry in
            (entry.days ?? []).compactMap { day in dose(entry, on: day, scenario) }
        }.sorted { ($0.day, $0.drug) < ($1.day, $1.drug) }
    }

    func dose(_ entry: Scenario.Treatment, on day: Double, _ scenario: Scenario) -> GivenDose? {
        dose(of: entry.drug, entry.dose, over: entry.duration, on: day, scenario)
    }

    /// One dose for this patient, at most the largest amount that the vocabulary allows; `nil` for a dose per body surface without a height.
    package func dose(of drug: String, _ dose: Quantity, over duration: Quantity?, on day: Double, _ scenario: Scenario) -> GivenDose? {
        let vocabulary = ScenarioVocabulary.standard
        guard var amount = scenario.patient.amount(of: dose) else { return nil }
        if let cap = vocabulary.cap(of: drug), let limit = cap.converted(to: amount.unit), amount.value > limit {
            amount = Quantity(limit, amount.unit)
        }
        let duration = duration ?? vocabulary.drug(named: drug)?.duration
        return GivenDose(day: day, drug: drug, amount: amount.value, unit: amount.unit, duration: duration?.converted(to: .days) ?? 0)
    }

    package func events(for dose: GivenDose, _ scenario: Scenario) -> [Event] {
        let amount = Quantity(dose.amount, dose.unit).coherent
        switch entries[dose.drug] {
        case .bolus(let state, let per): return [Event(time: dose.day, .addToState(state, amount: amount * per))]
        case .setting(let parameter):
            return Event.infusion(from: dose.day, lasting: dose.duration, rate: amount, parameter: parameter)
        case .infusion(let parameter, let per):
            // A dose that is a rate already (µg/min) runs for its duration; an amount is spread over it.
            let isRate = dose.unit.dimension == .mass / .time
            let duration = max(dose.duration, 1.0 / 1440)
            return Event.infusion(
                from: dose.day, lasting: duration, rate: isRate ? amount * per : amount * per / duration, parameter: parameter)
        case nil: return []
        }
    }
}

/// Gives drugs when a read-out reaches a level, as the scenario's rules say.
struct TriggerMonitor: DosingMonitor {
    private struct Rule: Sendable {
        let treatment: Scenario.Treatment
        let trigger: Scenario.Trigger
        let output: Int
        let level: Double
        var given = 0
        /// On each dose of the rule; one unless doses are uncertain.
        var doseFactor = 1.0
        var lastTime = -Double.infinity
    }

    private var rules: [Rule]
    private let regimen: Regimen
    private let scenario: Scenario
    /// What was given, for the record.
    package private(set) var given: [GivenDose] = []

    init(_ scenario: Scenario, regimen: Regimen, readouts: [String]) {
        self.scenario = scenario
        self.regimen = regimen
        rules = scenario.treatment.compactMap { entry in
            guard case .trigger(let trigger) = entry.timing,
                let output = readouts.firstIndex(of: trigger.readout)
            else { return nil }
            return Rule(treatment: entry, trigger: trigger, output: output, level: trigger.level.coherent)
        }
    }

    var isEmpty: Bool { rules.isEmpty }

    /// Multiplies the doses of each rule by a factor of its own.
    mutating func scaleDoses(by factor: () -> Double) {
        for index in rules.indices { rules[index].doseFactor = factor() }
    }

    package mutating func respond(at time: Double, to outputs: [Double]) -> [Event] {
        var events: [Event] = []
        for index in rules.indices where rules[index].given < rules[index].trigger.atMost && time >= rules[index].trigger.from {
            let rule = rules[index]
            let value = outputs[rule.output]
            let isReached = rule.trigger.direction == .reaches ? value >= rule.level : value <= rule.level
            // A rule that may fire again waits for eight hours.
            guard isReached, time - rule.lastTime >= 1.0 / 3 else { continue }
            rules[index].given += 1
            rules[index].lastTime = time
            let repeats = rule.treatment.repeats
            let step = repeats?.every.converted(to: .days) ?? 0
            for number in 0..<(repeats?.times ?? 1) {
                let day = time + rule.trigger.after + Double(number) * step
                guard var dose = regimen.dose(rule.treatment, on: day, scenario) else { continue }
                dose.amount *= rule.doseFactor
                given.append(dose)
                events += regimen.events(for: dose, scenario)
            }
        }
        return events
    }
}
