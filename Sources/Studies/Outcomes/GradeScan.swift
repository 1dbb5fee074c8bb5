import Bedside
import Forecasting

/// Fever and ASTCT grades of a course, by the bedside's rule at every sample.
///
/// The reading grades the worst of the 24 hours before a moment; here each sample is graded by itself, and a day has the worst of its
/// samples. What comes before day 1 counts for the grades by day only: it is the reaction to the infused product.
struct GradeScan {
    /// From 0 to 4.
    private(set) var highest = 0
    /// The day on which each grade was first reached; not-a-number for one that was not.
    private(set) var firstDay = [Double](repeating: .nan, count: 5)
    /// Days at each grade.
    private(set) var days = [Double](repeating: 0, count: 5)
    private(set) var byDay: DailyWorst
    /// From the first sample of grade 1 or more to the first after the last; not-a-number without one or if it goes on to the end.
    private(set) var duration = Double.nan
    /// As `Course.feverOnset` has it, between samples.
    private(set) var feverOnset: Double?
    /// Days at 38.0 °C or more.
    private(set) var feverDays = 0.0
    /// Degrees over 38.0 °C times days.
    private(set) var feverArea = 0.0

    init(_ samples: SampleView, _ columns: OutcomeColumns, doses: DoseTrack, table: GradeTable) {
        byDay = DailyWorst(until: samples.times.last ?? 0)
        guard !samples.rows.isEmpty else { return }
        var doses = doses
        let resting = samples[0, columns.pressure]
        let start = samples.row(from: GradeScan.systemicStart)
        var facts = SignFacts()
        for row in samples.row(from: -SampleView.instant)..<samples.times.count {
            let day = samples.times[row]
            let temperature = samples[row, columns.temperature]
            facts.isHot = temperature >= ASTCTCRS.feverThreshold
            if row >= start, facts.isHot {
                if !facts.isEstablished { feverOnset = GradeScan.onset(samples, columns, row, isFirst: row == start) }
                facts.isEstablished = true
                feverDays += samples.span(row)
                feverArea += (temperature - ASTCTCRS.feverThreshold) * samples.span(row)
            }
            facts.isHypotensive = resting - samples[row, columns.pressure] >= Course.hypotensiveFall
            facts.oxygen = SignFacts.Oxygen(
                roomAirSaturation: samples[row, columns.saturation], need: samples[row, columns.need])
            doses.mark(&facts, on: day)
            let grade = table[facts]
            byDay.take(grade, on: day)
            if row >= start { take(grade, row, samples) }
        }
    }

    /// Before it a fever is the reaction to the infused product.
    static let systemicStart = 1.0

    /// Between the last cool sample and the first hot one.
    private static func onset(_ samples: SampleView, _ columns: OutcomeColumns, _ row: Int, isFirst: Bool) -> Double {
        guard !isFirst else { return samples.times[row] }
        let (before, after) = (samples[row - 1, columns.temperature], samples[row, columns.temperature])
        let share = (ASTCTCRS.feverThreshold - before) / (after - before)
        return samples.times[row - 1] + share * (samples.times[row] - samples.times[row - 1])
    }

    private mutating func take(_ grade: Int, _ row: Int, _ samples: SampleView) {
        days[grade] += samples.span(row)
        guard grade > 0 else { return }
        if grade > highest {
            for level in (highest + 1)...grade { firstDay[level] = samples.times[row] }
            highest = grade
        }
        duration = row + 1 < samples.times.count ? samples.times[row + 1] - firstDay[1] : .nan
    }
}
