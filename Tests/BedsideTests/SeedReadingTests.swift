import Testing

@testable import Bedside

@Suite("The reading of the reported chart")
struct SeedReadingTests {
    private func reading(_ day: String) throws -> BedsideReading {
        BedsideReading(try SeedChart.load(), at: try #require(ChartTime(day: day)).hours)
    }

    private func grades(_ day: String) throws -> [String: String] {
        Dictionary(uniqueKeysWithValues: try reading(day).grades.map { ($0.system, $0.text) })
    }

    /// Clinical dossier, section A8: one patient, seven answers.
    @Test("Day 6 is graded as the dossier grades it by each system")
    func daySix() throws {
        let now = try grades("6")
        #expect(now["ASTCT-CRS"] == "2")
        #expect(now["LEE2014"] == "2")
        #expect(now["PENN"] == "3")
        #expect(now["MSKCC"] == "2")
        #expect(now["CTCAE5"] == "2")
        #expect(now["CARTOX2018"] == "2")
    }

    /// The same section: ASTCT 3 if the oxygen need is CRS and 1 if it is the swelling only; Lee 2-3, Penn 3, MSKCC 2-3, B-NHL 3 and
    /// Wei high by extension; local airway level 3 (section A10).
    @Test("At the onset on day 8 every grade is what the dossier says, open where it is open")
    func onset() throws {
        let now = try grades("8 17:10")
        #expect(now["ASTCT-CRS"] == "1-3")
        #expect(now["LEE2014"] == "2-3")
        #expect(now["PENN"] == "3")
        #expect(now["MSKCC"] == "2-3")
        #expect(now["CN-BNHL2022"] == "3")
        #expect(now["WEI2020-RISK"] == "high")
        #expect(now["LOCAL-AIRWAY-PD"] == "3")
        let astct = try #require(try reading("8 17:10").grades.first { $0.system == "ASTCT-CRS" })
        #expect(astct.certainty == .interval)
        #expect(astct.missing == ["whether CRS is judged to be the cause of the oxygen need"])
    }

    /// Section C2: "That is the honest output to reproduce".
    @Test("Local CRS is possible and no more, with the scores and the open tests of the dossier")
    func differential() throws {
        let differential = try #require(try reading("8 17:10").differential)
        #expect(differential.caseDefinition.certainty == .possible)
        let expected = ["D01": 1, "D04": 0, "D06": 0, "D07": 0, "D09": -2, "D13": -1, "D14": 0, "D16": 0, "D17": 0, "D24": 3]
        for (id, score) in expected { #expect(differential[id]?.score == score, "\(id)") }
        #expect(differential["D16"]?.standing == .notApplicable)
        #expect(differential["D17"]?.standing == .notApplicable)
        #expect(differential["D01"]?.standing == .open)
        #expect(differential["D04"]?.standing == .open)
        #expect(
            Set(differential.openTests.prefix(8).map(\.name)) == [
                "tryptase", "contrast CT of the neck", "duplex of the neck veins", "coagulation and platelets", "blood cultures", "albumin",
                "weight", "laryngoscopy",
            ])
    }

    @Test("The airway comes first, the case report's row is R8, and the warnings are those of section B4")
    func guidance() throws {
        let guidance = try reading("8 22:10").guidance
        #expect(guidance.sections.first?.part == .airway)
        let rows = guidance[.seed].filter { $0.match.missing.isEmpty }.map(\.id)
        #expect(rows.first == "R8")
        let warnings = Set(guidance[.warnings].map(\.id))
        // Duplicate glucocorticoids, diuresis without overload, plasma without indication, NSAID.
        #expect(warnings.isSuperset(of: ["S1", "S2", "S3", "S4"]))
        let steroid = try #require(guidance[.doses].first { $0.id == "D-STEROID" })
        #expect(steroid.text.contains("35 mg"))
        #expect(steroid.text.contains("233 mg prednisone"))
    }

    @Test("The picture is systemic, and its stages are those of figure 3B of the report")
    func stages() throws {
        let stages = try reading("15.5").stages
        #expect(stages.picture == .systemic)
        #expect(stages.level == .bedside)
        #expect(stages.spans.map(\.stage) == [.systemicCRS, .systemicRedistribution, .systemicRecovery])
        let onset = try reading("8 17:10").stages.stages(at: SeedChart.onset)
        #expect(onset.map(\.stage) == [.systemicRedistribution])
    }

    @Test("Rows in any order give the same reading")
    func order() throws {
        let seed = try SeedChart.load()
        let expected = BedsideReading(seed, at: SeedChart.onset)
        var dice = Dice(seed: 3)
        for _ in 0..<20 {
            let shuffled = BedsideReading(Chart(patient: seed.patient, rows: seed.rows.shuffled(using: &dice)), at: SeedChart.onset)
            #expect(shuffled.grades == expected.grades)
            #expect(shuffled.differential == expected.differential)
            #expect(shuffled.guidance == expected.guidance)
            #expect(shuffled.stages == expected.stages)
            #expect(shuffled.story.entries == expected.story.entries)
        }
    }

    @Test("Nothing later than the moment is looked at")
    func future() throws {
        let seed = try SeedChart.load()
        let known = BedsideReading(seed.until(SeedChart.onset), at: SeedChart.onset)
        let whole = BedsideReading(seed, at: SeedChart.onset)
        #expect(known.grades == whole.grades)
        #expect(known.differential == whole.differential)
        #expect(known.guidance == whole.guidance)
    }
}
