import Bedside

/// Local swelling, fever and peaks.
extension Course {
    /// The part of a peak below which a swelling counts as resolved; the reported neck was then "almost subsided".
    package static let resolvedShare = 0.2

    /// One event for each site whose oedema passes what a clinician would see.
    func localEvents(_ sites: [Reading.SiteAnatomy]) -> [Reading.LocalEvent] {
        sites.compactMap { localEvent($0) }.sorted { ($0.onset, $0.site) < ($1.onset, $1.site) }
    }

    private func localEvent(_ site: Reading.SiteAnatomy) -> Reading.LocalEvent? {
        let id = site.id + ".oedema"
        guard site.visibleOedema.isFinite, let onset = swellingOnset(site.id, visible: site.visibleOedema) else { return nil }
        let peak = maximum(id, onset)
        let end = firstFalling(to: site.visibleOedema, id, from: peak.day)
        let during = (onset, end ?? times.last ?? onset)
        let level = site.region == "neck" ? max(2, airwayLevel(during.0, during.1)) : 2
        return Reading.LocalEvent(
            site: site.id, label: site.label, region: site.region, level: level, onset: onset, peak: peak.day, largest: peak.value,
            visibleUntil: end,
            resolved: firstFalling(to: Course.resolvedShare * peak.value, id, from: peak.day))
    }

    /// The first day, from `start` on, on which a series has fallen to a level; interpolated between samples.
    func firstFalling(to level: Double, _ id: String, from start: Double) -> Double? {
        let values = self[id]
        guard let first = times.firstIndex(where: { $0 >= start - 1e-9 }), first < values.count else { return nil }
        if values[first] <= level { return times[first] }
        for index in values.indices.dropFirst(first + 1) where values[index] <= level {
            let share = (values[index - 1] - level) / (values[index - 1] - values[index])
            return times[index - 1] + share * (times[index] - times[index - 1])
        }
        return nil
    }

    /// From the first to the last systemic fever.
    var feverSpan: ClosedRange<Double>? {
        guard let onset = feverOnset else { return nil }
        let last = zip(times, self["temperature"]).reversed().first { $0.1 >= ASTCTCRS.feverThreshold }?.0 ?? onset
        return onset...max(onset, last)
    }

    /// What is looked up first in a course, in the order of a ward round.
    private static let watched: [(id: String, label: String, isLowest: Bool)] = [
        ("temperature", "Temperature", false), ("meanArterialPressure", "Mean arterial pressure", true),
        ("roomAirSaturation", "Oxygen saturation on room air", true), ("plasma.IL6", "IL-6, plasma", false),
        ("plasma.IFNg", "IFN-γ, plasma", false), ("plasma.IL10", "IL-10, plasma", false), ("plasma.IL2", "IL-2, plasma", false),
        ("CRP", "C-reactive protein", false), ("ferritin", "Ferritin", false), ("LDH", "Lactate dehydrogenase", false),
        ("blood.CART", "CAR-T cells, blood", false), ("transgene", "Transgene copies, blood", false),
        ("neck.circumference", "Neck circumference", false), ("airway.area", "Open share of the airway", true), ("weight", "Weight", false),
    ]

    /// Extremes from the infusion on.
    func peaks() -> [Reading.Peak] {
        Course.watched.compactMap { entry in
            guard let series = series.first(where: { $0.id == entry.id }) else { return nil }
            let extreme = entry.isLowest ? minimum(entry.id, 0) : maximum(entry.id, 0)
            guard extreme.value.isFinite else { return nil }
            return Reading.Peak(
                id: entry.id, label: entry.label, unit: series.unit.symbol, value: extreme.value, day: extreme.day, isLowest: entry.isLowest
            )
        }
    }
}
