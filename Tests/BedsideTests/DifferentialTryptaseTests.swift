import Testing

@testable import Bedside

/// Expected values: clinical dossier, section C1, row D01.
@Suite("Tryptase in the differential")
struct DifferentialTryptaseTests {
    @Test(
        "Over 1.2 times the baseline plus 2, strictly", arguments: [(5.0, 8.0, false), (5, 8.01, true), (10, 14, false), (10, 14.1, true)])
    func threshold(baseline: Double, acute: Double, expected: Bool) {
        #expect(TryptaseRule.isPositive(acute: Measured(acute), baseline: Measured(baseline)) == expected)
    }

    @Test("A baseline under the limit of its assay leaves open what it may not settle")
    func assayLimits() {
        #expect(TryptaseRule.isPositive(acute: 8.5, baseline: Measured(5, .below)) == true)
        #expect(TryptaseRule.isPositive(acute: 5, baseline: Measured(5, .below)) == nil)
        #expect(TryptaseRule.isPositive(acute: 1.5, baseline: Measured(5, .below)) == false)
        #expect(TryptaseRule.isPositive(acute: Measured(1, .below), baseline: 4) == false)
        #expect(TryptaseRule.isPositive(acute: Measured(200, .above), baseline: 4) == true)
    }

    private static func outcome(_ acute: Double, at hours: Double, precision: Observation.TimePrecision = .minute) -> Diagnosis.Outcome? {
        let value = Ward.number(.tryptase, acute).value
        let sample = Observation(.tryptase, value, at: Ward.onset + hours, precision: precision)
        return Ward.assess("D01", [sample, Ward.number(.tryptaseBaseline, 5, at: 20)])?.outcome
    }

    @Test("A sample counts from 15 minutes to 4 hours after the onset", arguments: [0.25, 1, 4])
    func inside(hours: Double) {
        #expect(DifferentialTryptaseTests.outcome(20, at: hours) == .positive)
        #expect(DifferentialTryptaseTests.outcome(7, at: hours) == .negative)
    }

    @Test("A sample outside the window is no adequate test", arguments: [0.1, 4.1, 5.9])
    func outside(hours: Double) {
        let expected = Diagnosis.Outcome.inconclusive("no tryptase sample is known to lie 15 min to 4 h after onset")
        #expect(DifferentialTryptaseTests.outcome(20, at: hours) == expected)
        #expect(DifferentialTryptaseTests.outcome(7, at: hours) == expected)
    }

    @Test("A sample of which only the day is known is no adequate test")
    func dayOnly() {
        #expect(DifferentialTryptaseTests.outcome(7, at: 2, precision: .day)?.reason != nil)
    }

    @Test("A baseline counts from 24 hours after the signs had gone", arguments: [(223.0, false), (247, false), (249, true)])
    func baseline(hours: Double, counts: Bool) {
        let rows = [
            Ward.number(.tryptase, 20, at: 202), Ward.flag(.visibleSwelling, false, at: 224, subject: "neck"),
            Ward.number(.tryptaseBaseline, 5, at: hours),
        ]
        let outcome = Ward.assess("D01", rows, at: 260)?.outcome
        #expect(outcome == (counts ? .positive : .inconclusive("tryptase has no baseline")))
    }

    @Test("Where the alternative ratio of 1.685 disagrees, anaphylaxis stays open and keeps its minus two")
    func alternative() {
        let rows = [
            Ward.number(.tryptase, 6.6, at: 202), Ward.number(.tryptaseBaseline, 3.9, at: 20),
            Ward.flag(.urticaria, false), Ward.flag(.wheeze, false),
        ]
        let anaphylaxis = Ward.assess("D01", rows)
        #expect(anaphylaxis?.score == -2)
        #expect(anaphylaxis?.standing == .open)
        #expect(anaphylaxis?.outcome == .inconclusive("the two published tryptase rules disagree"))
    }

    @Test("Eosinophils and basophils count nothing, whatever they are", arguments: [0.0, 0.07, 5])
    func eosinophils(value: Double) {
        let without = Ward.assess("D01", [])
        let with = Ward.assess("D01", [Ward.number(.eosinophils, value), Ward.number(.basophils, value)])
        #expect(with?.score == without?.score)
        #expect(with?.standing == .open)
        #expect(with?.remarks.contains { $0.contains("not tests for anaphylaxis") } == true)
    }
}
