import Testing

@testable import Bedside

/// Expected values by the clinical dossier, sections A3 to A9.
@Suite("Lee, Penn, MSKCC, CARTOX, CTCAE and the Chinese consensus")
struct GradingScalesTests {
    private static let scales: [any GradingSystem] = [Lee2014(), Penn(), MSKCC(), CARTOX2018(), CTCAE5(), ChineseBNHL2022()]

    @Test("A fever with everything else charted and absent is certainly 1", arguments: scales.map(\.id))
    func fever(id: String) throws {
        let grade = try #require(GradingCatalogue.system(id)).grade(.feverAlone())
        #expect(grade.text == "1")
        #expect(grade.certainty == .certain)
    }

    @Test("Death is 5 in each", arguments: scales.map(\.id))
    func death(id: String) throws {
        let grade = try #require(GradingCatalogue.system(id)).grade(.feverAlone { $0.diedOfCRS = true })
        #expect(grade.text == "5")
    }

    @Test("Nothing charted is undetermined in each and names what is missing", arguments: scales.map(\.id))
    func nothing(id: String) throws {
        let grade = try #require(GradingCatalogue.system(id)).grade(Signs())
        #expect(grade.certainty == .undetermined)
        #expect(grade.missing.count >= 3)
    }

    @Test(
        "Without symptoms Lee, Penn, MSKCC and CTCAE are 0; while nobody says, they may be",
        arguments: ["LEE2014", "PENN", "MSKCC", "CTCAE5"])
    func gate(id: String) throws {
        let system = try #require(GradingCatalogue.system(id))
        var signs = Signs.oxygen(.nonRebreather, share: 0.6)
        signs.temperature = 37
        signs.hasSymptoms = false
        #expect(system.grade(signs).text == "0")
        signs.hasSymptoms = nil
        #expect(system.grade(signs).text == "0-3")
        #expect(system.grade(signs).missing.first == "symptoms of CRS")
        // A fever that nothing else explains is a symptom.
        signs.temperature = 38
        #expect(system.grade(signs).text == "3")
    }

    @Test(
        "Oxygen below 40 % is 2, from 40 % on 3, a ventilator 4; Penn counts any oxygen as 3",
        arguments: [
            (.simpleMask, nil, 0.39, "2"), (.simpleMask, nil, 0.4, "3"), (.venturi, nil, 0.28, "2"), (.simpleMask, nil, nil, "2-3"),
            (.highFlowCannula, 30, nil, "2-3"), (.nasalCannula, 4, nil, "2"), (.nasalCannula, 5, nil, "3"), (.nasalCannula, 6, nil, "3"),
            (.nasalCannula, nil, nil, "2"), (.cpap, nil, 0.5, "3-4"), (.cpap, nil, 0.3, "2-4"), (.intubated, nil, nil, "4"),
        ] as [(Signs.OxygenDevice, Measured?, Measured?, String)])
    func oxygen(device: Signs.OxygenDevice, flow: Measured?, share: Measured?, expected: String) {
        let signs = Signs.oxygen(device, flow: flow, share: share)
        for system in [Lee2014(), MSKCC(), CARTOX2018(), CTCAE5()] as [any GradingSystem] {
            #expect(system.grade(signs).text == expected, "\(system.id)")
        }
        #expect(Penn().grade(signs).text == (device == .intubated ? "4" : "3"))
    }

    @Test("A fraction that is estimated or taken says so")
    func approximation() {
        #expect(Lee2014().grade(.oxygen(.nasalCannula, flow: 4)).flags.first?.hasPrefix("FiO2 is estimated") == true)
        let taken = Lee2014().grade(.oxygen(.nasalCannula))
        #expect(taken.certainty == .atLeast)
        #expect(taken.missing == ["oxygen flow or FiO2"])
        #expect(taken.flags == ["a cannula of unknown flow is taken as below 40 %"])
    }

    @Test(
        "Organ toxicity counts by its grade, transaminases at most as 3",
        arguments: [
            (0, 0, "1", "1"), (1, 0, "1", "1"), (2, 0, "2", "2"), (3, 0, "3", "3"), (4, 0, "4", "4"), (0, 3, "3", "3"), (0, 4, "3", "3"),
        ])
    func organs(organ: Int, transaminase: Int, lee: String, cartox: String) {
        let signs = Signs.feverAlone {
            $0.organGrade = organ
            $0.transaminaseGrade = transaminase
        }
        #expect(Lee2014().grade(signs).text == lee)
        #expect(CARTOX2018().grade(signs).text == cartox)
    }

    @Test(
        "Penn: creatinine of 2 or liver tests of 3 are 2, one grade more is 3",
        arguments: [(1, 0, "1"), (2, 0, "2"), (3, 0, "3"), (4, 0, "3"), (0, 2, "1"), (0, 3, "2"), (0, 4, "3")])
    func pennOrgans(creatinine: Int, liver: Int, expected: String) {
        let signs = Signs.feverAlone {
            $0.creatinineGrade = creatinine
            $0.transaminaseGrade = liver
        }
        #expect(Penn().grade(signs).text == expected)
    }

    @Test(
        "Penn: several boluses are 3, one bolus has no row, and none charted stays open",
        arguments: [(.multipleBoluses, "3"), (.singleBolus, "2-3"), (nil, "2-3")] as [(Signs.Fluids?, String)])
    func pennFluids(fluids: Signs.Fluids?, expected: String) {
        var signs = Signs.hypotension([])
        signs.fluids = fluids
        #expect(Penn().grade(signs).text == expected)
        signs.vasopressors = nil
        #expect(Penn().grade(signs).missing.contains("vasopressors"))
    }

    @Test(
        "MSKCC: a vasopressor for less than 24 h is 2, from 24 h on 3",
        arguments: [(23.9, "2"), (24, "3"), (nil, "2-3")] as [(Double?, String)])
    func mskccHours(hours: Double?, expected: String) {
        #expect(MSKCC().grade(.hypotension([Signs.Vasopressor(.norepinephrine, dose: 6, hours: hours)])).text == expected)
    }

    @Test("MSKCC: only a high dose asks whether the pressure is refractory to it")
    func mskccRefractory() {
        var signs = Signs.hypotension([Signs.Vasopressor(.norepinephrine, dose: 40, hours: 10)])
        let open = MSKCC().grade(signs)
        #expect(open.text == "2")
        #expect(open.missing == ["whether the hypotension is refractory to high-dose vasopressors"])
        signs.isRefractoryShock = true
        #expect(MSKCC().grade(signs).text == "4")
        let low = MSKCC().grade(.hypotension([Signs.Vasopressor(.norepinephrine, dose: 6, hours: 10)]))
        #expect(low.certainty == .certain)
    }

    @Test("MSKCC: hypotension corrected by fluids stays 1 and is flagged")
    func mskccFluids() {
        let grade = MSKCC().grade(.hypotension([]))
        #expect(grade.text == "1")
        #expect(grade.flags.contains { $0.hasPrefix("literal reading") })
    }

    @Test("CARTOX asks for a systolic pressure under 90", arguments: [(90, "1"), (89.9, "2")] as [(Measured, String)])
    func systolic(pressure: Measured, expected: String) {
        let signs = Signs.feverAlone { $0.systolicPressure = pressure }
        #expect(CARTOX2018().grade(signs).text == expected)
        #expect(ChineseBNHL2022().grade(signs).text == expected)
    }

    @Test(
        "The Chinese consensus takes the worst of the systemic axes and the lesion",
        arguments: zip(Signs.Lesion.allCases, ["1", "2", "3", "3", "4"]))
    func lesion(lesion: Signs.Lesion, expected: String) {
        let grade = ChineseBNHL2022().grade(.feverAlone { $0.lesion = lesion })
        #expect(grade.text == expected)
        #expect(grade.flags.contains("written for lesions in B-NHL: elsewhere an extrapolation"))
    }

    @Test("The Chinese consensus is a lower bound while a systemic axis or the lesion is not charted")
    func lesionAlone() {
        let fever = ChineseBNHL2022().grade(
            .with {
                $0.temperature = 38.5
                $0.lesion = Signs.Lesion.none
            })
        #expect(fever.text == "1")
        #expect(fever.certainty == .atLeast)
        #expect(fever.missing == ["hypotension, as judged", "oxygen device"])
        let systemic = ChineseBNHL2022().grade(.feverAlone { $0.lesion = nil })
        #expect(systemic.missing == ["lesion and surrounding tissue"])
    }

    @Test("The reported case on day 6: ASTCT 2, Lee 2, Penn 3, MSKCC 2, CTCAE 2, CARTOX 2")
    func seedDay6() {
        // Section A8: 39.0 °C, a fall of about 20 mmHg, boluses, low-flow cannula; the flow of 3 L/min is a stand-in, as in vector AC37.
        let signs = Signs.with {
            $0.temperature = 39
            $0.hasSymptoms = true
            $0.isHypotensive = true
            $0.hypotensionIsCRS = true
            $0.fluids = .multipleBoluses
            $0.isHypoxic = true
            $0.hypoxiaIsCRS = true
            $0.oxygenDevice = .nasalCannula
            $0.oxygenFlow = 3
        }
        let systems: [any GradingSystem] = [ASTCTCRS(), Lee2014(), Penn(), MSKCC(), CTCAE5(), CARTOX2018()]
        #expect(systems.map { $0.grade(signs).text } == ["2", "2", "3", "2", "2", "2"])
    }
}
