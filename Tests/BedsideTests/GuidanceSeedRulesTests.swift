import Testing

@testable import Bedside

/// Expected rows: clinical dossier, section B3.
@Suite("Guidance: the decision table of the case report")
struct GuidanceSeedRulesTests {
    struct Row: Sendable {
        let id: String
        let distribution: String
        let stage: Situation.LocalStage
        let threat: Bool
        let tocilizumab: String
        let corticosteroid: String
        let status: EvidenceMark
    }

    static let table = [
        Row(
            id: "R1", distribution: "compartmental", stage: .early, threat: false, tocilizumab: "avoid", corticosteroid: "hold",
            status: .seed),
        Row(
            id: "R2", distribution: "compartmental", stage: .early, threat: true, tocilizumab: "not favoured", corticosteroid: "give",
            status: .seed),
        Row(
            id: "R3", distribution: "compartmental", stage: .advanced, threat: false, tocilizumab: "by guideline",
            corticosteroid: "by guideline", status: .seedSilent),
        Row(
            id: "R4", distribution: "compartmental", stage: .advanced, threat: true, tocilizumab: "by guideline", corticosteroid: "give",
            status: .seedSilent),
        Row(
            id: "R5", distribution: "systemic", stage: .early, threat: false, tocilizumab: "no rule", corticosteroid: "no rule",
            status: .seedSilent),
        Row(
            id: "R6", distribution: "systemic", stage: .early, threat: true, tocilizumab: "no rule", corticosteroid: "give",
            status: .seedSilent),
        Row(
            id: "R7", distribution: "systemic", stage: .advanced, threat: false, tocilizumab: "may be used",
            corticosteroid: "should be considered", status: .seed),
        Row(
            id: "R8", distribution: "systemic", stage: .advanced, threat: true, tocilizumab: "may be used",
            corticosteroid: "give, up to pulses",
            status: .seed),
    ]

    private func matches(_ local: LocalCase, _ rules: [any SeedRule] = SeedRules.table) -> [String: Match] {
        Dictionary(uniqueKeysWithValues: rules.map { ($0.id, $0.match(local.graded)) })
    }

    @Test("Each row applies where its three inputs stand, and no other row does", arguments: table)
    func row(row: Row) throws {
        let found = matches(LocalCase(distribution: row.distribution, stage: row.stage, threat: row.threat))
        #expect(found.filter { $0.value == .applies }.map(\.key) == [row.id])
        #expect(found.values.count { $0 == .doesNotApply } == 7)
        let rule = try #require(SeedRules.table.first { $0.id == row.id })
        #expect(rule.tocilizumab.hasPrefix(row.tocilizumab))
        #expect(rule.corticosteroid.hasPrefix(row.corticosteroid))
        #expect(rule.status == row.status)
    }

    @Test(
        "With an input unknown both rows that fit stand, and the input is named",
        arguments: [
            (LocalCase(distribution: nil), ["R4", "R8"], "where the malignancy is: in masses or systemic"),
            (LocalCase(stage: nil), ["R6", "R8"], "whether systemic CRS began before the local signs"),
            (LocalCase(threat: nil), ["R7", "R8"], "symptoms of the upper airway"),
        ])
    func unknownInput(local: LocalCase, expected: [String], missing: String) {
        let found = matches(local)
        #expect(found.filter(\.value.isShown).map(\.key).sorted() == expected)
        for id in expected { #expect(found[id]?.missing.contains(missing) == true) }
    }

    @Test("With all three unknown all eight rows stand, none as certain")
    func nothingKnown() {
        let found = matches(LocalCase(distribution: nil, stage: nil, threat: nil))
        #expect(found.values.count(where: \.isShown) == 8)
        #expect(!found.values.contains(.applies))
    }

    @Test(
        "Row R9 is looked at beside the table, whatever the malignancy",
        arguments: [
            (LocalPicture.Trend?.some(.resolving), Match.applies), (.worsening, .doesNotApply), (.steady, .doesNotApply),
            (nil, .unknown(missing: ["course of the swelling: growing, steady or shrinking"])),
        ])
    func resolving(trend: LocalPicture.Trend?, expected: Match) {
        for distribution in ["compartmental", "systemic"] {
            for stage in [Situation.LocalStage.early, .advanced] {
                #expect(R9().match(LocalCase(distribution: distribution, stage: stage, threat: false, trend: trend).graded) == expected)
            }
        }
    }

    @Test("Row R9 stays for a swelling that is gone while a steroid of three days may run on")
    func gone() {
        let resolved = LocalPicture(onset: 200, sites: ["neck"], trend: .resolved)
        func match(steroidAt hours: Double) -> Match {
            let chart = Chart.of(.dose("dexamethasone", 10, at: hours))
            return R9().match(
                GradedSituation(Situation(chart: chart, hours: 340, signs: Signs(), local: resolved, systemic: SystemicCourse())))
        }
        #expect(match(steroidAt: 280) == .applies)
        #expect(match(steroidAt: 250) == .doesNotApply)
    }

    @Test(
        "Row R10 needs a systemic malignancy, advanced and life-threatening, that does not abate",
        arguments: [
            (LocalCase(), Match.applies), (LocalCase(trend: .steady), .applies), (LocalCase(trend: .resolving), .doesNotApply),
            (LocalCase(distribution: "compartmental"), .doesNotApply), (LocalCase(stage: .early), .doesNotApply),
            (LocalCase(threat: false), .doesNotApply),
            (LocalCase(trend: nil), .unknown(missing: ["course of the swelling: growing, steady or shrinking"])),
        ])
    func notAbating(local: LocalCase, expected: Match) {
        #expect(R10().match(local.graded) == expected)
    }

    @Test("Without a local picture no row applies; while nobody looked the rows wait and what to look for is named")
    func noLocalPicture() {
        var signs = Signs()
        (signs.isSwollen, signs.hasAirwaySymptom, signs.hasStridor, signs.isDrooling) = (false, false, false, false)
        (signs.isExhausted, signs.isAirwayInstrumented) = (false, false)
        let none = Situation(chart: Chart(), hours: 100, signs: signs, local: nil, systemic: SystemicCourse())
        #expect(Guidance(none)[.seed].isEmpty)
        #expect(SeedRules.all.allSatisfy { $0.match(GradedSituation(none)) == .doesNotApply })
        let unseen = Guidance(Situation(Chart(), at: 100))
        #expect(unseen[.seed].isEmpty)
        #expect(unseen[.missing].contains { $0.title == "visible swelling" && $0.text.contains("R1 to R10") })
    }

    @Test("A swelling away from the neck threatens life when somebody judged so, and is unknown while nobody did")
    func threatElsewhere() {
        func threat(_ judged: Bool?) -> Bool? {
            var signs = Signs()
            (signs.isSwollen, signs.hasAirwaySymptom, signs.hasStridor, signs.isDrooling) = (false, false, false, false)
            (signs.isExhausted, signs.isAirwayInstrumented, signs.threatFromSwelling) = (false, false, judged)
            let local = LocalPicture(onset: 90, sites: ["lung"], trend: .worsening)
            return GradedSituation(
                Situation(chart: Chart(), hours: 100, signs: signs, local: local, systemic: SystemicCourse())
            ).isLifeThreatened
        }
        #expect(threat(true) == true)
        #expect(threat(false) == false)
        #expect(threat(nil) == nil)
    }
}
