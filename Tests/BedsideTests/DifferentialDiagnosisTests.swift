import Testing

@testable import Bedside

@Suite("Each diagnosis of the differential")
struct DifferentialDiagnosisTests {
    @Test("has a case for it", arguments: DifferentialCase.casesFor)
    func caseFor(_ example: DifferentialCase) {
        let assessment = Ward.assess(example.id, example.rows, patient: example.patient)
        #expect(assessment?.score == example.score)
        #expect(assessment?.standing == example.standing)
    }

    @Test("has a case against it", arguments: DifferentialCase.casesAgainst)
    func caseAgainst(_ example: DifferentialCase) {
        let assessment = Ward.assess(example.id, example.rows, patient: example.patient)
        #expect(assessment?.score == example.score)
        #expect(assessment?.standing == example.standing)
    }

    @Test("is open while its test is missing, and asks for it", arguments: Diagnosis.catalogue.map(\.id))
    func missing(id: String) {
        // A product and an infusion shortly before, so that no gate in time closes anything. Tryptase can still be drawn.
        let assessment = Ward.assess(id, [Ward.drug("plasma", at: 196), Ward.drug("CAR-T", at: 190)], at: 201)
        #expect(assessment?.standing == .open)
        #expect(assessment?.outcome == .missing)
        #expect(assessment?.openTests.isEmpty == false)
    }

    @Test("has both of its cases above")
    func complete() {
        let all = Diagnosis.catalogue.map(\.id)
        #expect(DifferentialCase.casesFor.map(\.id) == all)
        #expect(DifferentialCase.casesAgainst.map(\.id) == all)
    }
}

/// Expected values: clinical dossier, sections C1 and C2.
@Suite("Tests in the differential")
struct DifferentialTestTests {
    @Test("BNP between 100 and 400 is grey", arguments: [100.0, 250, 400])
    func grey(bnp: Double) {
        let overload = Ward.assess("D09", [Ward.number(.bnp, bnp)], patient: Chart.Patient(weight: 60, height: 165))
        #expect(overload?.score == 1)
        #expect(overload?.standing == .open)
        #expect(overload?.outcome.reason?.contains("grey zone") == true)
    }

    @Test("A low BNP counts nothing in obesity, and leaves overload open while nobody knows")
    func obesity() {
        let obese = Ward.assess("D09", [Ward.number(.bnp, 40), Ward.flag(.obesity, true)])
        #expect(obese?.score == 0)
        #expect(obese?.standing == .open)
        let unknown = Ward.assess("D09", [Ward.number(.bnp, 40)])
        #expect(unknown?.score == -2)
        #expect(unknown?.standing == .open)
    }

    @Test("A value at the limit of its assay says what it can and no more")
    func limits() {
        let slim = Chart.Patient(weight: 60, height: 165)
        #expect(Ward.assess("D09", [Ward.number(.bnp, 5, .below)], patient: slim)?.standing == .unlikely)
        let wide = Ward.assess("D09", [Ward.number(.bnp, 500, .below)], patient: slim)
        #expect(wide?.score == 0)
        #expect(wide?.standing == .open)
        #expect(wide?.unknown.contains("BNP over 400 pg/mL") == true)
        #expect(Ward.assess("D04", [Ward.number(.procalcitonin, 0.1, .below)])?.unknown.contains("procalcitonin over 0.5 ng/mL") == false)
    }

    @Test("A clean image from before the swelling excludes nothing, and one of which only the day is known neither")
    func cleanBefore() {
        let before = Ward.assess("D06", [Ward.word(.neckDuplex, "clean", at: 180)])
        #expect(before?.standing == .open)
        #expect(before?.score == 0)
        let sometime = Observation(.neckDuplex, .word("clean"), at: 204, precision: .day)
        #expect(Ward.assess("D06", [sometime])?.standing == .open)
        #expect(Ward.assess("D06", [sometime])?.openTests.map(\.investigation) == [.duplex])
    }

    @Test("A later clean image does not undo what was found, and a clean one does not go stale")
    func order() {
        let rows = [Ward.word(.neckCT, "collection", at: 202), Ward.word(.neckCT, "normal", at: 205)]
        #expect(Ward.assess("D04", rows)?.standing == .supported)
        #expect(Ward.assess("D06", [Ward.word(.neckDuplex, "clean")], at: 320)?.standing == .unlikely)
    }

    @Test("Wheals that have gone still count")
    func gone() {
        let rows = [Ward.flag(.urticaria, true, at: 200.5), Ward.flag(.urticaria, false, at: 204)]
        #expect(Ward.assess("D01", rows)?.score == 3)
    }

    @Test("Strong signs keep a diagnosis open against a negative test, and so does not having looked for them")
    func outweighed() {
        let negative = [Ward.number(.tryptase, 4, at: 202), Ward.number(.tryptaseBaseline, 4, at: 20)]
        let wheals = Ward.assess("D01", negative + [Ward.flag(.urticaria, true)])
        #expect(wheals?.score == 1)
        #expect(wheals?.standing == .open)
        #expect(Ward.assess("D01", negative)?.standing == .open)
    }

    @Test("Running antibiotics are no test, and D-dimer is useless")
    func noTests() {
        let infection = Ward.assess("D04", [Ward.drug("imipenem", at: 180)])
        #expect(infection?.remarks.contains("antibiotics are running; that is no test") == true)
        #expect(infection?.standing == .open)
        let clot = Ward.assess("D06", [Ward.number(.dDimer, 200)])
        #expect(clot?.remarks == ["D-dimer is charted; it is useless in CRS and counts nothing"])
        #expect(clot?.score == 0)
        #expect(clot?.standing == .open)
    }

    @Test("Tryptase is asked for while it can still be drawn")
    func window() {
        #expect(Differential(Ward.situation([], at: 203))?.openTests.contains(.tryptase) == true)
        let late = Differential(Ward.situation([], at: 206))
        #expect(late?.openTests.contains(.tryptase) == false)
        #expect(late?["D01"]?.standing == .open)
        #expect(late?["D01"]?.remarks.contains { $0.contains("cannot settle this any more") } == true)
    }
}
