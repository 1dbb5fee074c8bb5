import Testing

@testable import Bedside

/// Expected values: clinical dossier, section A11 and the cap of section C2.
@Suite("The case definition of local CRS")
struct DifferentialCaseDefinitionTests {
    @Test("Probable with imaging of the neck and every mimic tested and not found")
    func probable() {
        let definition = CaseDefinition(Ward.situation(Ward.mimicsExcluded))
        #expect(definition.certainty == .probable)
        #expect(definition.missing == ["CAR-T cells or cytokines of tissue or fluid against blood"])
    }

    @Test("Definite with a local gradient besides", arguments: [(Finding.tissueCART, "in_excess"), (.fluidGradient, "gradient")])
    func definite(finding: Finding, word: String) {
        #expect(CaseDefinition(Ward.situation(Ward.mimicsExcluded + [Ward.word(finding, word)])).certainty == .definite)
        #expect(CaseDefinition(Ward.situation([Ward.word(finding, word)])).certainty == .possible)
    }

    @Test("Possible and no more while any one of the tests is missing", arguments: 0..<4)
    func capped(place: Int) {
        var rows = Ward.mimicsExcluded + [Ward.word(.tissueCART, "in_excess")]
        rows.remove(at: place)
        let definition = CaseDefinition(Ward.situation(rows))
        #expect(definition.certainty == .possible)
        #expect(definition.because.allSatisfy { $0.hasSuffix("lacks its adequate test") } && !definition.because.isEmpty)
    }

    @Test("Wheals hold it at possible although tryptase is normal")
    func contradicted() {
        let situation = Ward.situation(Ward.mimicsExcluded + [Ward.flag(.urticaria, true)])
        #expect(CaseDefinition(situation).certainty == .possible)
        #expect(CaseDefinition(situation).because == ["anaphylaxis has strong signs against its negative test"])
        #expect(Differential(situation)?["D24"]?.score == 2 + 3)
    }

    @Test("Possible when a mimic was found")
    func found() {
        let rows = Ward.mimicsExcluded.filter { $0.finding != .neckDuplex } + [Ward.word(.neckDuplex, "thrombus")]
        let definition = CaseDefinition(Ward.situation(rows))
        #expect(definition.certainty == .possible)
        #expect(definition.because == ["thrombosis was found"])
    }

    @Test("The window is days 1 to 14", arguments: [(23.9, false), (24, true), (359.9, true), (360, false)])
    func window(hours: Double, isIn: Bool) {
        let swelling = Ward.flag(.visibleSwelling, true, at: hours, subject: "neck")
        let situation = Ward.situation([], swelling: swelling, at: hours + 1)
        #expect(CaseDefinition(situation).certainty == (isIn ? .possible : .notCompatible))
        #expect(Differential(situation)?["D24"]?.standing == (isIn ? .open : .notApplicable))
    }

    @Test("Away from the neck the chart must say that the mimics were tested, and the site must be imaged")
    func elsewhere() {
        let belly = Observation(.siteSwelling, .word("compression_compensated"), at: 200, subject: "abdomen")
        let tryptase = [Ward.number(.tryptase, 4, at: 202), Ward.number(.tryptaseBaseline, 4, at: 20)]
        func certainty(_ rows: [Observation]) -> CaseDefinition.Certainty {
            CaseDefinition(Ward.situation(tryptase + rows, swelling: belly)).certainty
        }
        #expect(certainty([Ward.word(.siteImaging, "oedema")]) == .possible)
        #expect(certainty([Ward.flag(.mimicsExcluded, true)]) == .possible)
        #expect(certainty([Ward.flag(.mimicsExcluded, true), Ward.word(.siteImaging, "oedema")]) == .probable)
    }

    @Test("A statement that the mimics were tested is no test of a neck")
    func statement() {
        #expect(
            CaseDefinition(Ward.situation([Ward.flag(.mimicsExcluded, true), Ward.word(.neckUltrasound, "oedema")])).certainty == .possible)
    }

    @Test("Following systemic CRS counts while it is active and for less than 72 hours after")
    func follows() {
        func score(_ systemic: SystemicCourse) -> Int? { Differential(Ward.situation([], systemic: systemic))?["D24"]?.score }
        #expect(score(SystemicCourse(onset: 100, lastActive: 128.5, isActive: false)) == 2)
        #expect(score(SystemicCourse(onset: 100, lastActive: 128, isActive: false)) == 0)
        #expect(score(SystemicCourse(isActive: false)) == 0)
        let unknown = Differential(Ward.situation([], systemic: SystemicCourse()))?["D24"]
        #expect(unknown?.unknown.contains { $0.hasPrefix("in window, with systemic CRS") } == true)
    }

    @Test("Cells near their peak need two values")
    func cells() {
        func counts(_ rows: [Observation]) -> Bool? { Ward.situation(rows).cellsAreNearPeak }
        #expect(counts([Ward.number(.cartTransgene, 1000)]) == nil)
        #expect(counts([Ward.number(.cartTransgene, 1000, at: 180), Ward.number(.cartTransgene, 500)]) == true)
        #expect(counts([Ward.number(.cartTransgene, 1000, at: 180), Ward.number(.cartTransgene, 499)]) == false)
    }
}
