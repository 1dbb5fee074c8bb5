import Bedside
import Forecasting

/// Days in each phase of a course, by the rules of the bedside's ``CoursePhase`` over samples instead of a chart.
///
/// The rules stand in `PhaseRules` and `CellTracks`, which ask a chart for the value at any hour; here every column has a value at every
/// sample, so that the same questions are array look-ups. A test holds both to the same stretches.
struct PhaseScan {
    private typealias Threshold = CoursePhase.Threshold

    /// Days on which a phase holds, at one site at least.
    private(set) var days: [CoursePhase: Double] = [:]

    private let samples: SampleView
    private let columns: OutcomeColumns
    /// For each row the last one that is six hours older or more; −1 where there is none.
    private let earlier: [Int32]
    private let pause: Double

    /// - Parameter samples: One at least.
    init(_ samples: SampleView, _ columns: OutcomeColumns) {
        self.samples = samples
        self.columns = columns
        earlier = PhaseScan.earlier(samples)
        pause = max(Threshold.shortest, PhaseScan.pace(samples))
        let cells = CellSums(samples, columns)
        days[.systemicCRS] = systemic
        days[.localCRS] = local
        days[.localExpansion] = expansion(cells)
        days[.overflow] = overflow(cells)
        days[.redistribution] = redistribution(cells)
        days[.recovery] = recovery
    }

    private func hour(_ row: Int) -> Double { samples.times[row] * 24 }

    private static func earlier(_ samples: SampleView) -> [Int32] {
        var place = -1
        return samples.rows.map { row in
            let limit = samples.times[row] * 24 - Threshold.shortest + FeverEpisodes.instant
            while samples.times[place + 1] * 24 <= limit { place += 1 }
            return Int32(place)
        }
    }

    /// The middling time between two samples, which matters only where it is longer than the shortest phase.
    private static func pace(_ samples: SampleView) -> Double {
        let long = samples.rows.filter { samples.span($0) * 24 > Threshold.shortest }
        guard 2 * long.count >= samples.rows.count - 1 else { return 0 }
        let steps = samples.rows.dropLast().map { samples.times[$0 + 1] * 24 - samples.times[$0] * 24 }.sorted()
        return steps.isEmpty ? 0 : steps[steps.count / 2]
    }

    // MARK: Signs

    /// Fever with a cytokine ten times its value at infusion, the reaction to the product apart.
    private var systemic: Double {
        guard let infusion = samples.rows.last(where: { hour($0) <= FeverEpisodes.instant }) ?? samples.rows.first else { return 0 }
        let markers = columns.markers.prefix(2).map { (place: $0.place, level: samples[infusion, $0.place] * Threshold.overBaseline) }
        var spans = PhaseSpans(pause: pause)
        for row in samples.row(from: (FeverEpisodes.productReaction - FeverEpisodes.instant) / 24)..<samples.times.count
        where samples[row, columns.temperature] >= Threshold.fever {
            if markers.contains(where: { $0.level > 0 && samples[row, $0.place] >= $0.level }) { spans.holds(at: hour(row)) }
        }
        return PhaseSpans.days(spans.finished())
    }

    /// Swelling that can be seen, where vessels are more active than in blood.
    private var local: Double {
        var found: [ClosedRange<Double>] = []
        for site in columns.sites where site.visibleOedema.isFinite {
            var spans = PhaseSpans(pause: pause)
            for row in samples.rows
            where samples[row, site.oedema] >= site.visibleOedema && samples[row, site.endothelium] > samples[row, columns.bloodEndothelium]
            {
                spans.holds(at: hour(row))
            }
            found += spans.finished()
        }
        return PhaseSpans.days(found)
    }

    /// Macrophages calm down and the patient stays cool for a day, after a fever.
    private var recovery: Double {
        var (peak, top) = (0.0, 0)
        let total = samples.rows.map { row in columns.sites.reduce(0) { $0 + max(0, samples[row, $1.macrophages]) } }
        for row in samples.rows where total[row] > peak { (peak, top) = (total[row], row) }
        let start = samples.row(from: (FeverEpisodes.productReaction - FeverEpisodes.instant) / 24)
        guard peak > 0, (start..<samples.times.count).contains(where: { samples[$0, columns.temperature] >= Threshold.fever }) else {
            return 0
        }
        var spans = PhaseSpans(pause: pause, atLeast: Threshold.calm)
        for row in samples.rows.dropFirst(top + 1)
        where total[row] < Threshold.macrophages * peak && samples[row, columns.temperature] < Threshold.cool {
            spans.holds(at: hour(row))
        }
        return PhaseSpans.days(spans.finished())
    }

    // MARK: The way of the cells

    private func value(_ row: Int, _ place: Int) -> Double { max(0, samples[row, place]) }

    private func isRising(_ row: Int, _ place: Int) -> Bool {
        guard earlier[row] >= 0 else { return false }
        let (now, before) = (value(row, place), value(Int(earlier[row]), place))
        return before > 0 ? now / before > 1 + Threshold.change : now > 0
    }

    private func isFalling(_ row: Int, _ place: Int) -> Bool {
        guard earlier[row] >= 0 else { return false }
        let (now, before) = (value(row, place), value(Int(earlier[row]), place))
        return before > 0 && now / before < 1 - Threshold.change
    }

    private func hasAntigen(_ row: Int, _ site: OutcomeColumns.Site) -> Bool {
        let start = value(0, site.target)
        return start > 0 && value(row, site.target) > Threshold.antigen * start
    }

    /// Most cells are at a site and still find antigen.
    private func expansion(_ cells: CellSums) -> Double {
        var spans = columns.sites.map { _ in PhaseSpans(pause: pause) }
        for row in samples.rows where cells.total[row] > Threshold.cells {
            let share = Threshold.leading * cells.total[row]
            // No more than one site holds more than half.
            guard let place = columns.sites.firstIndex(where: { samples[row, $0.cart] > share }) else { continue }
            let site = columns.sites[place]
            if hasAntigen(row, site), isRising(row, site.cart.place) { spans[place].holds(at: hour(row)) }
        }
        return PhaseSpans.days(spans.indices.flatMap { spans[$0].finished() })
    }

    /// Blood fills while the leading site empties or has killed what it fed on.
    private func overflow(_ cells: CellSums) -> Double {
        guard let main = cells.main else { return 0 }
        let site = columns.sites[main]
        var spans = PhaseSpans(pause: pause)
        for row in samples.rows where cells.total[row] > Threshold.cells && isRising(row, columns.bloodCART.place) {
            if isFalling(row, site.cart.place) || !hasAntigen(row, site) { spans.holds(at: hour(row)) }
        }
        return PhaseSpans.days(spans.finished())
    }

    /// Blood empties while another site fills.
    private func redistribution(_ cells: CellSums) -> Double {
        guard let turn = cells.turn else { return 0 }
        var found: [ClosedRange<Double>] = []
        for place in columns.sites.indices where place != cells.main {
            let column = columns.sites[place].cart
            let enough = Threshold.cells * column.factor
            var spans = PhaseSpans(pause: pause)
            for row in (turn + 1)..<max(turn + 1, samples.times.count)
            where samples[row, column.place] > enough && isRising(row, column.place) {
                spans.holds(at: hour(row))
            }
            found += spans.finished()
        }
        return PhaseSpans.days(found)
    }
}

/// CAR-T cells of the whole body, and where they lead.
private struct CellSums {
    /// In the whole body, for each row.
    let total: [Double]
    /// The site with most cells at any time, by its place.
    let main: Int?
    /// The row at which blood holds most, from a day after the infusion on.
    let turn: Int?

    init(_ samples: SampleView, _ columns: OutcomeColumns) {
        total = samples.rows.map { row in
            columns.sites.reduce(max(0, samples[row, columns.bloodCART]) * CoursePhase.Threshold.blood) {
                $0 + max(0, samples[row, $1.cart])
            }
        }
        var (most, main) = (-Double.infinity, Int?.none)
        for (place, site) in columns.sites.enumerated() {
            let peak = samples.rows.reduce(0) { max($0, samples[$1, site.cart]) }
            if peak > most { (most, main) = (peak, place) }
        }
        self.main = main
        var (highest, turn) = (-Double.infinity, Int?.none)
        for row in samples.row(from: (24 - FeverEpisodes.instant) / 24)..<samples.times.count {
            let value = samples[row, columns.bloodCART.place]
            if value > highest { (highest, turn) = (value, row) }
        }
        self.turn = turn
    }
}
