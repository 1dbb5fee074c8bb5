/// Where the CAR-T cells and their antigen are, for the phases that speak of the way of the cells.
struct CellTracks {
    private typealias Threshold = CoursePhase.Threshold

    /// Sites of tissue with charted CAR-T cells, by name; blood apart.
    let sites: [String]
    private let counts: [ChartTrack]
    private let targets: [String: ChartTrack]
    private let blood: ChartTrack
    /// Cells of the whole body by hour, where every place is known.
    private let totals: [Double: Double]
    /// The site with most cells at any time.
    private let main: Int?

    init(_ chart: Chart, until end: Double = .infinity) {
        let bySite = ChartTrack.bySubject(chart, .siteCART, until: end).filter { $0.key != "blood" && !$0.key.isEmpty }
            .sorted { $0.key < $1.key }
        sites = bySite.map(\.key)
        let counts = bySite.map(\.value)
        self.counts = counts
        targets = ChartTrack.bySubject(chart, .siteTarget, until: end)
        let blood = ChartTrack(chart, .cartCells, until: end)
        self.blood = blood
        totals = CellTracks.totals(counts, blood)
        main = counts.indices.max { (counts[$0].peak?.value ?? 0) < (counts[$1].peak?.value ?? 0) }
    }

    /// Whether the way of the cells can be told: counts over time at a site and in blood.
    var areCharted: Bool { blood.hours.count > 2 && counts.contains { $0.hours.count > 2 } }

    var spans: [CoursePhase.Span] {
        guard areCharted else { return [] }
        let turn = blood.peak(from: 24 - FeverEpisodes.instant)?.hours
        return sites.indices.flatMap { number -> [CoursePhase.Span] in
            let site = sites[number]
            let hours = counts[number].hours
            return CoursePhase.spans(.localExpansion, at: site, over: hours) { isExpanding(number, at: $0) }
                + CoursePhase.spans(.overflow, at: site, over: blood.hours) { overflows(from: number, at: $0) }
                + CoursePhase.spans(.redistribution, at: site, over: hours) { isRedistributed(to: number, at: $0, after: turn) }
        }
    }

    private static func totals(_ counts: [ChartTrack], _ blood: ChartTrack) -> [Double: Double] {
        let hours = Set(([blood] + counts).flatMap(\.hours))
        var totals: [Double: Double] = [:]
        for hour in hours {
            let tissue = counts.map { $0.value(at: hour) }
            guard !tissue.contains(nil) else { continue }
            totals[hour] = tissue.reduce((blood.value(at: hour) ?? 0) * Threshold.blood) { $0 + ($1 ?? 0) }
        }
        return totals
    }

    /// Most cells are here and still find antigen.
    private func isExpanding(_ site: Int, at hour: Double) -> Bool {
        guard let total = totals[hour], let own = counts[site].value(at: hour) else { return false }
        return total > Threshold.cells && own > Threshold.leading * total && hasAntigen(site, hour) && counts[site].isRising(at: hour)
    }

    /// Blood fills while the leading site empties or has killed what it fed on.
    private func overflows(from site: Int, at hour: Double) -> Bool {
        guard site == main, let total = totals[hour], total > Threshold.cells else { return false }
        return blood.isRising(at: hour) && (counts[site].isFalling(at: hour) || !hasAntigen(site, hour))
    }

    /// Blood empties while another site fills.
    private func isRedistributed(to site: Int, at hour: Double, after turn: Double?) -> Bool {
        guard site != main, let turn, hour > turn, let own = counts[site].value(at: hour) else { return false }
        return own > Threshold.cells && counts[site].isRising(at: hour)
    }

    private func hasAntigen(_ site: Int, _ hour: Double) -> Bool {
        guard let track = targets[sites[site]], let start = track.values.first, start > 0, let now = track.value(at: hour) else {
            return false
        }
        return now > Threshold.antigen * start
    }
}

extension CellTracks {
    /// Where most of something is, as a share of all of it.
    struct Share {
        let site: String
        let share: Double
        /// Marrow and blood are one place here: a disease that is spread.
        var isSpread: Bool { CellTracks.spread.contains(site) }
    }

    private static let spread: Set = ["marrow", "blood"]
    static let spreadName = "marrow and blood"

    /// Where the antigen is at infusion: in marrow and blood together, or at one other site.
    var antigen: Share? { CellTracks.leading(targets.compactMapValues(\.atInfusion)) }

    /// Where the CAR-T cells are when the leading site holds most of them.
    var home: Share? {
        guard areCharted, let main, let top = counts[main].peak else { return nil }
        var amounts = ["blood": (blood.value(at: top.hours) ?? 0) * Threshold.blood]
        for (site, track) in zip(sites, counts) { amounts[site] = track.value(at: top.hours) ?? 0 }
        return CellTracks.leading(amounts)
    }

    private static func leading(_ amounts: [String: Double]) -> Share? {
        let total = amounts.values.reduce(0, +)
        guard total > 0, amounts.count > 1 else { return nil }
        let together = amounts.filter { spread.contains($0.key) }.values.reduce(0, +)
        let other = amounts.filter { !spread.contains($0.key) }.max { ($0.value, $1.key) < ($1.value, $0.key) }
        if let other, other.value > together { return Share(site: other.key, share: other.value / total) }
        return Share(site: "marrow", share: together / total)
    }
}
