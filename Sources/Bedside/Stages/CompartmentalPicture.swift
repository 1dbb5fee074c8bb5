/// The four stages of a disease in one place: cells expand and it swells there, then they overflow and fever comes, then they settle
/// elsewhere, then all recovers.
///
/// Source: Wei 2020, by the case report (Luan 2021), figure 3A: "First stage, CAR-T cell local expansion; second stage, CAR-T cell
/// overflow and inflammatory cytokine surge; third stage, CAR-T cell redistribution and organ damage; fourth stage, recovery". How the
/// stages are told apart in a chart is project-defined.
struct CompartmentalPicture {
    let events: CourseEvents

    /// Ascending. A new cycle of systemic CRS is another overflow.
    var spans: [StageSpan] {
        let first = cycle(events.surges.first, number: 1, until: stop(after: 0))
        let later = events.surges.indices.dropFirst().flatMap { cycle(events.surges[$0], number: $0 + 1, until: stop(after: $0)) }
        return first + later
    }

    private func stop(after cycle: Int) -> Double {
        cycle + 1 < events.surges.count ? events.surges[cycle + 1].from : .infinity
    }

    private func cycle(_ surge: CourseEvents.Surge?, number: Int, until stop: Double) -> [StageSpan] {
        let home = number == 1 ? self.home(until: stop) : nil
        let overflow = number == 1 ? events.phases(.overflow, from: 0, to: stop).first : nil
        guard let start = [surge?.from, home?.from].compactMap(\.self).min() else { return [] }
        let calm = events.calm(after: surge?.from ?? start, until: stop)
        let next = min(calm?.from ?? .infinity, stop)
        let close = min(next, max(events.end, start))
        let second = surge?.from ?? overflow?.from
        let third = second.flatMap { elsewhere(than: home?.site, after: $0, until: next) }
        var drafts: [StageSpan] = []
        if let home, home.from < second ?? .infinity {
            drafts.append(
                StageSpan(
                    .localExpansion, site: home.site, from: home.from, to: min(second ?? home.to, close), cycle: number,
                    because: home.because))
        }
        if let second {
            let until = max(second, surge?.to ?? second, overflow?.to ?? second)
            let cells = overflow.map { ["CAR-T cells leave \($0.site ?? "their site") for blood from day \(($0.from / 24).dayText)"] } ?? []
            let fever = surge.map { $0.because + events.markers(from: $0.from, to: $0.to) } ?? ["no fever of 38.0 °C"]
            drafts.append(
                StageSpan(
                    .overflow, site: overflow?.site, from: second, to: max(second, min(events.end(of: until, next: third?.from), close)),
                    cycle: number,
                    because: fever + cells))
        }
        if let third {
            drafts.append(
                StageSpan(
                    .redistribution, site: third.site, from: third.from, to: max(third.from, min(third.to, close)), cycle: number,
                    because: third.because))
        }
        if let calm, second != nil || home != nil {
            drafts.append(
                StageSpan(
                    .recovery, from: calm.from, to: max(calm.from, min(stop, events.end)), cycle: number, because: calm.because,
                    missing: calm.missing))
        }
        return drafts
    }

    /// Where cells expand, or what swells first.
    private func home(until stop: Double) -> CourseEvents.Happening? {
        let growth = events.phases(.localExpansion, from: 0, to: stop).first
        let swelling = events.local.first { $0.from < stop }
        guard growth != nil || swelling != nil else { return nil }
        var because: [String] = []
        if let growth {
            because.append(
                "CAR-T cells expand in \(growth.site ?? "one site"), which holds most of them, from day \((growth.from / 24).dayText)")
        }
        if let swelling { because.append("local sign at \(swelling.site) from day \((swelling.from / 24).dayText)") }
        let from = [growth?.from, swelling?.from].compactMap(\.self).min() ?? 0
        let to = [growth?.to, swelling?.to].compactMap(\.self).max() ?? from
        return CourseEvents.Happening(from: from, to: to, site: growth?.site ?? swelling?.site, because: because)
    }

    /// Cells that settle elsewhere, another site that swells, a damaged organ.
    private func elsewhere(than home: String?, after start: Double, until stop: Double) -> CourseEvents.Happening? {
        let swellings = events.local.filter { $0.site != home && $0.from > start && $0.from < stop }
        return events.whole(
            swellings.map { events.happening($0, from: start, until: stop) }
                + events.phases(.redistribution, from: start, to: stop).map { events.happening($0) }
                + [events.organDamage(from: start, until: stop)].compactMap(\.self))
    }
}
