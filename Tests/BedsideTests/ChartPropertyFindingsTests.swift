import Quantities
import Testing

@testable import Bedside

@Suite("What the properties of a reading found")
struct ChartPropertyFindingsTests {
    @Test("Penn stays a lower bound while nobody charted vasopressors, however little is said of fluids")
    func pennWithoutVasopressors() {
        var signs = Signs()
        (signs.hasSymptoms, signs.isHypotensive, signs.oxygenDevice) = (true, true, .nasalCannula)
        (signs.needsCoagulationProducts, signs.isTreatedInHospital, signs.creatinineGrade) = (false, true, 0)
        for fluids in [Signs.Fluids?.none, .some(.none), .singleBolus, .multipleBoluses] {
            signs.fluids = fluids
            let grade = Penn().grade(signs)
            #expect(grade.range?.lowerBound == 3)
            #expect(grade.certainty != .certain)
            #expect(grade.missing.contains("vasopressors"))
        }
    }

    @Test("A day without a temperature may have held the fever that opened CRS")
    func uncoveredHistory() {
        let low = Observation(.hypotension, .flag(true), at: 150, attribution: Attribution(.cytokineRelease))
        func grade(_ hours: [Double]) -> Grade {
            ASTCTCRS().grade(Chart(rows: [low] + hours.map { Observation(.temperature, 36.8, at: $0) }).signs(at: 150))
        }
        #expect(grade(Array(stride(from: 12, through: 150, by: 12))).certainty == .certain)
        #expect(grade([12, 24, 48, 72, 96, 149]).certainty == .atLeast)
        #expect(grade([149]).missing.contains("whether CRS was established before by a fever that treatment hides now"))
    }

    @Test("Where the history is open, pressure and oxygen that nobody charted leave grade 0 open")
    func openHistory() {
        let signs = Chart(rows: [Observation(.temperature, 36.8, at: 149)]).signs(at: 150)
        #expect(ASTCTCRS().grade(signs).certainty == .atLeast)
    }

    @Test("Rows taken in one by one reach as far with their temperatures as a chart made of them")
    func reachOfInsertedRows() {
        let rows = [60.0, 12, 84, 36].map { Observation(.temperature, 36.8, at: $0) }
        var chart = Chart()
        for row in rows { chart.insert(row) }
        #expect(chart == Chart(rows: rows))
        #expect(chart.temperaturesReach == 108)
    }

    @Test("Nobody has cytokine release syndrome before the infusion")
    func diagnosedBeforeInfusion() {
        let chart = Chart(rows: [Observation(.crsEstablished, .flag(true), at: -12), Observation(.temperature, 36.8, at: -12)])
        #expect(chart.signs(at: -12).isEstablished == false)
        #expect(SystemicCourse(chart, at: -12).onset == nil)
        #expect(StageReading(chart, at: -12).cycles.isEmpty)
    }

    @Test("A lesion that was looked at once does not hide what two tapes tell")
    func courseByTape() {
        let rows = [
            Observation(.neckCircumferenceBaseline, 36, at: -20), Observation(.neckCircumference, 39, at: 95),
            Observation(.neckCircumference, 41, at: 100), Observation(.siteSwelling, .word("compression_compensated"), at: 102),
        ]
        #expect(LocalPicture(Chart(rows: rows), at: 103)?.trend == .worsening)
    }

    @Test("A level seen below for less than six hours is not called again after a worse one has settled")
    func settledStepwise() {
        var watch = Watch()
        func airway(_ hours: Double, _ finding: Finding, _ flag: Bool) -> [Alert] {
            watch.receive([Observation(finding, .flag(flag), at: hours)])
        }
        var alerts = airway(1, .foreignBodySensation, true)
        alerts += airway(2, .stridor, true)
        alerts += airway(4, .foreignBodySensation, true)
        // Stridor leaves the window after hour 26 and the symptom after hour 28: level 4, then 3, then 2, then 3 again.
        for hours in [26, 27.5, 32.5] { alerts += airway(hours, .visibleSwelling, true) }
        alerts += airway(33, .foreignBodySensation, true)
        #expect(alerts.map(\.level) == [3, 4])
    }

    @Test("A row entered in error, at whatever time, moves no clock of a watch and no moment of a reading")
    func errorMovesNoClock() {
        let rows = [Observation(.visibleSwelling, .flag(true), at: 30), Observation(.visibleSwelling, .flag(true), at: 40)]
        let error = Observation(.crp, .quantity(Quantity(5, .ucum("mg/dL"))), at: 300, status: .enteredInError)
        var watch = Watch()
        #expect(watch.receive([rows[0]]).count == 1)
        #expect(watch.receive([error]).isEmpty)
        #expect(watch.receive([rows[1]]).isEmpty)
        #expect(BedsideReading(Chart(rows: rows + [error])).hours == 40)
    }

    @Test("Two rows that differ only in how exactly their time is known have one order")
    func tiesOfPrecision() {
        let rows = [Observation.TimePrecision.minute, .day].map {
            Observation(.crp, .quantity(Quantity(5, .ucum("mg/dL"))), at: 36, precision: $0)
        }
        #expect(Chart(rows: rows) == Chart(rows: rows.reversed()))
    }

    @Test("A row that no rule reads adds no moment to the courses of the grades")
    func unreadMoments() {
        let rows = [Observation(.temperature, 39, at: 30), Observation(.temperature, 36.8, at: 60)]
        let unread = Observation(.respiratoryRate, 18, at: 56)
        let courses = [rows, rows + [unread]].map { Chart(rows: $0).gradeCourses([ASTCTCRS()]).map(\.spans) }
        #expect(courses[0] == courses[1])
    }

    @Test("Stages at a moment do not depend on a row that no rule reads")
    func unreadStages() {
        let rows = [Observation(.temperature, 39, at: 30), Observation(.visibleSwelling, .flag(true), at: 50)]
        let unread = Observation(.respiratoryRate, 18, at: 100)
        #expect(StageReading(Chart(rows: rows), at: 110) == StageReading(Chart(rows: rows + [unread]), at: 110))
    }
}
