import Testing

@testable import Bedside

/// Expected options: clinical dossier, sections B1 and B2.
@Suite("Guidance: guidelines side by side")
struct GuidanceGuidelineTests {
    private func guidance(_ crs: Grade, icans: Grade? = nil, _ local: LocalCase = LocalCase()) -> Guidance {
        Guidance(local.situation, crs: crs, icans: icans)
    }

    @Test("For a certain grade every guideline shows its row of that grade, and no other", arguments: 1...4)
    func certain(grade: Int) {
        let rows = guidance(.crs(grade...grade))[.guidelines].filter { $0.topic.hasPrefix("systemic CRS") }
        for guideline in ["ASCO", "NCCN", "EBMT", "SITC"] {
            #expect(rows.filter { $0.id.hasPrefix(guideline + "-") }.map(\.id) == ["\(guideline)-\(grade)"])
        }
        #expect(rows.allSatisfy { $0.match == .applies })
    }

    @Test("For an interval of grades the rows of all of them stand side by side, with what is missing")
    func interval() {
        let rows = guidance(.crs(2...3, .interval, missing: ["oxygen flow"]))[.guidelines]
        let asco = rows.filter { $0.id.hasPrefix("ASCO-") }
        #expect(asco.map(\.id) == ["ASCO-2", "ASCO-3"])
        #expect(asco.allSatisfy { $0.match == .unknown(missing: ["oxygen flow"]) })
        #expect(rows.contains { $0.id == "WEI-2" && $0.match == .applies })
    }

    @Test("A lower bound shows everything from it up to grade 4; an undetermined grade shows all")
    func lowerBound() {
        func asco(_ grade: Grade) -> [String] { guidance(grade).ids(.guidelines).filter { $0.hasPrefix("ASCO-") } }
        #expect(asco(.crs(2...2, .atLeast, missing: ["oxygen device"])) == ["ASCO-2", "ASCO-3", "ASCO-4"])
        let undetermined = Grade("ASTCT-CRS", .undetermined, .undetermined, detail: "nothing charted", rule: "set by the test")
        #expect(asco(undetermined) == ["ASCO-1", "ASCO-2", "ASCO-3", "ASCO-4"])
        #expect(asco(.crs(0...0)).isEmpty)
    }

    @Test("Rows of one grade stand together under one heading")
    func headings() {
        let topics = guidance(.crs(1...4, .interval)).sections.first { $0.part == .guidelines }?.statements.map(\.topic) ?? []
        #expect(topics.once.count == zip(topics, topics.dropFirst()).count { $0 != $1 } + 1)
        #expect(topics.first == "systemic CRS, grade 1")
    }

    @Test(
        "Tocilizumab of guidelines is never suppressed from grade 2 on, whatever the case report says of the neck", arguments: 2...4,
        ["compartmental", "systemic"])
    func neverSuppressed(grade: Int, distribution: String) {
        for stage in [Situation.LocalStage.early, .advanced] {
            let local = LocalCase(distribution: distribution, stage: stage)
            let rows = guidance(.crs(grade...grade), local)[.guidelines].filter { $0.topic.hasPrefix("systemic CRS") }
            // Sources that name tocilizumab for the grade: ASCO, NCCN to grade 3, EBMT to grade 3, SITC, the label.
            let naming = Set(rows.filter { $0.text.contains("tocilizumab") }.map(\.id))
            #expect(naming.isSuperset(of: ["ASCO-\(grade)", "SITC-\(grade)", "LABEL-toci"]))
            if grade < 4 { #expect(naming.isSuperset(of: ["NCCN-\(grade)", "EBMT-\(grade)"])) }
        }
    }

    @Test("Where the case report avoids tocilizumab and guidelines give it, both stand and so does the conflict")
    func conflict() {
        let found = guidance(.crs(2...2), LocalCase(distribution: "compartmental", stage: .early, threat: false))
        #expect(found.ids(.seed).first == "R1")
        #expect(found.ids(.guidelines).contains("ASCO-2"))
        #expect(found.ids(.disagreements).contains("B4-2"))
        #expect(found[.disagreements].first { $0.id == "B4-2" }?.text.contains("not to be held back") == true)
    }

    @Test(
        "Doses and limits stand as the dossier gives them",
        arguments: [
            ("ASCO-2", "8 mg/kg every 8 h"), ("ASCO-2", "10 mg every 12 h"), ("ASCO-3", "10 mg every 6 h"),
            (
                "ASCO-4",
                "500 mg every 12 h for 3 days, 250 mg every 12 h for 2 days, 125 mg every 12 h for 2 days, then 60 mg every 12 h (until grade 1)"
            ),
            ("ASCO-4", "antifungal prophylaxis"), ("ASCO-4", "GM-CSF is not advised"),
            ("NCCN-1", "10 mg every 24 h (if onset is under 72 h)"),
            ("NCCN-2", "at most 3 doses in 24 h and 4 in all"), ("NCCN-2", "diverticular disease"), ("NCCN-4", "1 g a day for 3 days"),
            ("EBMT-4", "20 mg every 6 h"), ("SITC-1", "elderly"), ("CARTOX-2", "500 to 1000 mL (twice)"), ("CARTOX-2", "repeat after 6 h"),
            ("CARTOX-1", "11 mg/kg"), ("CHN-2", "10 mg every 6 h"), ("CHN-lung", "4 to 8 mg/kg"), ("CHN-abdomen", "day 3 and day 5"),
            ("CHN-serosa", "80 mg"), ("LABEL-toci", "12 mg/kg below 30 kg"), ("NCCN-ICANS-3", "1 mg/kg every 12 h"),
            ("NCCN-ICANS-4", "60 mg every 12 h for 2 days"), ("SAMSUNG-2", "10 mg every 12 to 24 h"),
        ])
    func doses(id: String, text: String) throws {
        let entry = try #require(GuidanceCatalogue.entry(id))
        #expect(entry.statement.contains(text))
    }

    @Test(
        "The mark of a row is that of its weakest option",
        arguments: [
            ("ASCO-1", EvidenceMark.read), ("ASCO-2", .memory), ("ASCO-4", .read), ("NCCN-2", .read), ("NCCN-3", .memory),
            ("EBMT-2", .memory),
            ("LABEL-toci", .memory), ("CHN-lung", .read),
        ])
    func marks(id: String, mark: EvidenceMark) {
        #expect(GuidanceCatalogue.entry(id)?.evidence == mark)
    }

    @Test("Rows on neurotoxicity stand by their grade, and are named as missing without one")
    func icans() {
        let graded = guidance(.crs(1...1), icans: .icans(3))
        #expect(graded.ids(.guidelines).filter { $0.hasPrefix("NCCN-ICANS") } == ["NCCN-ICANS-3"])
        let ungraded = guidance(.crs(1...1))
        #expect(!ungraded.ids(.guidelines).contains { $0.hasPrefix("NCCN-ICANS") })
        #expect(ungraded[.missing].contains { $0.title == "ICANS grade" })
    }

    @Test(
        "Rows on local CRS of an organ stand for that organ",
        arguments: [(["lung"], ["CHN-lung"]), (["pleura"], ["CHN-serosa"]), (["neck"], []), (["neck", "abdomen"], ["CHN-abdomen"])])
    func organs(sites: [String], expected: [String]) {
        let local = LocalPicture(onset: 200, sites: sites, trend: .worsening)
        let situation = Situation(chart: Chart(), hours: 210, signs: Signs(), local: local, systemic: SystemicCourse())
        let shown = Guidance(situation, crs: .crs(0...0)).ids(.guidelines).filter { $0.hasPrefix("CHN-") }
        #expect(shown == expected)
    }

    @Test("Local risk is high by one sign, low only when all four are charted, and open otherwise")
    func risk() {
        func risk(_ set: (inout Signs) -> Void) -> Bool? {
            var signs = Signs()
            set(&signs)
            return GuidelineRow.isHighRisk(
                GradedSituation(Situation(chart: Chart(), hours: 1, signs: signs, local: nil, systemic: SystemicCourse())))
        }
        #expect(risk { $0.lesionDiameter = 10 } == true)
        #expect(risk { $0.lesionDiameter = 9.9 } == nil)
        #expect(
            risk {
                ($0.lesionDiameter, $0.organDysfunctionFromCompression, $0.threatFromSwelling, $0.gutBleedingRisk) = (
                    9.9, false, false, false
                )
            } == false)
        #expect(risk { $0.threatFromSwelling = true } == true)
    }
}
