import Testing

@testable import Bedside

/// Expected values by the clinical dossier, section A7: multiples of the upper limit of normal, each bound belonging to the lower grade.
@Suite("CTCAE grades from laboratory values")
struct GradingOrganTests {
    private func graded(_ fill: (inout Signs) -> Void) -> Signs { CTCAEOrgans.version5.completing(.with(fill)) }

    @Test(
        "Creatinine: over 1.5 is 2, over 3 is 3, over 6 is 4",
        arguments: [(1, 0), (1.01, 1), (1.5, 1), (1.51, 2), (3, 2), (3.01, 3), (6, 3), (6.01, 4)] as [(Double, Int)])
    func creatinine(multiple: Double, expected: Int) {
        let signs = graded {
            $0.creatinine = Measured(0.9 * multiple)
            $0.creatinineUpperNormal = 0.9
        }
        #expect(signs.creatinineGrade == expected)
        #expect(signs.renalGrade == expected)
        #expect(signs.organGrade == expected)
    }

    @Test(
        "Transaminases: over the limit is 1, over 3 is 2, over 5 is 3, over 20 is 4",
        arguments: [(1, 0), (1.01, 1), (3, 1), (3.01, 2), (5, 2), (5.01, 3), (20, 3), (20.01, 4)] as [(Double, Int)])
    func transaminases(multiple: Double, expected: Int) {
        for isALT in [true, false] {
            let signs = graded {
                if isALT { ($0.alt, $0.altUpperNormal) = (Measured(40 * multiple), 40) }
                if !isALT { ($0.ast, $0.astUpperNormal) = (Measured(40 * multiple), 40) }
            }
            #expect(signs.transaminaseGrade == expected)
            #expect(signs.liverGrade == expected)
            // Transaminases are no organ of the worst organ.
            #expect(signs.organGrade == nil)
        }
    }

    @Test(
        "Bilirubin: over 1.5 is 2, over 3 is 3, over 10 is 4",
        arguments: [(1.5, 1), (1.51, 2), (3, 2), (3.01, 3), (10, 3), (10.01, 4)] as [(Double, Int)])
    func bilirubin(multiple: Double, expected: Int) {
        let signs = graded {
            $0.bilirubin = Measured(1.2 * multiple)
            $0.bilirubinUpperNormal = 1.2
        }
        #expect(signs.liverGrade == expected)
        #expect(signs.organGrade == expected)
    }

    @Test("Without an upper limit of normal there is no grade, and the limit of an assay may leave it open")
    func unknown() {
        #expect(graded { $0.creatinine = 4 }.creatinineGrade == nil)
        let open = graded {
            $0.creatinine = Measured(4, .above)
            $0.creatinineUpperNormal = 1
        }
        #expect(open.creatinineGrade == nil)
        let settled = graded {
            $0.creatinine = Measured(7, .above)
            $0.creatinineUpperNormal = 1
        }
        #expect(settled.creatinineGrade == 4)
    }

    @Test("A grade that is charted stands, whatever the laboratory says")
    func charted() {
        let signs = graded {
            $0.creatinineGrade = 1
            $0.creatinine = 4
            $0.creatinineUpperNormal = 1
        }
        #expect(signs.creatinineGrade == 1)
    }

    @Test(
        "Grade 4 cytopenia: platelets under 25, neutrophils under 0.5",
        arguments: [
            (24.9, 5, true), (25, 0.5, false), (25, 0.49, true), (25, nil, nil), (nil, 0.4, true), (nil, nil, nil),
        ] as [(Double?, Double?, Bool?)])
    func cytopenia(platelets: Double?, neutrophils: Double?, expected: Bool?) {
        let signs = Signs.with {
            $0.platelets = platelets.map { Measured($0) }
            $0.neutrophils = neutrophils.map { Measured($0) }
        }
        #expect(CTCAEOrgans.version5.hasCytopeniaOfGrade4(signs) == expected)
    }

    @Test("What a laboratory gives is a lower bound of all organs in Lee, and counts in Penn and CARTOX-HLH")
    func used() {
        let signs = Signs.feverAlone {
            $0.organGrade = nil
            $0.creatinineGrade = nil
            $0.creatinine = 3.2
            $0.creatinineUpperNormal = 1
        }
        let lee = Lee2014().grade(signs)
        #expect(lee.text == "3")
        #expect(lee.missing == ["organ toxicity by CTCAE"])
        #expect(Penn().grade(signs).text == "3")
        var storm = signs
        storm.ferritin = 20_000
        storm.bilirubin = 4
        storm.bilirubinUpperNormal = 1
        storm.transaminaseGrade = nil
        #expect(CARTOXHLH().grade(storm).text == "positive")
    }

    @Test("Another table can take its place")
    func exchangeable() {
        let strict = CTCAEOrgans(
            creatinine: [nil, 1, 2, 3], transaminase: [1, 3, 5, 20], bilirubin: [1, 1.5, 3, 10], platelets: [nil, nil, 50, 25],
            neutrophils: [nil, nil, 1, 0.5])
        let signs = strict.completing(
            .with {
                $0.creatinine = 2.5
                $0.creatinineUpperNormal = 1
            })
        #expect(signs.creatinineGrade == 3)
    }
}
