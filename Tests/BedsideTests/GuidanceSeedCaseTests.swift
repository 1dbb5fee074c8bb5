import Testing

@testable import Bedside

/// What the tool says of the reported case: clinical dossier, sections B3 and B4.
@Suite("Guidance: the reported case")
struct GuidanceSeedCaseTests {
    private func guidance(at hours: Double) throws -> Guidance {
        Guidance(SeedCase.situation(try SeedCase.chart(), at: hours))
    }

    @Test("On day 8 at 17:10 the airway comes first, and the case is row R8")
    func onset() throws {
        let found = try guidance(at: SeedCase.onset)
        #expect(found.sections.first?.part == .airway)
        #expect(found[.airway].first?.match == .applies)
        #expect(found.ids(.airway) == ["AIR"] + (1...11).map { "AIR-\($0)" })
        #expect(found.ids(.seed) == ["R8", "R10"])
        #expect(found[.seed].first?.match == .applies)
    }

    @Test("Stages of the case need no help once its chart tells the systemic course: with it unknown R6 stands beside R8")
    func unknownCourse() throws {
        let read = Situation(try SeedCase.chart(), at: SeedCase.onset)
        let blind = Situation(
            chart: read.chart, hours: read.hours, signs: read.signs, local: read.local, systemic: SystemicCourse())
        #expect(Guidance(blind).ids(.seed).prefix(2) == ["R6", "R8"])
    }

    @Test("Adrenaline is offered while no tryptase is charted, whatever the eosinophils")
    func adrenaline() throws {
        let found = try guidance(at: SeedCase.onset)
        #expect(found[.airway].first { $0.id == "AIR-4" }?.text.contains("adrenaline IM at once") == true)
        #expect(found[.missing].contains { $0.title.contains("tryptase") })
    }

    @Test("After the second set the warnings are those of the dossier")
    func warnings() throws {
        let found = try guidance(at: SeedCase.afterSecondSet)
        #expect(found.ids(.warnings) == ["S5", "S1", "S2", "S3", "S4", "S9", "S6"])
        func text(_ id: String) -> String { found[.warnings].first { $0.id == id }?.text ?? "" }
        #expect(text("S1").contains("dexamethasone and methylprednisolone"))
        #expect(text("S1").contains("35 mg dexamethasone-equivalent (about 233 mg prednisone)"))
        #expect(text("S2").contains("torasemide") && text("S2").contains("BNP 43.4 pg/mL speaks against it"))
        #expect(text("S3").contains("no coagulation result is charted"))
        #expect(text("S4").contains("platelets of the last day are not charted") && text("S4").contains("angio-oedema"))
        #expect(text("S5").contains("no dose is charted after the onset"))
    }

    @Test("All ten disagreements but the one on masses are relevant after the second set")
    func disagreements() throws {
        let ids = try guidance(at: SeedCase.afterSecondSet).ids(.disagreements)
        #expect(ids == ["B4-1", "B4-3", "B4-4", "B4-5", "B4-6", "B4-7", "B4-8", "B4-9", "B4-10"])
    }

    @Test("On day 6 nothing of tocilizumab, plasma or a diuretic is said yet")
    func before() throws {
        let found = try guidance(at: 160)
        #expect(Set(found.ids(.disagreements)).isDisjoint(with: ["B4-5", "B4-6", "B4-7"]))
        #expect(Set(found.ids(.warnings)).isDisjoint(with: ["S1", "S2", "S3", "S5", "S6", "S7"]))
    }

    @Test("On day 9, shrinking, the taper is said beside the row of the case")
    func resolving() throws {
        let found = try guidance(at: 9 * 24 + 13)
        #expect(found.ids(.seed) == ["R8", "R9"])
        #expect(found[.warnings].contains { $0.id == "S10" && $0.text.contains("at least 35 mg") })
    }

    @Test("No milligrams of tocilizumab are computed, because the report gives no weight")
    func noWeight() throws {
        let found = try guidance(at: SeedCase.onset)
        let dose = found[.doses].first { $0.id == "D-TOCI" }
        #expect(dose?.text.contains("1 charted") == true)
        #expect(dose?.text.contains("weight is not charted") == true)
        #expect(found[.missing].contains { $0.title == "weight" })
    }
}
