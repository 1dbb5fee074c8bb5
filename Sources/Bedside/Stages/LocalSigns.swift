/// Local signs by site over time: swelling, and symptoms that only a narrow upper airway gives.
///
/// Dyspnoea is none of them: alone it may come from the lung. Generalised oedema is none either.
struct LocalSigns {
    /// From the first sign at a site until none is there any more.
    struct Span: Hashable {
        let site: String
        let from: Double
        /// Hours of the row that says that nothing is there, or of the last row that says that something is.
        var to: Double
        /// Whether the last that is charted says that it is still there.
        var isOpen: Bool
        /// Whether the first row knows only its day.
        let isDayOnly: Bool
    }

    /// Ascending by onset.
    let spans: [Span]
    /// The first and last row after infusion that says whether there is a local sign, present or absent.
    let charted: ClosedRange<Double>?

    private static let neck: [Finding] = [
        .visibleSwelling, .neckCircumference, .foreignBodySensation, .dysphagia, .voiceChange, .stridor, .drooling, .airwayInstrumented,
    ]
    private static let anywhere: [Finding] = [.siteSwelling, .swellingTrend]

    init(_ chart: Chart, until end: Double = .infinity) {
        let baseline = chart.latest(.neckCircumferenceBaseline, at: end)?.number
        var states: [(site: String, finding: Finding, row: Observation, isPresent: Bool)] = []
        for finding in LocalSigns.neck + LocalSigns.anywhere {
            for row in chart.rows(finding, from: 0, to: end) {
                guard let isPresent = row.isLocalSign(overBaseline: baseline) else { continue }
                // A site without a name is the neck where only the neck can be meant, otherwise the lesion.
                let site = LocalSigns.neck.contains(finding) ? "neck" : row.subject ?? "lesion"
                states.append((site, finding, row, isPresent))
            }
        }
        let moments = states.map(\.row.hours)
        charted = moments.min().flatMap { first in moments.max().map { first...$0 } }
        spans = Dictionary(grouping: states, by: \.site).flatMap { site, states in
            LocalSigns.spans(at: site, states.sorted { $0.row.hours < $1.row.hours }.map { ($0.finding, $0.row, $0.isPresent) })
        }.sorted { ($0.from, $0.site) < ($1.from, $1.site) }
    }

    private static func spans(at site: String, _ states: [(finding: Finding, row: Observation, isPresent: Bool)]) -> [Span] {
        var present: Set<Finding> = []
        var found: [Span] = []
        for (finding, row, isPresent) in states {
            if isPresent { present.insert(finding) } else { present.remove(finding) }
            let hours = row.hours
            if let last = found.last, last.isOpen {
                found[found.count - 1].to = hours
                found[found.count - 1].isOpen = !present.isEmpty
            } else if isPresent {
                if let last = found.last, hours - last.to <= CoursePhase.Threshold.shortest {
                    found[found.count - 1].to = hours
                    found[found.count - 1].isOpen = true
                } else {
                    found.append(Span(site: site, from: hours, to: hours, isOpen: true, isDayOnly: row.precision == .day))
                }
            }
        }
        return found
    }
}

extension Observation {
    /// Whether a row says that something swells or that the upper airway is narrow; `nil` when it does not tell.
    fileprivate func isLocalSign(overBaseline baseline: Double?) -> Bool? {
        switch finding {
        case .neckCircumference: baseline.flatMap { measured?.isAtLeast($0 + AssessmentWindow.visibleRise) }
        case .swellingTrend: word.map { $0 != "gone" }
        case .siteSwelling: severity > 0
        default: flag
        }
    }
}
