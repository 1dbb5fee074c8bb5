import Testing

@testable import Bedside

/// Each rule warns, stays silent, and says when it cannot tell. Rules: clinical dossier, sections A1, B1, B3, B4 and C.
@Suite("Guidance: warnings")
struct GuidanceSafetyTests {
    static let now = 210.0
    private static let paracetamol = Observation.dose("paracetamol", 500, at: 0)

    private static func graded(_ rows: [Observation], crs: Grade? = nil, weight: Double? = nil) -> GradedSituation {
        GradedSituation(Situation(Chart(patient: .init(weight: weight), rows: rows), at: now), crs: crs)
    }

    private static func neck(at hours: Double, _ more: Observation...) -> [Observation] {
        [
            .sign(.visibleSwelling, true, at: hours), .sign(.foreignBodySensation, true, at: hours),
            Observation(.swellingTrend, .word("growing"), at: hours, subject: "neck"), paracetamol,
        ] + more
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let rule: any SafetyRule
        let graded: GradedSituation
        let what: String
        var testDescription: String { "\(rule.id): \(what)" }
    }

    static let warns: [Case] = [
        Case(
            rule: HypotensionWithoutFever(),
            graded: graded([.sign(.hypotension, true, at: 209), Observation(.temperature, 37, at: 209), paracetamol]),
            what: "hypotension, never febrile"),
        Case(
            rule: HypotensionWithoutFever(),
            graded: graded([.coded(.oxygenDevice, "nasal_cannula", at: 209), Observation(.temperature, 37, at: 209), paracetamol]),
            what: "oxygen need, never febrile"),
        Case(
            rule: TocilizumabForTheNeck(), graded: graded(neck(at: 205, .dose("tocilizumab", 8, "mg/kg", at: 180))),
            what: "neck after tocilizumab"),
        Case(
            rule: TocilizumabForTheNeck(), graded: graded(neck(at: 205, .dose("tocilizumab", 8, "mg/kg", at: 207))),
            what: "tocilizumab after the neck"),
        Case(rule: TocilizumabLimits(), graded: graded([.dose("tocilizumab", 8, "mg/kg", at: 205)]), what: "5 h after a dose"),
        Case(
            rule: DuplicateGlucocorticoids(),
            graded: graded([.dose("methylprednisolone", 40, at: 205), .dose("dex", 10, at: 209)]), what: "two in a day"),
        Case(
            rule: DiuresisWithoutOverload(), graded: graded([.dose("torasemide", 5, at: 209), Observation(.bnp, 43.4, at: 208)]),
            what: "BNP of 43.4"),
        Case(rule: PlasmaWithoutIndication(), graded: graded([.dose("FFP", 350, "mL", at: 209)]), what: "no coagulation charted"),
        Case(
            rule: PlasmaWithoutIndication(),
            graded: graded([.dose("FFP", 350, "mL", at: 209), Observation(.fibrinogen, 300, at: 208), Observation(.inr, 1.1, at: 208)]),
            what: "normal coagulation"),
        Case(
            rule: NSAIDWithLowPlatelets(), graded: graded([.dose("ibuprofen", 400, at: 209), Observation(.platelets, 30, at: 208)]),
            what: "platelets of 30"),
        Case(rule: NSAIDWithLowPlatelets(), graded: graded([.dose("ibuprofen", 400, at: 209)]), what: "platelets unknown"),
        Case(
            rule: NSAIDWithLowPlatelets(),
            graded: graded(neck(at: 205, .dose("NSAID", at: 150), Observation(.platelets, 200, at: 208))), what: "trigger of a swelling"),
        Case(rule: BradykininRaisingDrug(), graded: graded(neck(at: 205, .dose("ramipril", 5, at: 190))), what: "ACE inhibitor"),
        Case(
            rule: SteroidDoesNotDiscriminate(), graded: graded(neck(at: 205, .dose("dexamethasone", 10, at: 206))),
            what: "steroid after the onset"),
        Case(
            rule: SteroidTaper(),
            graded: graded(neck(at: 205, .dose("dexamethasone", 10, at: 206), .coded(.swellingTrend, "shrinking", at: 209))),
            what: "swelling shrinks"),
        Case(rule: InterleukinAfterTocilizumab(), graded: graded([.dose("tocilizumab", 400, at: 0)]), what: "9 days after"),
        Case(
            rule: InfectionProphylaxis(), graded: graded([.dose("methylprednisolone", 500, at: 200)]), what: "a pulse, no antifungal"),
        Case(
            rule: DiverticularDisease(),
            graded: graded([.sign(.gutBleedingRisk, true, at: 100), .dose("tocilizumab", 400, at: 200)]), what: "gut at risk"),
        Case(rule: GMCSF(), graded: graded([.dose("sargramostim", 250, "ug", at: 200)]), what: "GM-CSF"),
    ]

    @Test("Each rule warns in its case", arguments: warns)
    func warning(example: Case) {
        let finding = example.rule.check(example.graded)
        #expect(finding.warning != nil)
        #expect(Guidance(example.graded).ids(.warnings).contains(example.rule.id))
    }

    static let silent: [Case] = [
        Case(
            rule: HypotensionWithoutFever(),
            graded: graded([.sign(.hypotension, true, at: 209), Observation(.temperature, 39, at: 209), paracetamol]), what: "with fever"),
        Case(
            rule: HypotensionWithoutFever(),
            graded: graded([
                Observation(.hypotension, .flag(true), at: 209, attribution: Attribution(.other("bleeding"))),
                .coded(.oxygenDevice, "room_air", at: 209), Observation(.temperature, 37, at: 209), paracetamol,
            ]), what: "judged to be bleeding"),
        Case(rule: TocilizumabForTheNeck(), graded: graded(neck(at: 205)), what: "neck without tocilizumab"),
        Case(
            rule: TocilizumabForTheNeck(),
            graded: GradedSituation(
                Situation(
                    chart: Chart.of(.dose("tocilizumab", 400, at: 100)), hours: now, signs: Signs(),
                    local: LocalPicture(onset: 205, sites: ["lung"], trend: .worsening), systemic: SystemicCourse())),
            what: "a lung"),
        Case(rule: TocilizumabLimits(), graded: graded([.dose("tocilizumab", 8, "mg/kg", at: 202)]), what: "8 h after a dose"),
        Case(
            rule: DuplicateGlucocorticoids(), graded: graded([.dose("dex", 10, at: 205), .dose("dexamethasone", 10, at: 209)]),
            what: "one drug by two names"),
        Case(
            rule: DuplicateGlucocorticoids(),
            graded: graded([.dose("methylprednisolone", 40, at: 180), .dose("dexamethasone", 10, at: 209)]), what: "29 h apart"),
        Case(
            rule: DiuresisWithoutOverload(), graded: graded([.dose("torasemide", 5, at: 209), Observation(.bnp, 600, at: 208)]),
            what: "BNP of 600"),
        Case(
            rule: DiuresisWithoutOverload(),
            graded: graded([.dose("torasemide", 5, at: 209), Observation(.bnp, 43.4, at: 208), .sign(.crackles, true, at: 208)]),
            what: "crackles"),
        Case(rule: DiuresisWithoutOverload(), graded: graded([.dose("torasemide", 5, at: 180)]), what: "30 h ago"),
        Case(
            rule: PlasmaWithoutIndication(),
            graded: graded([.dose("FFP", 350, "mL", at: 209), Observation(.fibrinogen, 90, at: 208)]), what: "fibrinogen of 90"),
        Case(rule: PlasmaWithoutIndication(), graded: graded([paracetamol]), what: "no plasma"),
        Case(
            rule: NSAIDWithLowPlatelets(),
            graded: graded([
                .dose("ibuprofen", 400, at: 209), Observation(.platelets, 200, at: 208), .sign(.visibleSwelling, false, at: 209),
                .sign(.foreignBodySensation, false, at: 209), .sign(.dysphagia, false, at: 209), .sign(.voiceChange, false, at: 209),
                .sign(.dyspnoea, false, at: 209), .sign(.stridor, false, at: 209), .sign(.drooling, false, at: 209),
                .sign(.exhaustion, false, at: 209), .sign(.airwayInstrumented, false, at: 209),
            ]), what: "platelets of 200 and no swelling"),
        Case(rule: NSAIDWithLowPlatelets(), graded: graded(neck(at: 205)), what: "paracetamol"),
        Case(rule: BradykininRaisingDrug(), graded: graded(neck(at: 205)), what: "none given"),
        Case(
            rule: SteroidDoesNotDiscriminate(), graded: graded(neck(at: 205, .dose("dexamethasone", 10, at: 190))),
            what: "steroid before the onset"),
        Case(
            rule: SteroidDoesNotDiscriminate(),
            graded: GradedSituation(
                Situation(
                    chart: Chart.of(.dose("dexamethasone", 10, at: 206)), hours: 206 + 15 * 24, signs: Signs(),
                    local: LocalPicture(onset: 205, sites: ["neck"], trend: .resolved), systemic: SystemicCourse())),
            what: "15 days ago"),
        Case(
            rule: SteroidTaper(), graded: graded(neck(at: 205, .dose("dexamethasone", 10, at: 206))), what: "swelling grows"),
        Case(rule: InterleukinAfterTocilizumab(), graded: graded([.dose("tocilizumab", 400, at: -150)]), what: "15 days after"),
        Case(
            rule: InfectionProphylaxis(),
            graded: graded([.dose("methylprednisolone", 500, at: 200), .dose("micafungin", 100, at: 190)]), what: "with an antifungal"),
        Case(rule: InfectionProphylaxis(), graded: graded([.dose("dexamethasone", 10, at: 200)]), what: "10 mg of dexamethasone"),
        Case(rule: DiverticularDisease(), graded: graded([paracetamol], crs: .crs(1...1)), what: "no tocilizumab in question"),
        Case(rule: GMCSF(), graded: graded([.dose("filgrastim", 300, "ug", at: 200)]), what: "G-CSF"),
    ]

    @Test("Each rule stays silent in its other case", arguments: silent)
    func silence(example: Case) {
        #expect(example.rule.check(example.graded) == .silent)
        #expect(!Guidance(example.graded).ids(.warnings).contains(example.rule.id))
    }

    static let unknown: [(Case, String)] = [
        (
            Case(
                rule: HypotensionWithoutFever(), graded: graded([.sign(.hypotension, true, at: 209), paracetamol]),
                what: "no temperature"), "temperature"
        ),
        (
            Case(
                rule: DuplicateGlucocorticoids(),
                graded: graded([.dose("dexamethasone", 10, at: 209), .dose("corticosteroids", at: 204, precision: .day)]),
                what: "a steroid without its name"), "which glucocorticoid was given"
        ),
        (
            Case(
                rule: DuplicateGlucocorticoids(),
                graded: graded([.dose("dexamethasone", 10, at: 209), .dose("methylprednisolone", 40, at: 180, precision: .day)]),
                what: "a steroid of the day before"), "clock of the glucocorticoids"
        ),
        (
            Case(
                rule: InfectionProphylaxis(), graded: graded([.dose("methylprednisolone", at: 200)]), what: "no amount"),
            "amount of methylprednisolone"
        ),
        (
            Case(
                rule: SteroidTaper(),
                graded: GradedSituation(
                    Situation(
                        chart: Chart.of(.dose("dexamethasone", 10, at: 206)), hours: now, signs: Signs(),
                        local: LocalPicture(onset: 205, sites: ["neck"]), systemic: SystemicCourse())), what: "no course of the swelling"),
            "course of the swelling: growing, steady or shrinking"
        ),
        (
            Case(rule: DiverticularDisease(), graded: graded([paracetamol], crs: .crs(2...2)), what: "nobody asked"),
            "history of diverticular disease"
        ),
    ]

    @Test("What cannot be told is said as unknown, with what is missing", arguments: unknown)
    func cannotTell(example: Case, missing: String) {
        #expect(example.rule.check(example.graded) == .unknown(missing: [missing]))
        #expect(Guidance(example.graded)[.missing].contains { $0.title == missing && $0.text.contains(example.rule.id) })
    }

    @Test(
        "Where no drug is charted, rules on drugs say so instead of falling silent",
        arguments: [
            DuplicateGlucocorticoids(), DiuresisWithoutOverload(), PlasmaWithoutIndication(), NSAIDWithLowPlatelets(),
            InterleukinAfterTocilizumab(), InfectionProphylaxis(), GMCSF(),
        ] as [any SafetyRule])
    func noDrugs(rule: any SafetyRule) {
        #expect(rule.check(GradedSituation(Situation(Chart(), at: 100))) == .unknown(missing: ["drugs given"]))
    }

    @Test("Rules on a swollen neck say so too when no drug is charted")
    func noDrugsAtTheNeck() {
        let graded = LocalCase().graded
        for rule in [TocilizumabForTheNeck(), BradykininRaisingDrug(), SteroidDoesNotDiscriminate(), SteroidTaper()] as [any SafetyRule] {
            #expect(rule.check(graded) == .unknown(missing: ["drugs given"]))
        }
        #expect(TocilizumabLimits().check(graded) == .unknown(missing: ["drugs given, with their times"]))
    }

    @Test("A warning of what is not shown names what would show it")
    func namesWhatIsMissing() {
        let diuretic = DiuresisWithoutOverload().check(GuidanceSafetyTests.graded([.dose("torasemide", 5, at: 209)]))
        #expect(diuretic.missing == ["BNP", "crackles", "fluid balance"])
        let plasma = PlasmaWithoutIndication().check(GuidanceSafetyTests.graded([.dose("FFP", 350, "mL", at: 209)]))
        #expect(plasma.missing == ["fibrinogen", "INR"])
        let nsaid = NSAIDWithLowPlatelets().check(GuidanceSafetyTests.graded([.dose("ibuprofen", 400, at: 209)]))
        #expect(nsaid.missing == ["platelets"])
    }

    @Test("An established CRS whose fever is gone untreated is told apart from one that never was")
    func feverFreeUntreated() {
        var signs = Signs()
        (signs.temperature, signs.isEstablished, signs.isFeverMasked, signs.isHypotensive) = (37, true, false, true)
        let situation = Situation(chart: Chart(), hours: 100, signs: signs, local: nil, systemic: SystemicCourse())
        #expect(HypotensionWithoutFever().check(GradedSituation(situation)).warning?.contains("established CRS") == true)
    }

    @Test("Tocilizumab and a swelling of the same day leave open which came first")
    func sameDay() {
        let rows = GuidanceSafetyTests.neck(at: 205, .dose("tocilizumab", 8, "mg/kg", at: 204, precision: .day))
        let finding = TocilizumabForTheNeck().check(GuidanceSafetyTests.graded(rows))
        #expect(finding.warning?.contains("which came first is not charted") == true)
        #expect(finding.missing == ["clock of the tocilizumab"])
    }
}
