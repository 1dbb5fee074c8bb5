extension Chart {
    /// What cells, cytokines and sites show, by time; empty where they are not charted.
    ///
    /// Computed from what is charted, and nothing is switched by it.
    ///
    /// Source: cells-and-cytokines dossier, section 9.12.
    public func phases(until end: Double = .infinity) -> [CoursePhase.Span] { PhaseRules(self, until: end).spans }
}

/// The rules of the phases over the tracks of a chart.
struct PhaseRules {
    private typealias Threshold = CoursePhase.Threshold

    private let temperature: ChartTrack
    private let cytokines: [ChartTrack]
    private let swelling: [String: ChartTrack]
    private let vessels: [String: ChartTrack]
    private let macrophages: [ChartTrack]
    let cells: CellTracks

    init(_ chart: Chart, until end: Double = .infinity) {
        temperature = ChartTrack(chart, .temperature, until: end) { $0.attribution?.isCytokineRelease ?? true ? $0.number : nil }
        cytokines = [ChartTrack(chart, .il6, until: end), ChartTrack(chart, .interferonGamma, until: end)]
        swelling = ChartTrack.bySubject(chart, .siteSwelling, until: end, value: \.severity)
        vessels = ChartTrack.bySubject(chart, .siteVessels, until: end)
        macrophages = ChartTrack.bySubject(chart, .siteMacrophages, until: end).sorted { $0.key < $1.key }.map(\.value)
        cells = CellTracks(chart, until: end)
    }

    /// Whether a rise of cytokines can be told.
    var hasCytokines: Bool { cytokines.contains { $0.hours.count > 2 && $0.atInfusion ?? 0 > 0 } }
    /// Sites at which local CRS can be told from a swelling that only shares the leak of all vessels.
    var judgedSites: Set<String> { vessels["blood"] == nil ? [] : Set(vessels.keys).intersection(swelling.keys) }

    var spans: [CoursePhase.Span] {
        (systemic + local + cells.spans + recovery).sorted {
            ($0.from, $0.phase.rawValue, $0.site ?? "") < ($1.from, $1.phase.rawValue, $1.site ?? "")
        }
    }

    /// Fever with a cytokine ten times its value at infusion, the reaction to the product apart.
    private var systemic: [CoursePhase.Span] {
        let surges = cytokines.compactMap { track in track.atInfusion.map { (track: track, level: $0 * Threshold.overBaseline) } }
        return CoursePhase.spans(.systemicCRS, over: temperature.hours) { hour in
            guard hour >= FeverEpisodes.productReaction - FeverEpisodes.instant, (temperature.value(at: hour) ?? 0) >= Threshold.fever
            else {
                return false
            }
            return surges.contains { $0.level > 0 && $0.track.value(at: hour) ?? 0 >= $0.level }
        }
    }

    /// Swelling that can be seen, where vessels are more active than in blood.
    ///
    /// The dossier asks for an activation of 0.5; the activation at which vessels open is fitted in the model, so it is compared
    /// with that of blood here.
    private var local: [CoursePhase.Span] {
        judgedSites.sorted().flatMap { site -> [CoursePhase.Span] in
            guard let seen = swelling[site], let own = vessels[site], let blood = vessels["blood"] else { return [] }
            return CoursePhase.spans(.localCRS, at: site, over: seen.hours) { hour in
                guard seen.value(at: hour) ?? 0 > 0, let here = own.value(at: hour), let general = blood.value(at: hour) else {
                    return false
                }
                return here > general
            }
        }
    }

    /// Macrophages calm down and the patient stays cool for a day, after a fever.
    private var recovery: [CoursePhase.Span] {
        guard let hours = macrophages.first?.hours else { return [] }
        let total = hours.map { hour in macrophages.reduce(0) { $0 + ($1.value(at: hour) ?? 0) } }
        guard let peak = total.max(), peak > 0, let top = total.firstIndex(of: peak),
            let hottest = temperature.peak(from: FeverEpisodes.productReaction - FeverEpisodes.instant), hottest.value >= Threshold.fever
        else { return [] }
        let calm = Set(hours.indices.filter { $0 > top && total[$0] < Threshold.macrophages * peak }.map { hours[$0] })
        return CoursePhase.spans(.recovery, atLeast: Threshold.calm, over: hours) { hour in
            calm.contains(hour) && temperature.value(at: hour) ?? .infinity < Threshold.cool
        }
    }
}
