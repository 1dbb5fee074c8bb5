import Testing

@testable import Bedside

/// Equivalence: clinical dossier, section 0.
@Suite("Guidance: sums of glucocorticoids")
struct GuidanceSteroidTests {
    private func exposure(weight: Double? = nil, from start: Double = 0, to end: Double = 100, _ rows: Observation...)
        -> GlucocorticoidExposure
    {
        GlucocorticoidExposure(Chart(rows: rows), from: start, to: end, weight: weight)
    }

    @Test(
        "0.75 mg of dexamethasone equal each of these",
        arguments: [
            ("hydrocortisone", 20.0), ("prednisone", 5), ("prednisolone", 5), ("methylprednisolone", 4), ("mPSL", 4),
            ("dexamethasone", 0.75), ("Dexamethasone sodium phosphate", 0.75), ("Methylprednisolone sodium succinate", 4),
        ])
    func equivalence(drug: String, milligrams: Double) {
        #expect(exposure(.dose(drug, milligrams, at: 1)).dexamethasone == 0.75)
    }

    @Test("The case: methylprednisolone 80 mg and dexamethasone 20 mg are 35 mg, about 233 mg of prednisone")
    func seed() throws {
        // Clinical dossier, section B3, last paragraph.
        let situation = SeedCase.situation(try SeedCase.chart(), at: SeedCase.afterSecondSet)
        let all = GlucocorticoidExposure.cumulative(situation)
        #expect(all.dexamethasone == 35)
        #expect(all.prednisone.rounded() == 233)
        #expect(!all.isLowerBound)
        #expect(all.text == "35 mg dexamethasone-equivalent (about 233 mg prednisone)")
        let first = SeedCase.situation(try SeedCase.chart(), at: SeedCase.onset)
        #expect(GlucocorticoidExposure.cumulative(first).dexamethasone == 17.5)
    }

    @Test("The taper of the case names no drug and no dose: the sum is a lower bound from day 9 on")
    func taper() throws {
        let all = GlucocorticoidExposure.cumulative(SeedCase.situation(try SeedCase.chart(), at: 10 * 24))
        #expect(all.dexamethasone == 35)
        #expect(all.isLowerBound)
        #expect(all.unknown == ["corticosteroids"])
        #expect(all.text.hasPrefix("at least 35 mg"))
        #expect(all.most == nil)
    }

    @Test("A dose per weight counts by the weight, and is of unknown amount without it")
    func perWeight() {
        let dose = Observation.dose("methylprednisolone", 2, "mg/kg", at: 1)
        // 2 mg/kg × 60 kg = 120 mg, of which 4 mg equal 0.75 mg.
        #expect(exposure(weight: 60, dose).dexamethasone == 22.5)
        #expect(exposure(dose).isLowerBound)
        #expect(exposure(dose).unknown == ["methylprednisolone"])
    }

    @Test("Grams and micrograms convert; a number without mass, a rate and a limit are unknown amounts")
    func units() {
        #expect(exposure(.dose("methylprednisolone", 1, "g", at: 1)).dexamethasone == 187.5)
        #expect(exposure(.dose("dexamethasone", 500, "ug", at: 1)).dexamethasone == 0.5)
        #expect(exposure(weight: 60, .dose("dexamethasone", 2, "1", at: 1)).isLowerBound)
        #expect(exposure(weight: 60, .dose("dexamethasone", 10, "mg/d", at: 1)).isLowerBound)
        let atLeast = Observation(.drug, .quantity(.init(8, .ucum("mg"))), at: 1, subject: "dexamethasone", limit: .above)
        #expect(exposure(atLeast).isLowerBound)
    }

    @Test("The last 24 h hold what certainly lies in them; a dose known by its day widens the sum")
    func lastDay() {
        let early = Observation.dose("dexamethasone", 10, at: 70)
        let late = Observation.dose("dexamethasone", 4, at: 90)
        // Day 3 is hour 72 to 96; the span begins at hour 76.
        let sometime = Observation.dose("dexamethasone", 1, at: 84, precision: .day)
        let day = exposure(from: 76, to: 100, early, late, sometime)
        #expect(day.dexamethasone == 4)
        #expect(day.most == 5)
        #expect(exposure(early, late, sometime).dexamethasone == 15)
    }

    @Test("Steroids before the infusion are not part of the sum since infusion")
    func beforeInfusion() {
        #expect(exposure(.dose("dexamethasone", 40, at: -200), .dose("dexamethasone", 10, at: 5)).dexamethasone == 10)
    }
}
