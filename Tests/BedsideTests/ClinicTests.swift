import Quantities
import Testing

@testable import Bedside

/// Charts of the ward at night that a reading must not get wrong. Expected values: clinical dossier, sections A1, A2, A10, B1, B4 and C.
@Suite("What a clinician found")
struct ClinicTests {
    private static func reading(_ patient: Chart.Patient = .init(), at hours: Double = 153, _ rows: Observation...) -> BedsideReading {
        BedsideReading(Chart(patient: patient, rows: rows), at: hours)
    }

    /// Section A2: CAPD of 9 or more is grade 3, waking to voice alone would be 2.
    @Test("Neurotoxicity of a child is graded by CAPD, in the reading, its guidance and the watch")
    func child() {
        let patient = Chart.Patient(age: 8)
        let rows = [Observation(.capd, 12, at: 152), .coded(.consciousness, "voice", at: 152)]
        let reading = BedsideReading(Chart(patient: patient, rows: rows), at: 153)
        #expect(reading.neurotoxicity.range == 3...3)
        #expect(reading.neurotoxicity.system == "ASTCT-ICANS-PED")
        let told = reading.guidance[.guidelines].map(\.id)
        #expect(told.contains("NCCN-ICANS-3"))
        #expect(!told.contains("NCCN-ICANS-2"))
        var watch = Watch(patient: patient)
        #expect(watch.receive(rows).first { $0.topic == .neurotoxicity }?.level == 3)
    }

    @Test("Without an age CAPD is used where nobody asked for ICE, and ICE where somebody did")
    func unknownAge() {
        #expect(ClinicTests.reading(at: 153, Observation(.capd, 12, at: 152)).neurotoxicity.range == 3...3)
        let both = ClinicTests.reading(at: 153, Observation(.capd, 12, at: 152), Observation(.iceScore, 8, at: 152))
        #expect(both.neurotoxicity.system == "ASTCT-ICANS")
    }

    // MARK: Oxygen at home

    private static func oxygen(_ device: String, _ cause: Attribution.Cause? = nil, before: String? = nil) -> Grade {
        let rows: [Observation?] = [
            .sign(.airwayPressureBaseline, true, at: -140), before.map { .coded(.oxygenDevice, $0, at: -140) },
            Observation(.temperature, 38.7, at: 152), .sign(.hypotension, false, at: 152),
            Observation(.oxygenDevice, .word(device), at: 152, attribution: cause.map { Attribution($0) }),
        ]
        return ASTCTCRS().grade(Chart(rows: rows.compactMap(\.self)).signs(at: 153))
    }

    /// Section A1: only home oxygen that is unchanged from baseline is no hypoxia of CRS.
    @Test("Oxygen at home excuses the same oxygen, and nothing that is more than it")
    func homeOxygen() {
        #expect(ClinicTests.oxygen("nasal_cannula").range == 1...1)
        #expect(ClinicTests.oxygen("cpap", before: "cpap").range == 1...1)
        // Judged to be CRS; a device that nobody has at home; more than was charted before.
        #expect(ClinicTests.oxygen("simple_mask", .cytokineRelease).range == 3...3)
        #expect(ClinicTests.oxygen("nonrebreather").range == 1...3)
        #expect(ClinicTests.oxygen("simple_mask", before: "nasal_cannula").range == 1...3)
    }

    // MARK: Warnings

    private static func warning(_ id: String, _ rows: Observation..., age: Double? = nil) -> String? {
        let chart = Chart(patient: .init(age: age, weight: 20), rows: rows)
        return Guidance(Situation(chart, at: 153))[.warnings].first { $0.id == id }?.text
    }

    /// Sections B4 and C1 (D01): 0.01 mg/kg at once; guidelines would repeat tocilizumab after 8 h.
    @Test("Wheals after tocilizumab call for adrenaline without any swelling, and name the drug not to be repeated")
    func anaphylaxis() {
        let toci = Observation.dose("tocilizumab", 240, at: 151)
        let text = ClinicTests.warning("S15", toci, .sign(.urticaria, true, at: 151.5))
        #expect(text?.contains("0.2 mg") == true)
        #expect(text?.contains("of tocilizumab") == true)
        #expect(text?.contains("no further dose of a suspect") == true)
        #expect(ClinicTests.warning("S15", toci, .sign(.urticaria, false, at: 151.5)) == nil)
        #expect(ClinicTests.warning("S15", toci, .sign(.visibleSwelling, true, at: 152)) != nil)
        // The reported neck swelled 17 h and more after its last new drug: section C2 gives that +1, not +2.
        #expect(ClinicTests.warning("S15", .dose("tocilizumab", 240, at: 130), .sign(.visibleSwelling, true, at: 152)) == nil)
        let skin = Guidance(Situation(Chart(rows: [toci, .sign(.wheeze, true, at: 152)]), at: 153))
        #expect(skin[.doses].contains { $0.id == "D-ADRENALINE" })
    }

    @Test("A pressure or saturation that nobody judged is told beside the grade that leaves it out")
    func unjudged() {
        let low = Observation(.systolicPressure, 74, at: 152)
        #expect(ClinicTests.warning("S16", low)?.contains("systolic pressure 74") == true)
        #expect(ClinicTests.warning("S16", low, .sign(.hypotension, true, at: 152)) == nil)
        #expect(ClinicTests.warning("S16", Observation(.systolicPressure, 90, at: 152)) == nil)
        // A child of two: 70 + 2 × 2 = 74 is not under the limit.
        #expect(ClinicTests.warning("S16", low, age: 2) == nil)
        let blue = Observation(.oxygenSaturation, 84, at: 152)
        #expect(ClinicTests.warning("S16", blue, .coded(.oxygenDevice, "room_air", at: 152))?.contains("84 % on room air") == true)
        #expect(ClinicTests.warning("S16", blue, .coded(.oxygenDevice, "nasal_cannula", at: 152)) == nil)
    }

    /// Section A10: 1 cm in an hour, or 2 cm from baseline.
    @Test("A tape that rises by 1 cm in an hour is told without a baseline, in the reading and by the watch")
    func tape() {
        func tape(_ size: Double, _ hours: Double) -> Observation { Observation(.neckCircumference, size, at: hours) }
        #expect(ClinicTests.warning("S17", tape(38.4, 151), tape(39.4, 152))?.contains("1.0 cm within an hour") == true)
        #expect(ClinicTests.warning("S17", tape(38.4, 151), tape(39.3, 152)) == nil)
        #expect(ClinicTests.warning("S17", tape(38.4, 150), tape(39.4, 152)) == nil)
        let baseline = Observation(.neckCircumferenceBaseline, 38, at: -20)
        #expect(ClinicTests.warning("S17", baseline, tape(40, 152))?.contains("2.0 cm over") == true)
        var watch = Watch()
        #expect(watch.receive([tape(38.4, 151), tape(39.4, 152)]).map(\.topic) == [.neck])
    }

    /// Section C1, D06: the usual floor for anticoagulation is 50.
    @Test("An anticoagulant is told with platelets under 50 and with a haematoma, and asks for platelets")
    func anticoagulant() {
        let drug = Observation.dose("enoxaparin", 40, at: 150)
        #expect(ClinicTests.warning("S18", drug, Observation(.platelets, 49, at: 152))?.contains("49") == true)
        #expect(ClinicTests.warning("S18", drug, Observation(.platelets, 50, at: 152)) == nil)
        #expect(ClinicTests.warning("S18", drug, Observation(.platelets, 90, at: 152), .coded(.neckCT, "haematoma", at: 152)) != nil)
        #expect(
            AnticoagulantAndBleeding().check(GradedSituation(Situation(Chart(rows: [drug]), at: 153))) == .unknown(missing: ["platelets"]))
    }

    // MARK: Dyspnoea without a swelling

    /// Section C1, D16: plasma within 6 h, bilateral infiltrates, PaO2/FiO2 of 300 or less, no sign of left-atrial hypertension.
    @Test("Dyspnoea after plasma has a differential without any local sign, and local CRS is not in it")
    func dyspnoea() throws {
        let rows: [Observation] = [
            .dose("fresh frozen plasma", 500, "mL", at: 150), .sign(.dyspnoea, true, at: 152),
            .coded(.chestImaging, "bilateral_infiltrates", at: 152), Observation(.oxygenRatio, 140, at: 152),
            Observation(.bnp, 60, at: 152),
        ]
        let reading = BedsideReading(Chart(rows: rows), at: 153)
        let differential = try #require(reading.differential)
        #expect(differential["D16"]?.score == 4)
        #expect(differential["D17"]?.standing != .notApplicable)
        #expect(differential["D24"] == nil)
        #expect(differential.caseDefinition.certainty == .undetermined)
        #expect(differential.remarks.count == 1)
        #expect(reading.situation.local == nil)
    }

    @Test("Dyspnoea that has gone needs no explanation")
    func calm() {
        let chart = Chart.of(.sign(.dyspnoea, true, at: 140), .sign(.dyspnoea, false, at: 150))
        #expect(BedsideReading(chart, at: 153).differential == nil)
        #expect(BedsideReading(chart, at: 145).differential != nil)
    }

    /// Section B4: 10 mg is the dose of an adult; no source states one for a child.
    @Test("The airway bundle does not tell a child the dexamethasone of an adult")
    func dexamethasone() {
        func step(age: Double?, weight: Double? = nil) -> String? {
            let chart = Chart(patient: .init(age: age, weight: weight), rows: [.sign(.stridor, true, at: 152)])
            return Guidance(Situation(chart, at: 153))[.airway].first { $0.id == "AIR-6" }?.text
        }
        #expect(step(age: 8)?.contains("none for a child") == true)
        #expect(step(age: nil, weight: 20)?.contains("none for a child") == true)
        #expect(step(age: 61)?.hasPrefix("dexamethasone 10 mg IV") == true)
    }
}
