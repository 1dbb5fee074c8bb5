import Testing

@testable import Bedside

/// Expected values by the clinical dossier, sections A9 and A10.
@Suite("Local grades")
struct GradingLocalTests {
    /// A neck that somebody looked at, and an airway without any sign.
    private func quiet(_ fill: (inout Signs) -> Void = { _ in }) -> Signs {
        .with {
            $0.isSwollen = false
            $0.hasAirwaySymptom = false
            $0.hasStridor = false
            $0.isDrooling = false
            $0.isExhausted = false
            $0.isAirwayInstrumented = false
            $0.oxygenDevice = .roomAir
            $0.oxygenSaturation = 97
            fill(&$0)
        }
    }

    @Test(
        "Each sign and its level, all others charted and absent",
        arguments: [
            Change({ _ in }, "0"), Change({ $0.isSwollen = true }, "2"), Change({ $0.hasAirwaySymptom = true }, "3"),
            Change({ $0.hasStridor = true }, "4"),
            Change({ $0.isDrooling = true }, "4"), Change({ $0.isExhausted = true }, "4"), Change({ $0.isAirwayInstrumented = true }, "4"),
            Change({ $0.diedOfAirwayLoss = true }, "5"),
            Change(
                {
                    $0.oxygenDevice = .intubated
                    $0.intubationReason = .upperAirway
                }, "4"
            ),
            Change(
                {
                    $0.oxygenDevice = .intubated
                    $0.intubationReason = .neurological
                }, "0"
            ),
        ] as [Change<String>])
    func level(change: Change<String>) {
        var signs = quiet()
        change.fill(&signs)
        let grade = LocalAirway().grade(signs)
        #expect(grade.text == change.expected)
        #expect(grade.certainty == .certain)
        #expect(grade.missing.isEmpty)
    }

    @Test(
        "A saturation under 90 % counts despite strong oxygen and beside a local sign",
        arguments: [
            (.highFlowCannula, 89, true, "4"), (.nonRebreather, 89, true, "4"), (.cpap, 89, true, "4"), (.bipap, 89, true, "4"),
            (.highFlowCannula, 90, true, "2"), (.nasalCannula, 80, true, "2"), (.highFlowCannula, 80, false, "0"),
        ] as [(Signs.OxygenDevice, Measured, Bool, String)])
    func saturation(device: Signs.OxygenDevice, saturation: Measured, isSwollen: Bool, expected: String) {
        let signs = quiet {
            $0.isSwollen = isSwollen
            $0.oxygenDevice = device
            $0.oxygenSaturation = saturation
        }
        #expect(LocalAirway().grade(signs).text == expected)
    }

    @Test("A symptom without visible swelling is 3, and says that it is invisible from outside")
    func invisible() {
        let grade = LocalAirway().grade(quiet { $0.hasAirwaySymptom = true })
        #expect(grade.detail == "voice or swallowing change without visible swelling")
    }

    @Test("What nobody looked for is named, and the level is a lower bound")
    func missing() {
        let grade = LocalAirway().grade(.with { $0.isSwollen = true })
        #expect(grade.text == "2")
        #expect(grade.certainty == .atLeast)
        #expect(
            grade.missing == [
                "symptoms of the upper airway", "stridor", "drooling", "exhaustion", "whether the airway is instrumented for the swelling",
                "oxygen saturation and the device that holds it",
            ])
        #expect(LocalAirway().grade(Signs()).certainty == .undetermined)
        // Somebody looked for symptoms and found none: a saturation is not waited for.
        #expect(
            LocalAirway().grade(
                quiet {
                    $0.isSwollen = true
                    $0.oxygenDevice = nil
                    $0.oxygenSaturation = nil
                }
            ).certainty == .certain)
        // A low saturation on high flow in a patient whose neck nobody described decides nothing.
        let lung = LocalAirway().grade(
            .with {
                $0.oxygenDevice = .nonRebreather
                $0.oxygenSaturation = 85
            })
        #expect(lung.certainty == .undetermined)
    }

    @Test(
        "Wei 2020 is high by any one feature",
        arguments: [
            Change({ $0.lesionDiameter = 10 }, "high"), Change({ $0.lesionDiameter = 9.9 }, "low"),
            Change({ $0.organDysfunctionFromCompression = true }, "high"), Change({ $0.threatFromSwelling = true }, "high"),
            Change({ $0.gutBleedingRisk = true }, "high"),
        ] as [Change<String>])
    func wei(change: Change<String>) {
        var signs = Signs.with {
            $0.lesionDiameter = 4
            $0.organDysfunctionFromCompression = false
            $0.threatFromSwelling = false
            $0.gutBleedingRisk = false
        }
        change.fill(&signs)
        let grade = Wei2020Risk().grade(signs)
        #expect(grade.text == change.expected)
        #expect(grade.certainty == .certain)
        #expect(grade.flags == ["written for B-NHL: elsewhere an extrapolation"])
    }

    @Test("Wei 2020 is low only as long as nothing else turns up")
    func weiMissing() {
        let grade = Wei2020Risk().grade(.with { $0.lesionDiameter = 4 })
        #expect(grade.text == "low")
        #expect(grade.certainty == .atLeast)
        #expect(grade.missing.count == 3)
        #expect(Wei2020Risk().grade(Signs()).certainty == .undetermined)
    }
}
