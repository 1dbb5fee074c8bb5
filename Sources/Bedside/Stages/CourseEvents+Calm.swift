/// The end of the storm.
extension CourseEvents {
    struct Calm {
        let from: Double
        let because: [String]
        /// What would settle it.
        let missing: [String]
    }

    /// When the patient is well again after a moment: cool for a day, nothing swollen, no oxygen and no vasopressor.
    ///
    /// Where macrophages are charted, they must have calmed down as well. Where local signs are gone and nobody charted a
    /// temperature any more, it is said with what is missing.
    func calm(after start: Double, until stop: Double) -> Calm? {
        let swellings = local.filter { $0.from < stop && $0.to >= start }
        guard !swellings.contains(where: \.isOpen) else { return nil }
        let settled = max(start, swellings.map(\.to).max() ?? start, lastNeed(from: start, to: stop) ?? start)
        guard settled < stop else { return nil }
        let gone = swellings.isEmpty ? [] : ["no local sign from day \((settled / 24).dayText)"]
        if let phase = phases.first(where: { $0.phase == .recovery && $0.to > settled && $0.from < stop && $0.to > start }) {
            return Calm(
                from: max(phase.from, settled), because: ["activated macrophages under a fifth of their peak, under 37.8 °C"] + gone,
                missing: [])
        }
        let rows = chart.rows(.temperature, from: start, to: min(stop, end))
        let warm = rows.last { $0.hours < stop && !($0.measured?.isUnder(CoursePhase.Threshold.cool) ?? false) }
        guard let warm, warm.hours < stop else { return calmWithoutFever(rows, settled, gone) }
        let cool = rows.filter { $0.hours > warm.hours }
        guard let first = cool.first?.hours, let last = cool.last?.hours else {
            // The last temperature was warm; only a local picture that is over says anything.
            guard !swellings.isEmpty, settled > warm.hours else { return nil }
            return Calm(from: settled, because: gone, missing: ["temperature after day \(warm.day.dayText)"])
        }
        let from = max(first, settled)
        guard last - first >= CoursePhase.Threshold.calm - FeverEpisodes.instant, from <= end else { return nil }
        return Calm(from: from, because: ["under 37.8 °C for 24 h and more from day \((first / 24).dayText)"] + gone, missing: [])
    }

    /// A local picture that passed without fever.
    private func calmWithoutFever(_ rows: [Observation], _ settled: Double, _ gone: [String]) -> Calm? {
        guard !gone.isEmpty else { return nil }
        let isCool = rows.contains { $0.hours >= settled }
        return Calm(
            from: settled, because: gone + (isCool ? ["under 37.8 °C"] : []),
            missing: isCool ? [] : ["temperature after day \((settled / 24).dayText)"])
    }

    static let needs: [Finding] = [.hypotension, .vasopressor, .oxygenDevice, .hypoxia]

    /// The last row that says that pressure or oxygen needs help.
    private func lastNeed(from: Double, to: Double) -> Double? {
        CourseEvents.needs.compactMap { finding in
            chart.rows(finding, from: from, to: min(to, end)).last { $0.isNeed }?.hours
        }.max()
    }
}
