/// The three stages of a disease that is everywhere: S-CRS first, then cells settle and an organ or a neck may swell, then all abates.
///
/// Source: case report (Luan 2021), figure 3B: "First stage, S-CRS; second stage, CAR-T cell redistribution and organ damage, possible
/// for L-CRS; third stage, CRS abatement and recovery, possible for a new cycle of S-CRS". How the stages are told apart in a chart is
/// project-defined.
struct SystemicPicture {
    let events: CourseEvents

    /// Ascending. Without systemic CRS there is no stage of this picture.
    var spans: [StageSpan] {
        events.surges.indices.flatMap { cycle(events.surges[$0], number: $0 + 1, until: stop(after: $0)) }
    }

    private func stop(after cycle: Int) -> Double {
        cycle + 1 < events.surges.count ? events.surges[cycle + 1].from : .infinity
    }

    private func cycle(_ surge: CourseEvents.Surge, number: Int, until stop: Double) -> [StageSpan] {
        let calm = events.calm(after: surge.from, until: stop)
        let next = min(calm?.from ?? .infinity, stop)
        let close = min(next, max(events.end, surge.from))
        // What begins with the last row has begun.
        let settling = settling(after: surge.from, until: next)
        var drafts = [
            StageSpan(
                .systemicCRS, from: surge.from, to: min(events.end(of: surge.to, next: settling?.from), close), cycle: number,
                because: surge.because + events.markers(from: surge.from, to: surge.to))
        ]
        if let settling {
            drafts.append(
                StageSpan(
                    .systemicRedistribution, site: settling.site, from: settling.from, to: max(settling.from, min(settling.to, close)),
                    cycle: number, because: settling.because))
        }
        if let calm {
            drafts.append(
                StageSpan(
                    .systemicRecovery, from: calm.from, to: max(calm.from, min(stop, events.end)), cycle: number, because: calm.because,
                    missing: calm.missing))
        }
        return drafts
    }

    /// A local sign, cells that leave for blood and other sites, or a damaged organ, whichever comes first.
    private func settling(after start: Double, until stop: Double) -> CourseEvents.Happening? {
        let swellings = events.local.filter { $0.from > start && $0.from < stop }
        let cells = events.phases(.overflow, from: start, to: stop) + events.phases(.redistribution, from: start, to: stop)
        return events.whole(
            swellings.map { events.happening($0, from: start, until: stop) } + cells.map { events.happening($0) }
                + [events.organDamage(from: start, until: stop)].compactMap(\.self))
    }
}
