import Bedside
import Forecasting

/// What a clinician sees at a look, and remembers of the looks before: the signs that grades are made of, and nothing of the future.
///
/// The grade is that of the bedside's rule for the signs of the moment, as `Course.grade(at:)` gives it.
struct BedsideLook: Sendable {
    private let columns: OutcomeColumns
    private let table: GradeTable
    private var doses: DoseTrack
    private var restingPressure = Double.nan
    private var restingCircumference = Double.nan
    private var hasLooked = false
    private(set) var facts = SignFacts()
    private(set) var grade = 0
    private(set) var airway = 0
    /// The look at which the fever that still holds was first seen; not-a-number without one.
    private var hotSince = Double.nan
    private var day = -Double.infinity

    init(_ columns: OutcomeColumns, table: GradeTable, doses: [GivenDose]) {
        self.columns = columns
        self.table = table
        self.doses = DoseTrack(doses)
    }

    /// Looks at the patient. The first look is before treatment, and later ones are compared with it.
    mutating func look(_ outputs: [Double], on day: Double) {
        self.day = day
        func value(_ column: OutcomeColumns.Column) -> Double { outputs[column.place] / column.factor }
        if !hasLooked {
            (restingPressure, restingCircumference) = (value(columns.pressure), value(columns.circumference))
            hasLooked = true
        }
        facts.isHot = outputs[columns.temperature] >= ASTCTCRS.feverThreshold
        if !facts.isHot { hotSince = .nan } else if hotSince.isNaN { hotSince = day }
        if facts.isHot, day >= GradeScan.systemicStart { facts.isEstablished = true }
        facts.isHypotensive = restingPressure - value(columns.pressure) >= Course.hypotensiveFall
        facts.oxygen = SignFacts.Oxygen(roomAirSaturation: value(columns.saturation), need: value(columns.need))
        doses.mark(&facts, on: day)
        grade = table[facts]
        airway = AirwayLevel().level(
            circumferenceRise: value(columns.circumference) - restingCircumference, lumen: value(columns.lumen))
    }

    /// Days for which there has been fever at every look.
    var feverDays: Double { hotSince.isNaN ? 0 : day - hotSince }

    /// Remembers a dose that was decided on.
    mutating func note(_ dose: GivenDose) { doses.add(dose) }
}
