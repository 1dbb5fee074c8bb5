import Quantities

/// What is known of a patient, in rows: measured by a ward or simulated, in any order.
///
/// The meeting point of the project: every grade, stage, diagnosis and piece of guidance reads a chart. What is not in it is
/// unknown, never normal.
public struct Chart: Hashable, Sendable {
    /// What does not change from hour to hour; anything may be unknown.
    public struct Patient: Hashable, Sendable {
        public enum Sex: String, Hashable, Sendable, CaseIterable { case female, male }

        /// In years.
        public var age: Double?
        public var sex: Sex?
        /// In kilograms.
        public var weight: Double?
        /// In centimetres.
        public var height: Double?
        public var disease: String?
        public var product: String?
        /// Where the disease sits: `compartmental` or `systemic`.
        public var distribution: String?

        public init(
            age: Double? = nil, sex: Sex? = nil, weight: Double? = nil, height: Double? = nil, disease: String? = nil,
            product: String? = nil, distribution: String? = nil
        ) {
            self.age = age
            self.sex = sex
            self.weight = weight
            self.height = height
            self.disease = disease
            self.product = product
            self.distribution = distribution
        }
    }

    public let patient: Patient
    /// Every row, by time; rows entered in error are here and in no answer.
    public private(set) var rows: [Observation]
    /// Readable rows of each finding, by time; of one moment the worst and final row comes last.
    private var index: [Finding: [Observation]]
    /// Hours of the first fever after infusion that nobody explained otherwise.
    private(set) var feverOnset: Double?

    public init(patient: Patient = Patient(), rows: [Observation] = []) {
        self.patient = patient
        // A part of a chart, and a simulation, come in order already.
        let isInOrder = rows.indices.dropFirst().allSatisfy { !Chart.precedes(rows[$0], rows[$0 - 1]) }
        self.rows = isInOrder ? rows : rows.sorted(by: Chart.precedes)
        var places: [Finding: [Int]] = [:]
        for place in self.rows.indices where self.rows[place].status != .enteredInError && self.rows[place].hours.isFinite {
            places[self.rows[place].finding, default: []].append(place)
        }
        index = places.mapValues { [rows = self.rows] places in places.map { rows[$0] } }
        feverOnset = index[.temperature]?.first { $0.hours >= 0 && $0.isQualifyingFever }?.hours
    }

    /// A total order of everything that matters, so that the order of the input never does.
    private static func precedes(_ left: Observation, _ right: Observation) -> Bool {
        if left.hours != right.hours { return left.hours < right.hours }
        if left.finding != right.finding { return left.finding.rawValue < right.finding.rawValue }
        if left.subject != right.subject { return (left.subject ?? "") < (right.subject ?? "") }
        if left.status != right.status { return left.status == .preliminary }
        if left.severity != right.severity { return left.severity < right.severity }
        return left.tieBreak < right.tieBreak
    }

    public var isEmpty: Bool { rows.isEmpty }
    /// Hours of the last row.
    public var end: Double? { rows.last { $0.hours.isFinite }?.hours }
    /// The moments at which something was charted, ascending.
    public var moments: [Double] {
        rows.filter { $0.status != .enteredInError }.map(\.hours).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }

    /// The chart with more rows.
    public func adding(_ more: [Observation]) -> Chart { Chart(patient: patient, rows: rows + more) }

    /// Takes one more row in; the chart is the same as if it had been made with it.
    public mutating func insert(_ row: Observation) {
        rows.insert(row, at: rows.partition { Chart.precedes(row, $0) })
        guard row.status != .enteredInError, row.hours.isFinite else { return }
        let own = index[row.finding] ?? []
        index[row.finding, default: []].insert(row, at: own.partition { Chart.precedes(row, $0) })
        if row.hours >= 0, row.isQualifyingFever { feverOnset = min(feverOnset ?? .infinity, row.hours) }
    }

    /// The chart as it stood at a moment.
    public func until(_ hours: Double) -> Chart { Chart(patient: patient, rows: rows.filter { $0.hours <= hours }) }

    func all(_ finding: Finding) -> [Observation] { index[finding] ?? [] }
}

extension Observation {
    /// Anything that still differs, as text; only ties of time, finding, subject, status and severity come here.
    fileprivate var tieBreak: String { "\(value)|\(limit.rawValue)|\(attribution.map { "\($0)" } ?? "")|\(route ?? "")|\(note)" }
}
