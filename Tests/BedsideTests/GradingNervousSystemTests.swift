import Testing

@testable import Bedside

/// Expected values by the clinical dossier, section A2.
@Suite("Grades of neurotoxicity")
struct GradingNervousSystemTests {
    /// Awake, no seizure, no weakness, no oedema.
    private func normal(_ fill: (inout Signs) -> Void = { _ in }) -> Signs {
        .with {
            $0.consciousness = .spontaneous
            $0.seizure = Signs.Seizure.none
            $0.hasFocalWeakness = false
            $0.cerebralOedema = Signs.CerebralOedema.none
            fill(&$0)
        }
    }

    @Test("ICE 7 to 9 is 1, 3 to 6 is 2, 0 to 2 is 3", arguments: zip(0...10, [3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 0]))
    func ice(score: Int, expected: Int) {
        let grade = ASTCTICANS().grade(normal { $0.iceScore = score })
        #expect(grade.range == expected...expected)
        #expect(grade.certainty == .certain)
    }

    @Test(
        "Each finding beside a full ICE score",
        arguments: [
            Change({ $0.consciousness = .voice }, "2"), Change({ $0.consciousness = .tactile }, "3"),
            Change({ $0.consciousness = .unarousable }, "4"),
            Change({ $0.seizure = .resolved }, "3"), Change({ $0.seizure = .over5Minutes }, "4"), Change({ $0.seizure = .repetitive }, "4"),
            Change({ $0.hasFocalWeakness = true }, "4"), Change({ $0.cerebralOedema = .focal }, "3"),
            Change({ $0.cerebralOedema = .diffuse }, "4"),
            Change({ $0.cerebralOedema = .posturing }, "4"), Change({ $0.cerebralOedema = .sixthNervePalsy }, "4"),
            Change({ $0.cerebralOedema = .papilloedema }, "4"), Change({ $0.cerebralOedema = .cushing }, "4"),
            Change({ $0.hasTremor = true }, "0"),
            Change({ $0.hasIntracranialHaemorrhage = true }, "0"),
            Change(
                {
                    $0.consciousness = .unarousable
                    $0.isSedated = true
                }, "0"
            ),
        ] as [Change<String>])
    func finding(change: Change<String>) {
        var signs = normal { $0.iceScore = 10 }
        change.fill(&signs)
        let (adult, child) = (ASTCTICANS().grade(signs), ASTCTICANSUnder12().grade(signs))
        #expect(adult.text == change.expected)
        // The domains beside ICE are the same under 12, where CAPD is missing.
        #expect(child.text == change.expected)
        #expect(child.certainty == (change.expected == "4" ? .certain : .atLeast))
    }

    @Test("A domain that is not charted makes a lower bound, unless it could not raise it")
    func missing() {
        let grade = ASTCTICANS().grade(.with { $0.iceScore = 5 })
        #expect(grade.text == "2")
        #expect(grade.certainty == .atLeast)
        #expect(grade.missing == ["consciousness", "seizure", "deep focal weakness", "cerebral oedema or raised pressure"])
        let worst = ASTCTICANS().grade(.with { $0.hasFocalWeakness = true })
        #expect(worst.certainty == .certain)
    }

    @Test("Items that were not asked leave an interval of the score and of the grade")
    func items() {
        let signs = normal { $0.iceItems = Signs.ICEItems(orientation: 4, naming: 2) }
        #expect(ICE().grade(signs).text == "6-9")
        #expect(ICE().grade(signs).missing == ["ICE commands", "ICE writing", "ICE attention"])
        #expect(ASTCTICANS().grade(signs).text == "1-2")
        #expect(ICE().grade(Signs()).certainty == .undetermined)
    }

    @Test("CAPD 1 to 8 is 1, from 9 on 3", arguments: [(0, "0"), (1, "1"), (8, "1"), (9, "3"), (32, "3")])
    func capd(score: Int, expected: String) {
        #expect(ASTCTICANSUnder12().grade(normal { $0.capd = score }).text == expected)
    }

    @Test("From 12 years on CAPD gives no grade, and under 12 the adult grade points to CAPD")
    func age() {
        let adult = ASTCTICANSUnder12().grade(
            normal {
                $0.capd = 9
                $0.isUnder12 = false
            })
        #expect(adult.certainty == .undetermined)
        #expect(adult.flags == ["ASTCT-ICANS applies from 12 years on"])
        let child = ASTCTICANS().grade(
            normal {
                $0.iceScore = 10
                $0.isUnder12 = true
            })
        #expect(child.flags == ["under 12 years ASTCT-ICANS-PED applies"])
    }
}
