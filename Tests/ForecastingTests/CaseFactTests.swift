import Testing

@testable import Forecasting

/// The seed case, fact by fact; expected values are those of `Evidence/case-facts.csv`, read from the case report.
@Suite("The seed case")
struct CaseFactTests {
    @Test("All 21 facts of the case hold under one parameter set")
    func facts() throws {
        let facts = try Shipped.facts()
        #expect(facts.map(\.id) == (1...21).map { ($0 < 10 ? "F0" : "F") + String($0) })
        let checks = CaseCheck.all(facts, CaseRuns(try Shipped.model("b-all-cervical")))
        for check in checks { #expect(check.passes, "\(check.fact.id) \(check.fact.what): \(check.fact.target), reached \(check.reached)") }
    }

    @Test("A fact is not met by a patient who was never treated", arguments: ["F08", "F09", "F16", "F17"])
    func factsCanFail(id: String) throws {
        let untreated = try Shipped.model("b-all-cervical").without(
            ["tocilizumab", "antipyretic", "crystalloid", "plasma"] + CaseRuns.steroids)
        let course = untreated.run()
        let runs = CaseRuns(treated: course, withoutSteroids: course, year: nil)
        let fact = try #require(try Shipped.facts().first { $0.id == id })
        let check = CaseCheck.all([fact], runs)[0]
        #expect(!check.passes)
    }

    @Test("CRP turns within the day after tocilizumab while IL-6 rises")
    func crpFallsWhileIL6Rises() throws {
        let course = try Shipped.model("b-all-cervical").run()
        let peak = course.maximum("CRP", 6, 9)
        #expect(peak.day > 7.3 && peak.day < 8.3)
        #expect(course.value("CRP", at: 8.3) < peak.value)
        // Without its receptor the clearance falls to a fifth.
        let rise = course.value("plasma.IL6", at: 8.3) / course.value("plasma.IL6", at: 7.3)
        #expect(rise > 1.5 && rise < 5)
    }

    @Test("Fitted values lie within the bounds that the model declares for them")
    func calibrationWithinRanges() throws {
        let model = try Shipped.model("b-nhl-mass")
        let seed = PatientModel(try Shipped.scenario("b-all-cervical"))
        for row in try Shipped.calibration().rows {
            let symbol = try #require(
                (seed.network.parameters + model.network.parameters).first { $0.id == row.id },
                "‘\(row.id)’ is not a parameter of the model.")
            let range = try #require(symbol.range, "‘\(row.id)’ is fitted but declares no range.")
            #expect(range.contains(row.value), "\(row.id) is \(row.value), outside \(range)")
            #expect(row.unit == symbol.unit.symbol)
        }
    }

    @Test("B cells are absent from blood for three months and the marrow is clean until the relapse")
    func aplasiaAndRelapse() throws {
        let year = try Shipped.model("b-all-cervical").run(every: 1, until: 345)
        // Aplasia: fewer than 20 B cells in a microlitre.
        let (bCells, blasts, crp) = (
            year.maximum("blood.BCells", 15, 100).value, year.maximum("marrow.blasts", 15, 200).value, year.maximum("CRP", 60, 300).value
        )
        #expect(bCells < 20)
        #expect(blasts < 0.01)
        #expect(crp < 20)
    }
}
