@testable import Bedside

/// A neck that swelled at hour 200, seen six hours later, and whatever else is charted.
enum Ward {
    static let onset = 200.0
    static let now = 206.0
    static let swelling = flag(.visibleSwelling, true, at: onset, subject: "neck")
    static let stormy = SystemicCourse(onset: 150, lastActive: 200, isActive: true, cycles: [150])

    static func flag(_ finding: Finding, _ value: Bool, at hours: Double = 201, subject: String? = nil) -> Observation {
        Observation(finding, .flag(value), at: hours, subject: subject)
    }

    static func word(_ finding: Finding, _ word: String, at hours: Double = 203, subject: String? = nil) -> Observation {
        Observation(finding, .word(word), at: hours, subject: subject)
    }

    static func drug(_ name: String, at hours: Double, precision: Observation.TimePrecision = .minute) -> Observation {
        Observation(.drug, .unstated, at: hours, subject: name, precision: precision)
    }

    static func number(_ finding: Finding, _ number: Double, at hours: Double = 203, _ limit: Observation.Limit = .exact) -> Observation {
        Observation(finding, number, at: hours, limit: limit)
    }

    static func situation(
        _ rows: [Observation], swelling: Observation? = swelling, patient: Chart.Patient = Chart.Patient(), at hours: Double = now,
        systemic: SystemicCourse = stormy
    ) -> Situation {
        let chart = Chart(patient: patient, rows: [swelling].compactMap(\.self) + rows)
        return Situation(chart: chart, hours: hours, local: LocalPicture(chart, at: hours), systemic: systemic)
    }

    static func assess(
        _ id: String, _ rows: [Observation], patient: Chart.Patient = Chart.Patient(), at hours: Double = now
    ) -> Differential.Assessment? {
        Differential(situation(rows, patient: patient, at: hours))?[id]
    }

    /// The tests of anaphylaxis, deep infection, clot and bleeding, all done after the onset and clean.
    static let mimicsExcluded: [Observation] = [
        number(.tryptase, 4, at: 202), number(.tryptaseBaseline, 4, at: 20), word(.neckCT, "oedema"), word(.neckDuplex, "clean"),
    ]
}
