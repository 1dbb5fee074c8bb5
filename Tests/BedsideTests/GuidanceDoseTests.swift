import Testing

@testable import Bedside

/// Expected values: clinical dossier, section B1, dose engine checks, unless said otherwise.
@Suite("Guidance: doses")
struct GuidanceDoseTests {
    @Test(
        "Tocilizumab by weight, with the step down at 30 kg",
        arguments: [(29.9, 358.8), (30, 240), (61, 488), (100, 800), (120, 800)])
    func tocilizumab(weight: Double, milligrams: Double) {
        #expect(TocilizumabDose(weight: weight).milligrams == milligrams)
    }

    @Test("Without a weight there are no milligrams but the formula")
    func unknownWeight() {
        let dose = TocilizumabDose(weight: nil)
        #expect(dose.milligrams == nil)
        #expect(dose.text.contains("12 mg/kg below 30 kg") && dose.text.contains("weight is not charted"))
        #expect(TocilizumabDose(weight: 0).milligrams == nil)
    }

    private func decision(
        doses: [Double], at hours: Double, precision: Observation.TimePrecision = .minute, unit: String = "mg/kg"
    ) -> TocilizumabDosing.Decision {
        let rows = doses.map { Observation.dose("tocilizumab", 8, unit, at: $0, precision: precision) }
        let paracetamol = Observation.dose("paracetamol", 500, at: -100)
        return TocilizumabDosing(Situation(Chart(patient: .init(weight: 61), rows: rows + [paracetamol]), at: hours)).decision
    }

    @Test(
        "Doses at 0, 8 and 16 h are allowed, a fourth at 23 h is refused and at 24 h allowed, a fifth refused",
        arguments: [
            ([], 0, true), ([0], 8, true), ([0], 7.9, false), ([0, 8], 16, true), ([0, 8, 16], 23, false), ([0, 8, 16], 24, true),
            ([0, 8, 16, 24], 500, false),
        ] as [([Double], Double, Bool)])
    func limits(doses: [Double], at hours: Double, isAllowed: Bool) {
        let decision = decision(doses: doses, at: hours)
        #expect(decision.isAllowed == isAllowed)
        #expect(decision.isRefused == !isAllowed)
    }

    @Test("A fourth dose at 24 h needs 8 h since the third as well, and 3 doses in 24 h are refused although 8 h have passed")
    func reasons() {
        #expect(decision(doses: [0, 8, 16], at: 23).text.contains("at least 8 h"))
        #expect(decision(doses: [0, 7, 14], at: 23).text.contains("3 doses were given in 24 h"))
        #expect(decision(doses: [0, 8, 16, 24], at: 500).text.contains("4 doses were given in the course"))
    }

    @Test("Clocks written to the minute do not refuse at exactly 8 h", arguments: [17.0 + 10.0 / 60, 1.0 / 3, 13.0 + 37.0 / 60])
    func clocks(first: Double) {
        #expect(decision(doses: [192 + first], at: 192 + (first + 8)).isAllowed)
    }

    @Test("A dose counts in mg, in mg/kg, without amount and under its brand, but not as zero or entered in error")
    func whatCounts() {
        func count(_ rows: Observation...) -> Int { TocilizumabDosing(Situation(Chart(rows: rows), at: 10)).doses.count }
        #expect(count(.dose("tocilizumab", 488, at: 0)) == 1)
        #expect(count(.dose("tocilizumab", 8, "mg/kg", at: 0)) == 1)
        #expect(count(.dose("Tocilizumab (RoActemra)", at: 0)) == 1)
        #expect(count(.dose("toci", at: 0), .dose("Actemra", 400, at: 1)) == 2)
        #expect(count(.dose("tocilizumab", 0, at: 0)) == 0)
        #expect(count(.dose("siltuximab", 11, "mg/kg", at: 0)) == 0)
        #expect(count(Observation(.drug, .unstated, at: 0, subject: "tocilizumab", status: .enteredInError)) == 0)
    }

    @Test("A dose known only by its day is refused when it must be too near, uncertain when it may be, allowed when it cannot be")
    func dayOnly() {
        // A dose of day 7 lies between hour 168 and hour 192.
        #expect(decision(doses: [180], at: 181, precision: .day).text.contains("8 h") == true)
        guard case .uncertain(let reason, let missing, let dose) = decision(doses: [180], at: 199, precision: .day) else {
            Issue.record("a dose that may lie 7 h back must leave the answer open")
            return
        }
        #expect(reason.contains("day only"))
        #expect(missing == ["clock of the earlier doses of tocilizumab"])
        #expect(dose.milligrams == 488)
        #expect(decision(doses: [180], at: 200.1, precision: .day).isAllowed)
        #expect(decision(doses: [180, 180, 180, 180], at: 400, precision: .day).isRefused)
    }

    @Test("Three doses known only by their day may make three in 24 h")
    func threeOnOneDay() {
        guard case .uncertain(let reason, _, _) = decision(doses: [180, 180, 180], at: 210, precision: .day) else {
            Issue.record("three doses of the day before may all lie within 24 h")
            return
        }
        #expect(reason.contains("3 in 24 h"))
    }

    @Test("Where no drug at all is charted, earlier doses are unknown, not none")
    func noDrugs() {
        guard case .uncertain(let reason, let missing, _) = TocilizumabDosing(Situation(Chart(), at: 10)).decision else {
            Issue.record("an empty chart must not allow a dose")
            return
        }
        #expect(reason.contains("no drug at all is charted"))
        #expect(missing == ["drugs given, with their times"])
    }

    @Test("Adrenaline is 0.01 mg/kg and at most 0.5 mg", arguments: [(10.0, 0.1), (29.9, 0.299), (50, 0.5), (61, 0.5)])
    func adrenaline(weight: Double, milligrams: Double) {
        // Clinical dossier, section B4, last paragraph.
        #expect(AdrenalineDose(weight: weight).milligrams == milligrams)
        #expect(AdrenalineDose(weight: nil).milligrams == nil)
        #expect(AdrenalineDose(weight: nil).text.contains("0.01 mg/kg"))
    }

    @Test("The weight of the patient serves, otherwise the last one weighed")
    func weight() {
        let weighed = Observation(.dailyWeight, 58, at: 5)
        #expect(Situation(Chart.of(weighed), at: 6).weight == 58)
        #expect(Situation(Chart.of(weight: 61, weighed), at: 6).weight == 61)
        #expect(Situation(Chart.of(weighed), at: 4).weight == nil)
    }
}
