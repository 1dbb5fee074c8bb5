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

    /// Signs that speak of the neck, and signs that may speak of any site.
    static let neck: [Finding] = [
        .visibleSwelling, .neckCircumference, .foreignBodySensation, .dysphagia, .voiceChange, .stridor, .drooling, .airwayInstrumented,
    ]
    static let anywhere: [Finding] = [.siteSwelling, .swellingTrend]

    /// What one row says.
    private struct Sign {
        let finding: Finding
        let hours: Double
        let isDayOnly: Bool
        let isPresent: Bool
    }

    init(_ chart: Chart, until end: Double = .infinity) {
        let baseline = chart.latest(.neckCircumferenceBaseline, at: end)?.number
        var signs: [String: [Sign]] = [:]
        var first = Double.infinity
        var last = -Double.infinity
        for finding in LocalSigns.neck + LocalSigns.anywhere {
            let rows = chart.all(finding)
            for place in rows.indices where rows[place].hours >= 0 && rows[place].hours <= end {
                guard let isPresent = rows[place].isLocalSign(overBaseline: baseline) else { continue }
                // A site without a name is the neck where only the neck can be meant, otherwise the lesion.
                let site = LocalSigns.neck.contains(finding) ? "neck" : rows[place].subject ?? "lesion"
                let sign = Sign(
                    finding: finding, hours: rows[place].hours, isDayOnly: rows[place].precision == .day, isPresent: isPresent)
                signs[site, default: []].append(sign)
                (first, last) = (min(first, sign.hours), max(last, sign.hours))
            }
        }
        charted = first <= last ? first...last : nil
        spans = signs.flatMap { site, signs in
            LocalSigns.spans(at: site, signs.sorted { ($0.hours, $0.finding.rawValue) < ($1.hours, $1.finding.rawValue) })
        }.sorted { ($0.from, $0.site) < ($1.from, $1.site) }
    }

    private static func spans(at site: String, _ signs: [Sign]) -> [Span] {
        var present: Set<Finding> = []
        var found: [Span] = []
        for sign in signs {
            if sign.isPresent { present.insert(sign.finding) } else { present.remove(sign.finding) }
            let hours = sign.hours
            if let last = found.last, last.isOpen {
                found[found.count - 1].to = hours
                found[found.count - 1].isOpen = !present.isEmpty
            } else if sign.isPresent {
                if let last = found.last, hours - last.to <= CoursePhase.Threshold.shortest {
                    found[found.count - 1].to = hours
                    found[found.count - 1].isOpen = true
                } else {
                    found.append(Span(site: site, from: hours, to: hours, isOpen: true, isDayOnly: sign.isDayOnly))
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
        case .neckCircumference: baseline.flatMap { measured?.isAtLeast($0 + LocalAirway.visibleRise) }
        case .swellingTrend: word.map { $0 != "gone" }
        case .siteSwelling: severity > 0
        default: flag
        }
    }
}
