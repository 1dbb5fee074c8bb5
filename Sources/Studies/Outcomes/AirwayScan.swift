import Bedside
import Forecasting

/// The neck and the airway of a course, by the level that this project defined, at every sample from the infusion on.
struct AirwayScan {
    /// 0, 2, 3 or 4.
    private(set) var highest = 0
    /// The first day with a level of 2 or more.
    private(set) var onset = Double.nan
    /// The day on which the airway is lost: stridor, level 4.
    private(set) var lossDay = Double.nan
    private(set) var byDay: DailyWorst
    /// The largest circumference over that of the first sample, in cm, and its day.
    private(set) var rise = 0.0
    private(set) var peakDay = Double.nan
    /// The smallest share of the airway that stays open.
    private(set) var lumen = Double.infinity

    /// Less than this a tape does not show, in cm.
    static let measurable = 0.1

    init(_ samples: SampleView, _ columns: OutcomeColumns) {
        byDay = DailyWorst(until: samples.times.last ?? 0)
        guard !samples.rows.isEmpty else { return }
        let resting = samples[0, columns.circumference]
        let rule = AirwayLevel()
        for row in samples.row(from: -SampleView.instant)..<samples.times.count {
            let day = samples.times[row]
            let (now, open) = (samples[row, columns.circumference] - resting, samples[row, columns.lumen])
            if now > rise { (rise, peakDay) = (now, day) }
            lumen = min(lumen, open)
            let level = rule.level(circumferenceRise: now, lumen: open)
            guard level > 0 else { continue }
            byDay.take(level, on: day)
            if highest == 0 { onset = day }
            if level == 4, highest < 4 { lossDay = day }
            highest = max(highest, level)
        }
    }
}
