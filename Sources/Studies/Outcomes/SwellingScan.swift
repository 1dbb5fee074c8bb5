import Forecasting

/// Swellings that a clinician would see, as `Course.localEvents` reads them, of every site where swelling is a local sign.
struct SwellingScan {
    /// By onset.
    private(set) var swellings: [PatientOutcome.Swelling] = []

    init(_ samples: SampleView, _ columns: OutcomeColumns) {
        let infusion = samples.row(from: 0)
        for site in columns.sites where site.visibleOedema.isFinite {
            guard let first = (infusion..<samples.times.count).first(where: { samples[$0, site.oedema] >= site.visibleOedema }) else {
                continue
            }
            swellings.append(SwellingScan.swelling(samples, columns, site, first, isThere: first == infusion))
        }
        swellings.sort { ($0.onset, $0.site) < ($1.onset, $1.site) }
    }

    private static func swelling(
        _ samples: SampleView, _ columns: OutcomeColumns, _ site: OutcomeColumns.Site, _ first: Int, isThere: Bool
    ) -> PatientOutcome.Swelling {
        let onset = isThere ? samples.times[first] : crossing(samples, site.oedema, site.visibleOedema, first)
        var peak = samples.row(from: onset - SampleView.instant)
        for row in peak..<samples.times.count where samples[row, site.oedema] > samples[peak, site.oedema] { peak = row }
        let largest = samples[peak, site.oedema]
        let end = fall(samples, site.oedema, to: site.visibleOedema, from: peak) ?? samples.times[samples.times.count - 1]
        return PatientOutcome.Swelling(
            site: site.id, level: site.region == "neck" ? max(2, airway(samples, columns, onset, end)) : 2, onset: onset,
            peak: samples.times[peak], largest: largest,
            resolved: fall(samples, site.oedema, to: Course.resolvedShare * largest, from: peak) ?? .nan)
    }

    /// When a straight line from the sample before passes a level.
    private static func crossing(_ samples: SampleView, _ place: Int, _ level: Double, _ row: Int) -> Double {
        let (before, after) = (samples[row - 1, place], samples[row, place])
        return samples.times[row - 1] + (level - before) / (after - before) * (samples.times[row] - samples.times[row - 1])
    }

    private static func fall(_ samples: SampleView, _ place: Int, to level: Double, from start: Int) -> Double? {
        guard let row = (start..<samples.times.count).first(where: { samples[$0, place] <= level }) else { return nil }
        return row == start ? samples.times[row] : crossing(samples, place, level, row)
    }

    /// The highest airway level between two days.
    private static func airway(_ samples: SampleView, _ columns: OutcomeColumns, _ from: Double, _ to: Double) -> Int {
        let resting = samples[0, columns.circumference]
        let last = samples.row(from: to + SampleView.instant)
        return (samples.row(from: from - SampleView.instant)..<max(last, samples.row(from: from - SampleView.instant))).map {
            AirwayLevel().level(circumferenceRise: samples[$0, columns.circumference] - resting, lumen: samples[$0, columns.lumen])
        }.max() ?? 0
    }
}
