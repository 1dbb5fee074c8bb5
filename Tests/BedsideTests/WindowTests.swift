import Quantities
import Testing

@testable import Bedside

@Suite("The worst of 24 hours")
struct WindowTests {
    private func grade(_ rows: [Observation], at hours: Double) -> Grade { ASTCTCRS().grade(Chart(rows: rows).signs(at: hours)) }

    private func present(_ finding: Finding, _ hours: Double, _ cause: Attribution.Cause? = nil) -> Observation {
        Observation(finding, .flag(true), at: hours, attribution: cause.map { Attribution($0) })
    }

    private func device(_ word: String, _ hours: Double, _ cause: Attribution.Cause? = .cytokineRelease) -> Observation {
        Observation(.oxygenDevice, .word(word), at: hours, attribution: cause.map { Attribution($0) })
    }

    @Test("A fever of the last day counts, one of the day before does not")
    func fever() {
        let rows = [Observation(.temperature, 39, at: 100), Observation(.temperature, 37, at: 110)]
        #expect(Chart(rows: rows).signs(at: 124).temperature == 39)
        #expect(Chart(rows: rows).signs(at: 124.1).temperature == 37)
        #expect(Chart(rows: rows).signs(at: 140).temperature == nil)
    }

    @Test("Hypotension that nobody judged leaves the grade open between without and with it")
    func attribution() {
        let fever = Observation(.temperature, 39, at: 100)
        let open = grade([fever, present(.hypotension, 100), device("room_air", 100)], at: 101)
        #expect(open.text == "1-2")
        #expect(open.certainty == .interval)
        #expect(open.missing == ["whether CRS is judged to be the cause of the hypotension", "vasopressors"])
        #expect(grade([fever, present(.hypotension, 100, .cytokineRelease), device("room_air", 100)], at: 101).text == "2")
        let other = grade([fever, present(.hypotension, 100, .other("sepsis")), device("room_air", 100)], at: 101)
        #expect(other.text == "1")
        #expect(other.certainty == .certain)
    }

    @Test("The flow that counts is the one while the worst device was in place")
    func flow() {
        let rows = [
            Observation(.temperature, 39, at: 100), device("nasal_cannula", 100), Observation(.oxygenFlow, 8, at: 101),
            device("room_air", 105), Observation(.oxygenFlow, 15, at: 106), Observation(.hypotension, .flag(false), at: 100),
        ]
        #expect(grade(rows, at: 107).text == "3")
        #expect(Chart(rows: rows).signs(at: 107).oxygenFlow == 8)
    }

    @Test("Vasopressors count together only while they run together")
    func vasopressors() {
        func rate(_ drug: String, _ value: Double, _ hours: Double) -> Observation {
            Observation(.vasopressor, .quantity(Quantity(value, .ucum("ug/min"))), at: hours, subject: drug)
        }
        let sequential = [rate("norepinephrine", 5, 100), rate("norepinephrine", 0, 104), rate("epinephrine", 3, 104)]
        #expect(Chart(rows: sequential).signs(at: 110).vasopressors?.count == 1)
        let together = [rate("norepinephrine", 5, 100), rate("epinephrine", 3, 103)]
        #expect(Chart(rows: together).signs(at: 110).vasopressors?.count == 2)
        #expect(Chart(rows: [rate("norepinephrine", 0, 104)]).signs(at: 110).vasopressors == [])
        #expect(Chart(rows: []).signs(at: 110).vasopressors == nil)
    }

    @Test("A high rate counts as held for as long as it ran at that rate or above")
    func heldRate() throws {
        func rate(_ value: Double, _ hours: Double) -> Observation {
            Observation(.vasopressor, .quantity(Quantity(value, .ucum("ug/min"))), at: hours, subject: "noradrenaline")
        }
        // 20 ug/min from hour 101 to hour 105 with a rise in between: four hours at 20 or more.
        let chart = Chart(rows: [rate(8, 100), rate(20, 101), rate(30, 103), rate(20, 104), rate(6, 105)])
        let run = try #require(chart.signs(at: 106).vasopressors?.first)
        #expect(run.drug == .norepinephrine)
        #expect(run.dose == 20)
        #expect(run.hours == 4)
    }

    @Test("After tocilizumab a patient without fever keeps the grade of the other axes")
    func masked() {
        let rows = [
            Observation(.temperature, 39.5, at: 100),
            Observation(.drug, .quantity(Quantity(8, .ucum("mg/kg"))), at: 101, subject: "tocilizumab"),
            Observation(.temperature, 36.9, at: 130), present(.hypotension, 130, .cytokineRelease), device("room_air", 130),
        ]
        let now = grade(rows, at: 131)
        #expect(now.text == "2")
        #expect(Chart(rows: rows).signs(at: 131).isFeverMasked == true)
    }

    @Test("A fever explained otherwise neither opens CRS nor hides one that nobody explained")
    func explainedFever() {
        let explained = Observation(.temperature, 39, at: 100, attribution: Attribution(.other("transfusion")))
        #expect(grade([explained], at: 101).detail == "fever explained otherwise")
        #expect(Chart(rows: [explained, Observation(.temperature, 38.2, at: 100.5)]).signs(at: 101).temperature == 38.2)
    }

    @Test("Dyspnoea alone is no sign of the upper airway, beside a swelling it is")
    func dyspnoea() {
        let dyspnoea = present(.dyspnoea, 100)
        #expect(LocalAirway().grade(Chart(rows: [dyspnoea]).signs(at: 101)).certainty == .undetermined)
        let beside = LocalAirway().grade(Chart(rows: [dyspnoea, present(.visibleSwelling, 100)]).signs(at: 101))
        #expect(beside.text == "3")
    }

    @Test("A tape two centimetres over baseline is a visible swelling")
    func tape() {
        let baseline = Observation(.neckCircumferenceBaseline, 36, at: -24)
        func swollen(_ tape: Double) -> Bool? {
            Chart(rows: [baseline, Observation(.neckCircumference, tape, at: 100)]).signs(at: 101).isSwollen
        }
        #expect(swollen(37.9) == false)
        #expect(swollen(38) == true)
        #expect(Chart(rows: [Observation(.neckCircumference, 45, at: 100)]).signs(at: 101).isSwollen == nil)
    }

    @Test("The first 36 hours count only when all of them are covered, or when the fever is there")
    func early() {
        func hottest(_ rows: [(Double, Double)], at hours: Double = 40) -> Measured? {
            Chart(rows: rows.map { Observation(.temperature, $0.1, at: $0.0) }).signs(at: hours).temperatureOfFirst36Hours
        }
        #expect(hottest([(6, 37.5)]) == nil)
        #expect(hottest([(6, 37.5), (18, 38), (30, 37.2)]) == 38)
        #expect(hottest([(6, 39)]) == 39)
    }

    @Test("The local picture begins with the first sign of the last episode and is resolved when all are gone")
    func localPicture() throws {
        let seed = try SeedChart.load()
        #expect(LocalPicture(seed, at: SeedChart.onset - 1) == nil)
        let onset = try #require(LocalPicture(seed, at: SeedChart.onset))
        #expect(onset.onset == SeedChart.onset)
        #expect(onset.sites == ["neck"])
        #expect(onset.trend == .worsening)
        #expect(LocalPicture(seed, at: 9.6 * 24)?.trend == .resolving)
        #expect(LocalPicture(seed, at: 14.6 * 24)?.trend == .resolved)
    }
}

@Suite("A saturation that nobody treats")
struct UntreatedSaturationTests {
    @Test("Low on room air leaves the grade a lower bound and says which oxygen is missing")
    func roomAir() {
        var signs = Signs()
        (signs.temperature, signs.isHypotensive, signs.oxygenDevice, signs.oxygenSaturation) = (39, false, .roomAir, 84)
        let grade = ASTCTCRS().grade(signs)
        #expect(grade.text == "1")
        #expect(grade.certainty == .atLeast)
        #expect(grade.missing == ["the oxygen that a saturation of 84 % on room air needs"])
        signs.oxygenSaturation = 95
        #expect(ASTCTCRS().grade(signs).certainty == .certain)
    }
}
