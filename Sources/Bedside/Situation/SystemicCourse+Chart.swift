/// Systemic CRS read from temperatures, treatment and what clinicians charted.
extension SystemicCourse {
    /// The systemic course as it stands at a moment.
    ///
    /// It begins with the first fever after the first day that nobody explained otherwise, or with an earlier row that says that
    /// cytokine release was diagnosed. It is active while there is fever, and while treatment may hide the fever and pressure or
    /// oxygen are still not what they were; what somebody explained otherwise does not count.
    ///
    /// Source: clinical dossier, sections A1 (masked fever) and D1 (37.5 °C within 12 h of infusion was no CRS).
    init(_ chart: Chart, at hours: Double) {
        let fevers = FeverEpisodes(chart, to: hours).episodes
        let diagnosed = chart.first(.crsEstablished) { $0.flag == true && $0.hours <= hours }?.hours
        let onset = [fevers.first?.first, diagnosed].compactMap(\.self).min()
        var cycles = fevers.map(\.first)
        if let onset, cycles.first.map({ onset < $0 }) ?? true { cycles = [onset] + cycles.dropFirst() }
        self.init(
            onset: onset, lastActive: onset.map { SystemicCourse.lastActive(chart, fevers, from: $0, to: hours) },
            isActive: SystemicCourse.isActive(chart, since: onset, at: hours), cycles: cycles)
    }

    /// The last fever, the last sign of pressure or oxygen while treatment may have hidden one, or the beginning.
    private static func lastActive(_ chart: Chart, _ fevers: [FeverEpisodes.Episode], from onset: Double, to hours: Double) -> Double {
        let signs = CourseEvents.needs.compactMap { finding in
            chart.rows(finding, from: onset, to: hours).last { row in
                row.isNeed && AssessmentWindow(chart, at: row.hours).isFeverMasked == true
            }
        }
        return ([onset] + fevers.map(\.last) + signs.map(\.hours)).max() ?? onset
    }

    private static func isActive(_ chart: Chart, since onset: Double?, at hours: Double) -> Bool? {
        let signs = chart.signs(at: hours)
        let masked = Truth.all(onset != nil, signs.isFeverMasked, hasNeed(signs))
        return Truth.any(hasFever(chart, since: onset, at: hours), masked)
    }

    /// Unknown without a temperature of the last 24 h, and while a fever of the first day may still be the product's.
    private static func hasFever(_ chart: Chart, since onset: Double?, at hours: Double) -> Bool? {
        let rows = chart.rows(.temperature, from: max(0, hours - Chart.assessmentWindow), to: hours)
        guard !rows.isEmpty else { return nil }
        let hasQualifying = rows.contains { $0.isQualifyingFever }
        if hasQualifying { return onset == nil ? nil : true }
        return rows.contains { $0.isFebrile == nil } ? nil : false
    }

    /// Hypotension or an oxygen need that is not explained otherwise.
    private static func hasNeed(_ signs: Signs) -> Bool? {
        let runs = signs.vasopressors.map { !$0.isEmpty }
        let low = Truth.all(Truth.any(signs.isHypotensive, runs ?? false), signs.hypotensionIsCRS ?? true)
        let oxygen = Truth.all(signs.oxygenDevice.map { $0 != .roomAir } ?? signs.isHypoxic, signs.hypoxiaIsCRS ?? true)
        return Truth.any(low, oxygen)
    }
}

extension Observation {
    /// Whether a row says that pressure or oxygen needs help, and nobody explained it otherwise.
    var isNeed: Bool {
        guard attribution?.isCytokineRelease ?? true else { return false }
        switch finding {
        case .hypotension, .hypoxia: return flag == true
        case .vasopressor: return quantity.map { $0.value > 0 } ?? true
        case .oxygenDevice: return severity > 0
        default: return false
        }
    }
}
