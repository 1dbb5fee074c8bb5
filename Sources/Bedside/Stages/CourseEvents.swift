/// What happened, from which both pictures are read: surges, local signs, cells on their way, organ signs, calm.
struct CourseEvents {
    /// Systemic CRS for a while.
    struct Surge: Hashable {
        let from: Double
        let to: Double
        let isDayOnly: Bool
        let because: [String]
    }

    let chart: Chart
    let end: Double
    let phases: [CoursePhase.Span]
    let cells: CellTracks
    let fevers: [FeverEpisodes.Episode]
    /// The first systemic CRS and every new cycle of it.
    let surges: [Surge]
    /// Every local sign, confirmed by vessels where they are charted.
    let local: [LocalSigns.Span]
    let signs: LocalSigns
    /// Whether cells, sites and cytokines are charted, so that the rules of the dossier apply.
    let hasCells: Bool
    let hasCytokines: Bool

    init(_ chart: Chart, at hours: Double) {
        self.chart = chart
        let last = chart.rows.last { $0.hours.isFinite && $0.hours <= hours && $0.status != .enteredInError }?.hours
        let end = min(hours, last ?? hours)
        self.end = end
        let rules = PhaseRules(chart, until: end)
        cells = rules.cells
        hasCytokines = rules.hasCytokines
        hasCells = rules.cells.areCharted && rules.hasCytokines
        let phases = rules.spans
        self.phases = phases
        fevers = FeverEpisodes(chart, to: end).episodes
        signs = LocalSigns(chart, until: end)
        let judged = rules.judgedSites
        local = signs.spans.filter { span in
            guard judged.contains(span.site) else { return true }
            return phases.contains { $0.phase == .localCRS && $0.site == span.site && $0.from <= span.to && $0.to >= span.from }
        }
        surges = CourseEvents.surges(chart, fevers, phases, hasCells: hasCells, until: end)
    }

    /// Fever episodes; where cytokines are charted with the cells, what of them the cytokines share.
    private static func surges(
        _ chart: Chart, _ fevers: [FeverEpisodes.Episode], _ phases: [CoursePhase.Span], hasCells: Bool, until end: Double
    ) -> [Surge] {
        let diagnosed = chart.first(.crsEstablished) { $0.flag == true && $0.hours <= end }
        var surges = fevers.map { fever -> Surge in
            let storms = phases.filter { $0.phase == .systemicCRS && $0.from <= fever.last && $0.to >= fever.first }
            guard hasCells, let first = storms.first, let last = storms.last else {
                let open = hasCells ? ["no cytokine at ten times its value at infusion"] : []
                return Surge(
                    from: fever.first, to: fever.last, isDayOnly: fever.isDayOnly,
                    because: ["fever of 38.0 °C or more from day \((fever.first / 24).dayText)"] + open)
            }
            return Surge(
                from: first.from, to: last.to, isDayOnly: false,
                because: ["fever of 38.0 °C or more with IL-6 or interferon gamma at ten times its value at infusion"])
        }
        if let diagnosed, surges.first.map({ diagnosed.hours < $0.from }) ?? true {
            let surge = Surge(
                from: diagnosed.hours, to: max(diagnosed.hours, surges.first?.to ?? diagnosed.hours),
                isDayOnly: diagnosed.precision == .day,
                because: ["cytokine release syndrome diagnosed on day \(diagnosed.day.dayText)"] + (surges.first?.because ?? []))
            surges = [surge] + surges.dropFirst()
        }
        return surges
    }

    /// Local signs that nobody looked at any more for longer than such a sign stands.
    var unfollowed: [String] {
        local.filter { $0.isOpen && end - $0.to > Finding.visibleSwelling.validity }.map { span in
            "whether the local sign at \(span.site) is gone, after day \((span.to / 24).dayText)"
        }
    }

    func phases(_ phase: CoursePhase, from: Double, to: Double) -> [CoursePhase.Span] {
        phases.filter { $0.phase == phase && $0.from >= from - FeverEpisodes.instant && $0.from <= to }
    }

    static let markers: [Finding] = [.il6, .crp, .ferritin]

    /// What of the laboratory goes with a surge, where it is charted.
    func markers(from: Double, to: Double) -> [String] {
        CourseEvents.markers.compactMap { finding in
            guard let worst = chart.worst(finding, from: from, to: min(to, end)), let value = worst.measured else { return nil }
            let unit = finding.unit.map { " " + $0.symbol } ?? ""
            let rounded = value.value >= 100 ? value.value.rounded() : value.value
            return "\(finding.title) up to \(Measured(rounded, value.limit).text)\(unit)"
        }
    }
}
