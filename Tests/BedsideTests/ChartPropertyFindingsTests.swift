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

    @Test("A lesion that was looked at once does not hide what two tapes tell")
    func courseByTape() {
        let rows = [
            Observation(.neckCircumferenceBaseline, 36, at: -20), Observation(.neckCircumference, 39, at: 95),
            Observation(.neckCircumference, 41, at: 100), Observation(.siteSwelling, .word("compression_compensated"), at: 102),
        ]
        #expect(LocalPicture(Chart(rows: rows), at: 103)?.trend == .worsening)
    }
}
