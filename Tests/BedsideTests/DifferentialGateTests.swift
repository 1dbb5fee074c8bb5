import Testing

@testable import Bedside

/// Expected values: clinical dossier, sections C1 and C2, rows D16 to D18.
@Suite("Gates of the differential")
struct DifferentialGateTests {
    private static func standing(_ id: String, _ hours: Double, _ precision: Observation.TimePrecision = .minute) -> Differential.Standing?
    {
        Ward.assess(id, [Ward.drug("plasma", at: hours, precision: precision)])?.standing
    }

    @Test("TRALI needs a product within 6 hours, TACO within 12")
    func spans() {
        #expect(DifferentialGateTests.standing("D16", 194) == .open)
        #expect(DifferentialGateTests.standing("D16", 193.9) == .notApplicable)
        #expect(DifferentialGateTests.standing("D17", 188) == .open)
        #expect(DifferentialGateTests.standing("D17", 187.9) == .notApplicable)
    }

    @Test("A product of which only the day is known closes no gate while it may have come in time")
    func dayOnly() {
        #expect(DifferentialGateTests.standing("D16", 204, .day) == .open)
        #expect(DifferentialGateTests.standing("D16", 180, .day) == .notApplicable)
        #expect(DifferentialGateTests.standing("D17", 180, .day) == .open)
        #expect(DifferentialGateTests.standing("D17", 156, .day) == .notApplicable)
    }

    @Test("Plasma after the onset is out for the onset and watched after")
    func after() {
        let trali = Ward.assess("D16", [Ward.drug("plasma", at: 202)])
        #expect(trali?.standing == .watched)
        #expect(trali?.remarks == ["plasma came after the onset: excluded for the onset, to be watched for 6 h after it"])
        #expect(trali?.score == 0)
        #expect(Ward.assess("D16", [Ward.drug("plasma", at: 202)], at: 209)?.standing == .notApplicable)
    }

    @Test("A new drug of which only the day is known counts nothing while it may have come after")
    func exposureOfTheDay() {
        let anaphylaxis = Ward.assess("D01", [Ward.drug("imipenem", at: 204, precision: .day)])
        #expect(anaphylaxis?.score == 0)
        #expect(anaphylaxis?.unknown.contains("new drug or product within 6 h before onset") == true)
    }

    @Test("An onset of which only the day is known makes nothing certain that day")
    func onsetOfTheDay() {
        let swelling = Observation(.visibleSwelling, .flag(true), at: 204, subject: "neck", precision: .day)
        let rows = [Ward.drug("imipenem", at: 200), Ward.drug("plasma", at: 200)]
        let differential = Differential(Ward.situation(rows, swelling: swelling, at: 210))
        #expect(differential?["D01"]?.score == 0)
        #expect(differential?["D16"]?.standing == .open)
    }

    @Test("No drug charted means no drug known, not none given")
    func nothingCharted() {
        #expect(Ward.assess("D01", [])?.unknown.contains("new drug or product within 6 h before onset") == true)
        #expect(Ward.assess("D20", [Ward.drug("imipenem", at: 180)])?.unknown.contains("vincristine or vindesine given before") == true)
    }

    @Test("A reaction to the product is of the first day")
    func product() {
        let early = Observation(.visibleSwelling, .flag(true), at: 5, subject: "neck")
        #expect(Differential(Ward.situation([], swelling: early, at: 8))?["D18"]?.standing == .open)
        #expect(Ward.assess("D18", [Ward.drug("CAR-T", at: 12, precision: .day)])?.standing == .notApplicable)
    }

    @Test("Away from the neck the diagnoses of the neck do not apply and the general ones stay")
    func elsewhere() throws {
        let belly = Observation(.siteSwelling, .word("compression_compensated"), at: 200, subject: "abdomen")
        let differential = try #require(Differential(Ward.situation([], swelling: belly)))
        let out = ["D02", "D03", "D04", "D05", "D06", "D07", "D08", "D20", "D21", "D22", "D23"]
        #expect(out.allSatisfy { differential[$0]?.standing == .notApplicable })
        #expect(differential["D04"]?.remarks == ["not applicable: the site is abdomen"])
        #expect(["D01", "D09", "D13", "D14", "D24"].allSatisfy { differential[$0]?.standing == .open })
        #expect(!differential.openTests.contains(.contrastCT) && !differential.openTests.contains(.laryngoscopy))
        #expect(differential.openTests.contains(.siteImaging))
    }

    @Test("Stridor makes any picture one of the neck, and so does a visible swelling that names no site")
    func airway() {
        let belly = Observation(.siteSwelling, .word("compression_compensated"), at: 200, subject: "abdomen")
        #expect(Differential(Ward.situation([Ward.flag(.stridor, true)], swelling: belly))?["D04"]?.standing == .open)
        let unnamed = Ward.flag(.visibleSwelling, true, at: 200)
        #expect(Differential(Ward.situation([], swelling: unnamed))?["D04"]?.standing == .open)
    }

    @Test("In the mediastinum a clot and air still apply")
    func chest() {
        let mass = Observation(.siteSwelling, .word("serous_effusion"), at: 200, subject: "mediastinum")
        let differential = Differential(Ward.situation([], swelling: mass))
        #expect(differential?["D06"]?.standing == .open)
        #expect(differential?["D08"]?.standing == .open)
        #expect(differential?["D04"]?.standing == .notApplicable)
    }
}
