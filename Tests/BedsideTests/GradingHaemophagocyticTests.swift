import Testing

@testable import Bedside

/// Expected values by the clinical dossier, section A12.
@Suite("Haemophagocytic syndromes")
struct GradingHaemophagocyticTests {
    private let storm = Signs.with {
        $0.ferritin = 10_001
        $0.liverGrade = 3
        $0.renalGrade = 0
        $0.pulmonaryOedemaGrade = 0
        $0.hasHaemophagocytosis = false
    }

    @Test(
        "CARTOX asks for two of four beside ferritin strictly over 10 000",
        arguments: [
            Change({ _ in }, "negative"), Change({ $0.renalGrade = 3 }, "positive"), Change({ $0.pulmonaryOedemaGrade = 3 }, "positive"),
            Change({ $0.hasHaemophagocytosis = true }, "positive"), Change({ $0.renalGrade = 2 }, "negative"),
        ] as [Change<String>])
    func cartox(change: Change<String>) {
        var signs = storm
        change.fill(&signs)
        #expect(CARTOXHLH().grade(signs).text == change.expected)
        #expect(CARTOXHLH().grade(signs).certainty == .certain)
        signs.ferritin = 10_000
        #expect(CARTOXHLH().grade(signs).text == "negative")
    }

    @Test("CARTOX is negative for the time being while a criterion that could decide is missing")
    func cartoxMissing() {
        var signs = storm
        signs.hasHaemophagocytosis = nil
        #expect(CARTOXHLH().grade(signs).certainty == .atLeast)
        #expect(CARTOXHLH().grade(signs).missing == ["haemophagocytosis"])
        signs.ferritin = nil
        #expect(CARTOXHLH().grade(signs).certainty == .undetermined)
        #expect(CARTOXHLH().grade(signs).missing == ["ferritin", "haemophagocytosis"])
    }

    private let items = Signs.with {
        $0.ferritin = 1001
        $0.ferritinUpperNormal = 500
        $0.alt = 201
        $0.altUpperNormal = 40
        $0.ast = 20
        $0.astUpperNormal = 40
        $0.fibrinogen = 1.49
        $0.hasHaemophagocytosis = true
        $0.platelets = 24
        $0.temperature = 38
        $0.triglyceride = 3
        $0.organomegaly = .one
    }

    @Test("IEC-HS lists the items that are met and announces neither a diagnosis nor a severity")
    func listed() {
        let grade = IECHS().grade(items)
        #expect(grade.text == "required item met")
        #expect(grade.detail == "items met: 7")
        #expect(grade.because.count == 8)
        #expect(grade.certainty == .certain)
        #expect(grade.flags == ["a list, not a diagnosis; severity is judged at the bedside"])
    }

    @Test(
        "Each bound of IEC-HS takes its item away",
        arguments: [
            { $0.alt = 200 }, { $0.fibrinogen = 1.5 }, { $0.hasHaemophagocytosis = false },
            {
                $0.platelets = 25
                $0.neutrophils = 0.5
            }, { $0.temperature = 37.99 },
            // 265 mg/dL is 2.992 mmol/L.
            { $0.triglyceride = 2.99 }, { $0.organomegaly = Signs.Organomegaly.none },
        ] as [@Sendable (inout Signs) -> Void])
    func bounds(fill: @Sendable (inout Signs) -> Void) {
        var signs = items
        fill(&signs)
        #expect(IECHS().grade(signs).detail == "items met: 6")
    }

    @Test("Ferritin at twice the limit is not over it; without a limit nothing is said of the required item")
    func required() {
        var signs = items
        signs.ferritin = 1000
        #expect(IECHS().grade(signs).text == "required item not met")
        signs.ferritinUpperNormal = nil
        #expect(IECHS().grade(signs).certainty == .undetermined)
        #expect(IECHS().grade(signs).missing == ["upper limit of normal of ferritin"])
    }
}
