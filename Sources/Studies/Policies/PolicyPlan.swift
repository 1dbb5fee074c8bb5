import CytokineModel
import Forecasting
import Integration

/// The policies of an arm, made ready for patients who share a network: names are looked up once.
public struct PolicyPlan: Sendable {
    let rules: [Rule]
    /// The conditions of all rules, one after the other.
    let terms: [Term]
    /// The drugs that they ask for.
    let drugs: [String]
    let columns: OutcomeColumns
    let table = GradeTable.standard

    /// A policy with the place of its condition.
    struct Rule: Sendable {
        let policy: Policy
        let condition: Int
    }

    /// A condition over places in the outputs. Its parts follow it: a list of plain numbers is looked through every hour in every patient, and
    /// a tree would count references all the way.
    enum Term: Sendable {
        case astct(Int)
        case airway(Int)
        case fever(Double)
        /// The place of the swelling, and what can be seen.
        case swelling(Int, visible: Double)
        case hypotension
        case reaches(OutcomeColumns.Column, Double)
        case fallsTo(OutcomeColumns.Column, Double)
        case given(drug: Int, ago: Double)
        /// Of the parts up to a place.
        case any(end: Int)
        case all(end: Int)

        /// The place after a condition at a place.
        func next(_ place: Int) -> Int {
            switch self {
            case .any(let end), .all(let end): end
            default: place + 1
            }
        }
    }

    /// - Parameters:
    ///   - model: A patient of the network. It must know the drugs of the policies.
    ///   - readouts: The outputs of the engine, in order: those of ``OutcomeReader/readouts(of:)`` and of ``readouts(of:)`` at least. Those
    ///     of the model if `nil`.
    public init(_ policies: [Policy], of model: PatientModel, readouts: [String]? = nil) {
        let readouts = readouts ?? model.readouts
        let columns = OutcomeColumns(model, readouts: readouts)
        var writer = TermWriter(model: model, readouts: readouts, columns: columns)
        self.columns = columns
        rules = policies.map { policy in
            defer { writer.append(policy.condition) }
            return Rule(policy: policy, condition: writer.terms.count)
        }
        (terms, drugs) = (writer.terms, writer.drugs)
    }

    /// Read-outs that policies watch by name.
    public static func readouts(of policies: [Policy]) -> Set<String> { Set(policies.flatMap { $0.condition.readouts }) }

    /// The patient before treatment, and every hour from the day on which a rule may first act.
    private func looks(of model: PatientModel, until end: Double) -> [Double] {
        let first = rules.map(\.policy.from).reduce(0, min)
        return model.sampleTimes(until: end).enumerated().filter { $0 == 0 || $1 >= first - Policy.interval }.map(\.element)
    }

    /// What the engine integrates for a patient under these policies; without policies what it integrates anyway.
    ///
    /// Looks are where a course is sampled by itself: every hour in the weeks of the storm, every six hours after day 40. Beside a
    /// scenario's own triggers they stay hourly to the end.
    ///
    /// - Parameter times: Sampling times in days, ascending.
    public func job(for model: PatientModel, times: [Double], until end: Double? = nil) -> Job {
        var job = model.job(times: times, until: end)
        guard !rules.isEmpty else { return job }
        job.monitor = PolicyMonitor(self, model: model, triggers: job.monitor as? any DosingMonitor)
        job.checkTimes =
            job.checkTimes.isEmpty
            ? looks(of: model, until: job.end) : PolicyPlan.looks(from: job.start, to: job.end, triggers: job.checkTimes)
        return job
    }

    /// Every hour; every second look is where the scenario's own triggers look, to the last bit.
    private static func looks(from start: Double, to end: Double, triggers: [Double]) -> [Double] {
        let count = Int(((end - start) / Policy.interval + SampleView.instant).rounded(.down))
        return (0...max(0, count)).map { look in
            look.isMultiple(of: 2) && look / 2 < triggers.count ? triggers[look / 2] : start + Double(look) / 24
        }
    }
}

extension Policy.Condition {
    fileprivate var readouts: [String] {
        switch self {
        case .readout(let id, _), .readoutFalls(let id, _): [id]
        case .any(let parts), .all(let parts): parts.flatMap(\.readouts)
        case .astct, .airway, .fever, .swelling, .hypotension, .given: []
        }
    }
}

/// Looks up what conditions name, and lists them.
private struct TermWriter {
    let model: PatientModel
    let readouts: [String]
    let columns: OutcomeColumns
    private(set) var terms: [PolicyPlan.Term] = []
    private(set) var drugs: [String] = []

    init(model: PatientModel, readouts: [String], columns: OutcomeColumns) {
        (self.model, self.readouts, self.columns) = (model, readouts, columns)
    }

    mutating func append(_ condition: Policy.Condition) {
        switch condition {
        case .astct(let grade): terms.append(.astct(grade))
        case .airway(let level): terms.append(.airway(level))
        case .fever(let days): terms.append(.fever(days))
        case .swelling(let site):
            let sites = columns.sites.filter { site == nil || $0.id == site }
            terms.append(.any(end: terms.count + 1 + sites.count))
            terms += sites.map { .swelling($0.oedema, visible: $0.visibleOedema) }
        case .hypotension: terms.append(.hypotension)
        case .readout(let id, let level): terms.append(.reaches(column(id), level))
        case .readoutFalls(let id, let level): terms.append(.fallsTo(column(id), level))
        case .given(let drug, let ago):
            terms.append(.given(drug: drugs.count, ago: ago))
            drugs.append(drug)
        case .any(let parts): append(parts) { .any(end: $0) }
        case .all(let parts): append(parts) { .all(end: $0) }
        }
    }

    private mutating func append(_ parts: [Policy.Condition], as group: (Int) -> PolicyPlan.Term) {
        let place = terms.count
        terms.append(group(place))
        for part in parts { append(part) }
        terms[place] = group(terms.count)
    }

    private func column(_ id: String) -> OutcomeColumns.Column {
        guard let place = readouts.firstIndex(of: id),
            let unit = model.network.readouts.first(where: { $0.readout.id == id })?.readout.definition.unit
        else {
            preconditionFailure("A policy watches ‘\(id)’, which is not among the outputs.")
        }
        return OutcomeColumns.Column(place: place, factor: unit.factor)
    }
}
