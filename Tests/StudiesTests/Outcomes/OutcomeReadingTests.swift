import Bedside
import CytokineModel
import Testing

@testable import Forecasting
@testable import Studies

/// What the fast reader says against what the bedside's own reading says of the same course.
@Suite("Outcomes against the reading of the scenarios that ship")
struct OutcomeReadingTests {
    @Test("The table of grades answers as the rule does for the signs of every sample", arguments: ShippedCourse.names)
    func gradeTable(name: String) {
        let shipped = ShippedCourse.named(name)
        let course = shipped.course
        var doses = DoseTrack(course.doses)
        let resting = course["meanArterialPressure"][0]
        let mismatches = course.times.indices.filter { index in
            var facts = SignFacts()
            facts.isHot = course["temperature"][index] >= 38
            facts.isEstablished = (course.feverOnset ?? .infinity) <= course.times[index]
            facts.isHypotensive = resting - course["meanArterialPressure"][index] >= 15
            facts.oxygen = SignFacts.Oxygen(
                roomAirSaturation: course["roomAirSaturation"][index], need: course["oxygenNeed"][index])
            doses.mark(&facts, on: course.times[index])
            return facts.isFeverMasked != course.signs(at: index).isFeverMasked || GradeTable.standard[facts] != course.grade(at: index)
        }
        #expect(mismatches.isEmpty)
    }

    @Test("Grades by day are the worst grade of the samples of each day", arguments: ShippedCourse.names)
    func gradesByDay(name: String) {
        let shipped = ShippedCourse.named(name)
        let course = shipped.course
        let expected = (0..<30).map { day -> String in
            let last = day == 29 ? 30.5 : Double(day + 1) - 1e-6
            return "\(course.grade(Double(day), last))"
        }
        #expect(shipped.outcome.gradesByDay == expected.joined())
    }

    @Test("The airway by day is the highest level of the samples of each day", arguments: ShippedCourse.names)
    func airwayByDay(name: String) {
        let shipped = ShippedCourse.named(name)
        let expected = (0..<30).map { day in
            "\(shipped.course.airwayLevel(Double(day), day == 29 ? 30.5 : Double(day + 1) - 1e-6))"
        }
        #expect(shipped.outcome.airwayByDay == expected.joined())
    }

    @Test("Highest grade and airway level, sequence and fever are those of the reading", arguments: ShippedCourse.names)
    func levels(name: String) {
        let shipped = ShippedCourse.named(name)
        let reading = Reading(shipped.course, of: shipped.model)
        let outcome = shipped.outcome
        #expect(outcome.value("astct_highest") == Double(reading.grades.map(\.level).max() ?? 0))
        #expect(outcome.value("airway_highest") == Double(reading.airway.map(\.level).max() ?? 0))
        #expect(outcome.sequence == reading.sequence.rawValue)
        let onset = outcome.value("fever_onset")
        #expect(onset.isNaN ? reading.fever == nil : onset == reading.fever?.lowerBound)
        // The reading keeps one moment of each hour, so that a grade may begin there a row later or earlier.
        let first = reading.grades.first?.from ?? .nan
        let begin = outcome.value("crs_onset")
        #expect(begin.isNaN == first.isNaN)
        #expect(begin.isNaN || abs(begin - first) < 1.01 / 24)
    }

    @Test("Swellings are the local events of the reading, to the last bit", arguments: ShippedCourse.names)
    func swellings(name: String) {
        let shipped = ShippedCourse.named(name)
        let events = Reading(shipped.course, of: shipped.model).local
        #expect(shipped.outcome.swellings.map(\.site) == events.map(\.site))
        #expect(shipped.outcome.swellings.map(\.level) == events.map(\.level))
        #expect(shipped.outcome.swellings.map(\.onset) == events.map(\.onset))
        #expect(shipped.outcome.swellings.map(\.peak) == events.map(\.peak))
        #expect(shipped.outcome.swellings.map(\.largest) == events.map(\.largest))
        #expect(shipped.outcome.swellings.map { $0.resolved.isNaN ? nil : $0.resolved } == events.map(\.resolved))
        #expect(shipped.outcome.value("local_onset").isNaN == events.isEmpty)
    }

    @Test("Days in each stage are those of the stages of the reading", arguments: ShippedCourse.names)
    func stages(name: String) {
        let shipped = ShippedCourse.named(name)
        let reading = Reading(shipped.course, of: shipped.model)
        let ids: [(CoursePhase, String)] = [
            (.systemicCRS, "systemic"), (.localCRS, "local"), (.localExpansion, "expansion"), (.overflow, "overflow"),
            (.redistribution, "redistribution"), (.recovery, "recovery"),
        ]
        for (phase, id) in ids {
            let spans = reading.stages.filter { $0.stage == phase }.map { $0.from...$0.to }
            let found = shipped.outcome.value("stage_\(id)_days")
            let expected = PhaseSpans.covered(spans)
            #expect(abs(found - expected) < 1e-6, "\(phase.rawValue): \(found) and not \(expected) days")
        }
    }

    @Test("Peaks are those of the reading", arguments: ShippedCourse.names)
    func peaks(name: String) throws {
        let shipped = ShippedCourse.named(name)
        let peaks = Reading(shipped.course, of: shipped.model).peaks
        let ids = [
            ("plasma.IL6", "il6_peak"), ("plasma.IFNg", "ifng_peak"), ("plasma.IL10", "il10_peak"), ("CRP", "crp_peak"),
            ("ferritin", "ferritin_peak"), ("temperature", "temperature_peak"), ("meanArterialPressure", "pressure_least"),
            ("roomAirSaturation", "saturation_least"), ("blood.CART", "cart_peak"),
        ]
        for (readout, id) in ids {
            let peak = try #require(peaks.first { $0.id == readout })
            let (value, day) = (shipped.outcome.value(id), shipped.outcome.value(id + "_day"))
            #expect(value == peak.value && day == peak.day, "\(id)")
        }
    }

    @Test("Areas are those of the course by the trapezium rule", arguments: ShippedCourse.names)
    func areas(name: String) {
        let shipped = ShippedCourse.named(name)
        for (readout, id) in [("plasma.IL6", "il6_area"), ("plasma.IL1", "il1_area"), ("CRP", "crp_area"), ("blood.CART", "cart_area")] {
            let expected = shipped.course.area(readout, 0, 28)
            let found = shipped.outcome.value(id)
            #expect(abs(found - expected) <= 1e-12 * expected, "\(id)")
        }
    }
}
