extension LocalPicture {
    /// Signs that something swells or that the upper airway is narrow.
    ///
    /// Dyspnoea is none of them: alone it may come from the lung.
    private static let signs: [Finding] = [
        .visibleSwelling, .siteSwelling, .foreignBodySensation, .dysphagia, .voiceChange, .stridor, .drooling, .airwayInstrumented,
        .neckCircumference, .swellingTrend,
    ]
    private static let neck: Set<Finding> = [
        .foreignBodySensation, .dysphagia, .voiceChange, .stridor, .drooling, .airwayInstrumented, .neckCircumference,
    ]

    /// The last episode that began at or before a moment; `nil` when no local sign was ever charted.
    init?(_ chart: Chart, at hours: Double) {
        let baseline = chart.latest(.neckCircumferenceBaseline, at: hours)?.number
        let rows = LocalPicture.signs.flatMap { chart.rows($0, to: hours) }.sorted { $0.hours < $1.hours }
        var present: [Key: Bool] = [:]
        var onset: Double?
        var precision = Observation.TimePrecision.minute
        var isOpen = false
        var sites: [String] = []
        for row in rows {
            guard let isPresent = row.isLocalSign(baseline: baseline) else { continue }
            present[Key(row.finding, row.subject)] = isPresent
            let isActive = present.values.contains(true)
            if isActive, !isOpen {
                onset = row.hours
                precision = row.precision
                sites = []
            }
            if isPresent, let site = row.subject ?? (LocalPicture.neck.contains(row.finding) ? "neck" : nil) { sites.append(site) }
            isOpen = isActive
        }
        guard let onset else { return nil }
        self.init(
            onset: onset, precision: precision, sites: sites.once,
            trend: isOpen ? LocalPicture.trend(chart, from: onset, to: hours) : .resolved)
    }

    private struct Key: Hashable {
        let finding: Finding
        let subject: String?

        init(_ finding: Finding, _ subject: String?) {
            self.finding = finding
            self.subject = subject
        }
    }

    /// Centimetres between two tapes that are a change.
    private static let change = 0.5

    /// As charted in words, otherwise by the tape, otherwise by the lesion; the latest of them.
    private static func trend(_ chart: Chart, from onset: Double, to hours: Double) -> Trend? {
        let word = chart.rows(.swellingTrend, from: onset, to: hours).last
        let tapes = chart.rows(.neckCircumference, to: hours).suffix(2)
        let lesions = chart.rows(.siteSwelling, from: onset, to: hours).suffix(2)
        let latest = [word, tapes.last, lesions.last].compactMap(\.self).max { $0.hours < $1.hours }
        if let word, word.hours >= (latest?.hours ?? 0) { return word.word.flatMap { trends[$0] } }
        if let last = tapes.last, last.hours == latest?.hours, tapes.count == 2, let new = last.number, let old = tapes.first?.number {
            return new - old >= change ? .worsening : old - new >= change ? .resolving : .steady
        }
        guard lesions.count == 2, let new = lesions.last?.severity, let old = lesions.first?.severity else { return nil }
        return new > old ? .worsening : new < old ? .resolving : .steady
    }

    private static let trends: [String: Trend] = [
        "gone": .resolved, "almost_gone": .resolving, "shrinking": .resolving, "steady": .steady, "growing": .worsening,
    ]
}

extension Observation {
    /// Whether the row says that there is a local sign; `nil` when it does not tell.
    fileprivate func isLocalSign(baseline: Double?) -> Bool? {
        switch finding {
        case .neckCircumference: baseline.flatMap { measured?.isAtLeast($0 + LocalAirway.visibleRise) }
        case .swellingTrend: word.map { $0 != "gone" }
        case .siteSwelling: severity > 0
        default: flag
        }
    }
}
