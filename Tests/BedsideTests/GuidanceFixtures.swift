import Quantities
import Testing

@testable import Bedside

/// What the seed's table asks, set one by one; `nil` is unknown.
struct LocalCase: Sendable {
    var distribution: String? = "systemic"
    var stage: Situation.LocalStage? = .advanced
    var threat: Bool? = true
    var trend: LocalPicture.Trend? = .worsening

    /// Swelling of the neck at hour 200.
    var situation: Situation {
        var signs = Signs()
        signs.isSwollen = true
        signs.hasAirwaySymptom = threat
        if threat != nil {
            (signs.hasStridor, signs.isDrooling, signs.isExhausted, signs.isAirwayInstrumented) = (false, false, false, false)
        }
        let systemic: SystemicCourse =
            switch stage {
            case .advanced: SystemicCourse(onset: 150, lastActive: 200, isActive: true, cycles: [150])
            case .early: SystemicCourse(isActive: false)
            case nil: SystemicCourse()
            }
        return Situation(
            chart: Chart(patient: Chart.Patient(distribution: distribution)), hours: 210, signs: signs,
            local: LocalPicture(onset: 200, sites: ["neck"], trend: trend), systemic: systemic)
    }

    var graded: GradedSituation { GradedSituation(situation) }
}

extension Observation {
    static func dose(
        _ drug: String, _ amount: Double? = nil, _ unit: String = "mg", at hours: Double, precision: TimePrecision = .minute
    ) -> Observation {
        let value: Value = amount.map { .quantity(Quantity($0, .ucum(unit))) } ?? .unstated
        return Observation(.drug, value, at: hours, subject: drug, precision: precision)
    }

    static func sign(_ finding: Finding, _ value: Bool, at hours: Double) -> Observation { Observation(finding, .flag(value), at: hours) }
    static func coded(_ finding: Finding, _ value: String, at hours: Double) -> Observation {
        Observation(finding, .word(value), at: hours)
    }
}

extension Chart {
    static func of(weight: Double? = nil, _ rows: Observation...) -> Chart { Chart(patient: Patient(weight: weight), rows: rows) }

    /// The chart without one of its rows.
    func without(_ place: Int) -> Chart {
        var rows = rows
        rows.remove(at: place)
        return Chart(patient: patient, rows: rows)
    }
}

extension Grade {
    static func crs(_ range: ClosedRange<Int>, _ certainty: Certainty = .certain, missing: [String] = []) -> Grade {
        Grade("ASTCT-CRS", .grade(range), certainty, detail: "set by the test", missing: missing, rule: "set by the test")
    }

    static func icans(_ grade: Int) -> Grade {
        Grade("ASTCT-ICANS", .grade(grade...grade), .certain, detail: "set by the test", rule: "set by the test")
    }
}

extension Guidance {
    func ids(_ part: Part) -> [String] { self[part].map(\.id) }
}
