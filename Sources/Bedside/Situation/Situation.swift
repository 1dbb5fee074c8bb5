/// A chart at one moment: everything that rules of diagnosis and guidance may ask.
///
/// A rule asks for findings by name and gets `true`, `false` or nothing. Nothing means unknown: not charted, stale, or limited by
/// the assay. A rule that treats nothing as normal is wrong.
///
/// Times are hours since infusion; numbers stand in the unit of their finding.
public struct Situation: Sendable {
    /// The chart as it stood at the moment.
    public let chart: Chart
    /// The moment that is spoken of.
    public let hours: Double
    /// The worst of the last 24 hours, for the grading systems.
    public let signs: Signs
    /// The local picture so far; `nil` when no local sign was ever charted.
    public let local: LocalPicture?
    public let systemic: SystemicCourse

    public init(_ chart: Chart, at hours: Double) {
        let chart = chart.until(hours)
        self.chart = chart
        self.hours = hours
        signs = chart.signs(at: hours)
        local = LocalPicture(chart, at: hours)
        systemic = SystemicCourse(chart, at: hours)
    }

    /// A situation of parts that were read elsewhere.
    init(chart: Chart, hours: Double, signs: Signs = Signs(), local: LocalPicture? = nil, systemic: SystemicCourse = SystemicCourse()) {
        self.chart = chart.until(hours)
        self.hours = hours
        self.signs = signs
        self.local = local
        self.systemic = systemic
    }

    public var day: Double { hours / 24 }
    public var patient: Chart.Patient { chart.patient }

    /// The grade of a system now.
    public func grade(_ system: some GradingSystem) -> Grade { system.grade(signs) }
}

// MARK: - What is charted

extension Situation {
    /// Whether a finding is there now: a flag that is present, or a word worse than the best one.
    public func present(_ finding: Finding) -> Bool? {
        guard let row = chart.latest(finding, at: hours) else { return nil }
        if let flag = row.flag { return flag }
        return row.word.map { $0 != finding.words.first }
    }

    /// True if one is present, false if all are charted as absent, unknown otherwise.
    public func any(_ findings: Finding...) -> Bool? { Truth.any(findings.map { present($0) }) }

    /// The number now, with the limit of its assay.
    public func measured(_ finding: Finding) -> Measured? { chart.latest(finding, at: hours)?.measured }

    /// The word now.
    public func word(_ finding: Finding) -> String? { chart.latest(finding, at: hours)?.word }

    /// Whether a test shows one of these words; unknown while it was not done.
    public func shows(_ test: Finding, _ words: String...) -> Bool? { word(test).map { words.contains($0) } }

    /// How much a number changed against the last one before a moment, or against the first one charted when there is none.
    ///
    /// - Returns: Now less then, in the finding's own unit; `nil` when either is missing or at the limit of the assay.
    public func change(of finding: Finding, since moment: Double) -> Double? {
        guard let now = chart.latest(finding, at: hours), let value = now.measured, value.limit == .exact else { return nil }
        let earlier = chart.rows(finding, to: moment).last ?? chart.rows(finding, to: hours).first
        guard let earlier, earlier.hours < now.hours, let start = earlier.measured, start.limit == .exact else { return nil }
        return value.value - start.value
    }
}

// MARK: - What was given

extension Situation {
    /// Doses of classes of drugs, begun in a span of hours that ends now.
    public func given(_ kinds: Medicine.Class..., from start: Double = -.infinity, to end: Double? = nil) -> [Observation] {
        let end = min(hours, end ?? hours)
        return chart.rows(.drug, from: start, to: end).filter { row in row.medicineClass.map { kinds.contains($0) } ?? false }
    }

    /// Whether one of the doses lies within hours before a moment: unknown when only its day is known and does not tell.
    public func anyGiven(_ doses: [Observation], within span: Double, before moment: Double) -> Bool? {
        let start = moment - span - 1e-9
        if doses.contains(where: { $0.earliest >= start && $0.latest <= moment }) { return true }
        return doses.contains { $0.latest >= start && $0.earliest <= moment } ? nil : false
    }

    /// New drugs and products that had been given before a moment and may set off a reaction.
    public func exposures(before moment: Double) -> [Observation] {
        chart.rows(.drug, to: hours).filter { $0.earliest < moment && ($0.medicineClass ?? .other).maySensitise }
    }
}

extension Observation {
    /// When a row that knows only its day may have happened at the earliest and at the latest.
    public var earliest: Double { precision == .day ? hours - 12 : hours }
    public var latest: Double { precision == .day ? hours + 12 : hours }

    /// What the drug of a row is for; `nil` when the bedside does not know it.
    public var medicineClass: Medicine.Class? { subject.flatMap { Medicine.named($0) }?.kind }

    /// The number with the limit of its assay.
    public var measured: Measured? { number.map { Measured($0, limit) } }
}
