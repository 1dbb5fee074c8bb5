/// Extremes from the infusion on, and areas over the first four weeks.
struct PeakScan {
    struct Peak {
        var value = Double.nan
        var day = Double.nan
        /// Over days 0 to 28 by the trapezium rule; not-a-number when the course ends before.
        var area = Double.nan
    }

    /// In the order of ``OutcomeColumns/markers``.
    let markers: [Peak]
    let temperature: Peak
    let lowestPressure: Peak
    let lowestSaturation: Peak
    let cart: Peak
    /// The last day with ``countable`` CAR-T cells; not-a-number without one, or when they are there at the end.
    let persistence: Double

    /// Areas end here.
    static let areaEnd = 28.0
    /// CAR-T cells per microlitre of blood that count as there; project-defined, about what cytometry finds.
    static let countable = 0.1

    init(_ samples: SampleView, _ columns: OutcomeColumns) {
        let start = samples.row(from: -SampleView.instant)
        let end = samples.row(from: PeakScan.areaEnd + SampleView.instant)
        let isLong = (samples.times.last ?? -.infinity) >= PeakScan.areaEnd - SampleView.instant
        func highest(_ column: OutcomeColumns.Column) -> Peak {
            var (best, at, twice) = (-Double.infinity, start, 0.0)
            var (before, then) = (0.0, Double.nan)
            for row in start..<samples.times.count {
                let value = samples[row, column.place]
                if value > best { (best, at) = (value, row) }
                guard row < end else { continue }
                let day = samples.times[row]
                if row > start { twice += (before + value) * (day - then) }
                (before, then) = (value, day)
            }
            guard best.isFinite else { return Peak() }
            return Peak(value: best / column.factor, day: samples.times[at], area: isLong ? twice / 2 / column.factor : .nan)
        }
        func lowest(_ column: OutcomeColumns.Column) -> Peak {
            var (least, at) = (Double.infinity, start)
            for row in start..<samples.times.count where samples[row, column.place] < least {
                (least, at) = (samples[row, column.place], row)
            }
            return least.isFinite ? Peak(value: least / column.factor, day: samples.times[at]) : Peak()
        }
        markers = columns.markers.map(highest)
        temperature = highest(OutcomeColumns.Column(place: columns.temperature, factor: 1))
        lowestPressure = lowest(columns.pressure)
        lowestSaturation = lowest(columns.saturation)
        cart = highest(columns.bloodCART)
        persistence = PeakScan.lastDay(samples, columns.bloodCART)
    }

    private static func lastDay(_ samples: SampleView, _ column: OutcomeColumns.Column) -> Double {
        guard let last = samples.rows.last(where: { samples[$0, column] >= countable }), last + 1 < samples.times.count else { return .nan }
        return samples.times[last]
    }
}
