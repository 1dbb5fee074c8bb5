import Testing

@testable import Bedside

/// Expected values by the clinical dossier, section A1: its table and its table of edge cases.
@Suite("ASTCT grade of cytokine release")
struct GradingASTCTTests {
    private func grade(_ signs: Signs) -> Grade { ASTCTCRS().grade(signs) }

    @Test("A fever with everything else charted and absent is certainly 1")
    func fever() {
        let grade = grade(.feverAlone())
        #expect(grade.text == "1")
        #expect(grade.certainty == .certain)
        #expect(grade.missing.isEmpty)
    }

    @Test("38.0 °C counts and 37.99 does not", arguments: [(38, "1"), (37.99, "0"), (37.9, "0")] as [(Measured, String)])
    func threshold(temperature: Measured, expected: String) {
        let grade = grade(.feverAlone { $0.temperature = temperature })
        #expect(grade.text == expected)
        #expect(grade.certainty == .certain)
    }

    @Test(
        "The device decides, and of a cannula the flow",
        arguments: [
            (.roomAir, nil, "1"), (.blowBy, nil, "2"), (.nasalCannula, 6, "2"), (.nasalCannula, 6.1, "3"), (.nasalCannula, nil, "2-3"),
            (.highFlowCannula, 6, "2"), (.highFlowCannula, 6.1, "3"), (.highFlowCannula, nil, "3"), (.simpleMask, 5, "3"),
            (.venturi, 4, "3"), (.nonRebreather, 15, "3"), (.cpap, nil, "4"), (.bipap, nil, "4"), (.intubated, nil, "1-4"),
        ] as [(Signs.OxygenDevice, Measured?, String)])
    func device(device: Signs.OxygenDevice, flow: Measured?, expected: String) {
        #expect(grade(.oxygen(device, flow: flow)).text == expected)
    }

    @Test("FiO2 decides nothing", arguments: [0.28, 0.4, 0.9] as [Measured])
    func fraction(share: Measured) {
        #expect(grade(.oxygen(.venturi, share: share)).text == "3")
        #expect(grade(.oxygen(.nasalCannula, flow: 3, share: share)).text == "2")
    }

    @Test("A high-flow circuit at a low flow follows the flow and says so")
    func mismatch() {
        #expect(grade(.oxygen(.highFlowCannula, flow: 4)).flags.contains { $0.hasPrefix("device/flow mismatch") })
        #expect(!grade(.oxygen(.highFlowCannula, flow: 30)).flags.contains { $0.hasPrefix("device/flow mismatch") })
    }

    @Test(
        "Only intubation for hypoxia is grade 4", arguments: zip(Signs.IntubationReason.allCases, ["1", "1", "1", "4"]))
    func intubation(reason: Signs.IntubationReason, expected: String) {
        var signs = Signs.oxygen(.intubated)
        signs.intubationReason = reason
        let grade = grade(signs)
        #expect(grade.text == expected)
        #expect(grade.flags.contains { $0.hasPrefix("intubation not counted") } == (reason != .hypoxia))
        #expect(grade.flags.contains { $0.hasPrefix("ASTCT under-calls local CRS") } == (reason == .upperAirway))
    }

    @Test(
        "Vasopressors count by drug, vasopressin does not, and one that nobody named may be it",
        arguments: [
            ([], "2"), ([.norepinephrine], "3"), ([.vasopressin], "3"), ([.norepinephrine, .vasopressin], "3"),
            ([.norepinephrine, .epinephrine], "4"), ([.phenylephrine, .dopamine, .vasopressin], "4"), ([nil], "3"),
            ([.norepinephrine, nil], "3-4"), ([.vasopressin, nil], "3"), ([nil, nil], "3-4"), ([.norepinephrine, .dopamine, nil], "4"),
        ] as [([Signs.Vasopressor.Drug?], String)])
    func vasopressors(drugs: [Signs.Vasopressor.Drug?], expected: String) {
        let grade = grade(.hypotension(drugs.map { Signs.Vasopressor($0) }))
        #expect(grade.text == expected)
        #expect(grade.certainty == (expected.count == 1 ? .certain : .interval))
    }

    @Test("Hypotension without word of vasopressors is at least 2, and asks for them")
    func vasopressorsUnknown() {
        let grade = grade(.hypotension(nil))
        #expect(grade.text == "2")
        #expect(grade.certainty == .atLeast)
        #expect(grade.missing == ["vasopressors"])
    }

    @Test("A sign with another cause does not count, one that nobody judged leaves an interval")
    func attribution() {
        var signs = Signs.hypotension([Signs.Vasopressor(.norepinephrine)])
        signs.hypotensionIsCRS = false
        #expect(grade(signs).text == "1")
        signs.hypotensionIsCRS = nil
        #expect(grade(signs).text == "1-3")
        var oxygen = Signs.oxygen(.cpap)
        oxygen.hypoxiaIsCRS = false
        #expect(grade(oxygen).text == "1")
        oxygen.hypoxiaIsCRS = nil
        #expect(grade(oxygen).text == "1-4")
        oxygen.hypoxiaIsCRS = true
        oxygen.isHomeOxygen = true
        #expect(grade(oxygen).text == "1")
    }

    @Test("Never febrile and never treated but hypotensive is 0, and asks to look for another cause")
    func neverFebrile() {
        var signs = Signs.hypotension([])
        signs.temperature = 36.5
        let grade = grade(signs)
        #expect(grade.text == "0")
        #expect(grade.certainty == .certain)
        #expect(grade.flags.contains { $0.contains("look for another cause") })
    }

    @Test("Without a fever and without a history, 0 is a lower bound that asks for the history")
    func historyUnknown() {
        var signs = Signs.hypotension([])
        signs.temperature = 36.5
        signs.isEstablished = nil
        let grade = grade(signs)
        #expect(grade.text == "0")
        #expect(grade.certainty == .atLeast)
        #expect(grade.missing.first == "whether CRS was established before by a fever that treatment hides now")
    }

    @Test("A hidden fever is no longer needed; one that went untreated is flagged", arguments: [true, false])
    func established(isMasked: Bool) {
        var signs = Signs.hypotension([Signs.Vasopressor(.norepinephrine)])
        signs.temperature = 36.8
        signs.isEstablished = true
        signs.isFeverMasked = isMasked
        let grade = grade(signs)
        #expect(grade.text == "3")
        #expect(grade.flags.contains { $0.hasPrefix("fever-free untreated") } == !isMasked)
    }

    @Test("Without a temperature it may be no CRS at all")
    func temperatureUnknown() {
        var signs = Signs.hypotension([])
        signs.temperature = nil
        signs.isEstablished = nil
        let grade = grade(signs)
        #expect(grade.text == "0-2")
        #expect(grade.missing.first == "temperature")
    }

    @Test("An interval below an axis that nobody charted says that it may lie higher")
    func openAbove() {
        var signs = Signs.oxygen(.nasalCannula)
        signs.isHypotensive = nil
        signs.vasopressors = nil
        let grade = grade(signs)
        #expect(grade.text == "2-3")
        #expect(grade.flags == ["may lie above 3: hypotension axis not charted in full"])
        #expect(self.grade(.oxygen(.nasalCannula)).flags.isEmpty)
    }

    @Test("Nothing charted is undetermined, and names the three axes")
    func nothing() {
        let grade = grade(Signs())
        #expect(grade.certainty == .undetermined)
        #expect(grade.missing == ["temperature", "hypotension, as judged", "oxygen device"])
    }

    @Test("Organ toxicity never moves it, and death is 5")
    func organsAndDeath() {
        #expect(grade(.feverAlone { $0.organGrade = 4 }).text == "1")
        #expect(grade(.feverAlone { $0.diedOfCRS = true }).text == "5")
    }
}
