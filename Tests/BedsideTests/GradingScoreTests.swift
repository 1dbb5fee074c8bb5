import Testing

@testable import Bedside

/// Expected values by the clinical dossier, sections A12, C1 and F.
@Suite("Scores from routine laboratory values")
struct GradingScoreTests {
    private func easix(_ ldh: Measured?, _ creatinine: Measured?, _ crp: Measured?, _ platelets: Measured?) -> Grade {
        EASIX().grade(
            .with {
                $0.ldh = ldh
                $0.creatinine = creatinine
                $0.crp = crp
                $0.platelets = platelets
            })
    }

    @Test(
        "The rows of the EASIX table",
        arguments: [
            (400, 1, nil, 100, "4.000", "EASIX, not above 4.67; log2 2.000"), (500, 0.9, nil, 90, "5.000", "EASIX above 4.67; log2 2.322"),
            (467, 1, nil, 100, "4.670", "EASIX, not above 4.67; log2 2.223"), (400, nil, 5, 100, "20.000", "modified EASIX; log2 4.322"),
            (314, nil, nil, 280, "1.121", "simplified EASIX; log2 0.165"),
            (314, 0.434, nil, 280, "0.487", "EASIX, not above 4.67; log2 -1.038"),
        ] as [(Measured, Measured?, Measured?, Measured, String, String)])
    func easixTable(ldh: Measured, creatinine: Measured?, crp: Measured?, platelets: Measured, expected: String, detail: String) {
        let grade = easix(ldh, creatinine, crp, platelets)
        #expect(grade.text == expected)
        #expect(grade.detail == detail)
        #expect(grade.missing.first == (creatinine == nil ? "creatinine (for EASIX)" : nil))
    }

    @Test("EASIX has no value without LDH or platelets, or with platelets of 0 or less, or at the limit of an assay")
    func easixUndefined() {
        #expect(easix(400, 1, nil, 0).certainty == .undetermined)
        #expect(easix(400, 1, nil, -1).missing == ["platelets above 0"])
        #expect(easix(nil, 1, nil, nil).missing == ["LDH", "platelets above 0"])
        #expect(easix(Measured(400, .above), 1, nil, 100).missing == ["LDH"])
    }

    @Test(
        "Each bound of CAR-HEMATOTOX",
        arguments: [
            Change({ $0.platelets = 176 }, 0), Change({ $0.platelets = 175 }, 1), Change({ $0.platelets = 75 }, 1),
            Change({ $0.platelets = 74.9 }, 2),
            Change({ $0.neutrophils = 1.2 }, 0), Change({ $0.neutrophils = 1.19 }, 1), Change({ $0.haemoglobin = 9 }, 0),
            Change({ $0.haemoglobin = 8.9 }, 1),
            Change({ $0.crp = 2.99 }, 0), Change({ $0.crp = 3 }, 1), Change({ $0.ferritin = 649 }, 0), Change({ $0.ferritin = 650 }, 1),
            Change({ $0.ferritin = 2000 }, 1),
            Change({ $0.ferritin = 2001 }, 2),
        ] as [Change<Int>])
    func hematotox(change: Change<Int>) {
        var signs = GradingScoreTests.healthy
        change.fill(&signs)
        let grade = CARHematotox().grade(signs)
        #expect(grade.text == String(change.expected))
        #expect(grade.detail == (change.expected >= 2 ? "high" : "low"))
    }

    private static let healthy = Signs.with {
        $0.platelets = 220
        $0.neutrophils = 3.4
        $0.haemoglobin = 12.4
        $0.crp = 0.8
        $0.ferritin = 180
    }

    @Test("CAR-HEMATOTOX without an input is nothing, names it, and says where the rest already makes it high")
    func hematotoxMissing() {
        var signs = GradingScoreTests.healthy
        signs.ferritin = nil
        signs.crp = nil
        #expect(CARHematotox().grade(signs).text == "undetermined")
        #expect(CARHematotox().grade(signs).missing == ["CRP", "ferritin"])
        signs.platelets = 40
        #expect(CARHematotox().grade(signs).detail == "high whatever is missing: already 2 points")
    }

    private static let noPoints = Signs.with {
        $0.isImmunosuppressed = false
        $0.temperature = 37
        $0.organomegaly = Signs.Organomegaly.none
        $0.cytopenicLineages = 1
        $0.ferritin = 100
        $0.triglyceride = 1
        $0.fibrinogen = 4
        $0.ast = 20
        $0.hasHaemophagocytosis = false
    }

    @Test(
        "Each bound of the HScore",
        arguments: [
            Change({ _ in }, 0), Change({ $0.isImmunosuppressed = true }, 18), Change({ $0.temperature = 38.39 }, 0),
            Change({ $0.temperature = 38.4 }, 33),
            Change({ $0.temperature = 39.4 }, 33), Change({ $0.temperature = 39.41 }, 49), Change({ $0.organomegaly = .one }, 23),
            Change({ $0.organomegaly = .both }, 38), Change({ $0.cytopenicLineages = 2 }, 24), Change({ $0.cytopenicLineages = 3 }, 34),
            Change({ $0.ferritin = 1999 }, 0), Change({ $0.ferritin = 2000 }, 35), Change({ $0.ferritin = 6000 }, 35),
            Change({ $0.ferritin = 6001 }, 50),
            Change({ $0.triglyceride = 1.49 }, 0), Change({ $0.triglyceride = 1.5 }, 44), Change({ $0.triglyceride = 4 }, 44),
            Change({ $0.triglyceride = 4.01 }, 64), Change({ $0.fibrinogen = 2.51 }, 0), Change({ $0.fibrinogen = 2.5 }, 30),
            Change({ $0.ast = 29 }, 0),
            Change({ $0.ast = 30 }, 19), Change({ $0.hasHaemophagocytosis = true }, 35),
        ] as [Change<Int>])
    func hscore(change: Change<Int>) {
        var signs = GradingScoreTests.noPoints
        change.fill(&signs)
        #expect(HScore().grade(signs).text == String(change.expected))
        #expect(HScore().grade(signs).certainty == .certain)
    }

    @Test("The HScore without a marrow is a lower bound; without anything else it is nothing")
    func hscoreMissing() {
        var signs = GradingScoreTests.noPoints
        signs.hasHaemophagocytosis = nil
        #expect(HScore().grade(signs).certainty == .atLeast)
        #expect(HScore().grade(signs).missing == ["haemophagocytosis"])
        signs.ast = nil
        #expect(HScore().grade(signs).text == "undetermined")
        #expect(HScore().grade(signs).missing == ["AST", "haemophagocytosis"])
        #expect(HScore().grade(GradingScoreTests.noPoints).flags.first?.hasPrefix("not validated after CAR-T") == true)
    }

    @Test(
        "Hay 2017: fever from 38.9 °C on, then MCP-1 from 1343.5 on",
        arguments: [
            (38.89, nil, "low"), (38.9, nil, "test MCP-1"), (38.9, 1343.5, "high"), (38.9, 1343.4, "low"), (nil, 5000, "undetermined"),
        ] as [(Measured?, Measured?, String)])
    func hay(temperature: Measured?, mcp1: Measured?, expected: String) {
        let grade = Hay2017().grade(
            .with {
                $0.temperatureOfFirst36Hours = temperature
                $0.mcp1 = mcp1
            })
        #expect(grade.text == expected)
        #expect((grade.certainty == .undetermined) == ["test MCP-1", "undetermined"].contains(expected))
        #expect(
            grade.missing == (expected == "test MCP-1" ? ["MCP-1"] : expected == "undetermined" ? ["temperature of the first 36 h"] : []))
    }

    /// At a creatinine of k only age and sex are left: 142 × 0.9938^50 is 104.05, and 1.012 times that 105.30. At twice k the rate falls
    /// by 2^-1.2 = 0.43528; at half k, for a man, it rises by 2^0.302 = 1.23285 (142 × 0.9938^30 is 117.83).
    @Test(
        "CKD-EPI 2021 below, at and above k",
        arguments: [
            (0.9, 50, .male, "104"), (0.7, 50, .female, "105"), (1.8, 50, .male, "45"), (1.4, 50, .female, "46"), (0.45, 30, .male, "145"),
        ] as [(Measured, Double, Chart.Patient.Sex, String)])
    func filtration(creatinine: Measured, age: Double, sex: Chart.Patient.Sex, expected: String) {
        let grade = CKDEPI2021().grade(
            .with {
                $0.creatinine = creatinine
                $0.age = age
                $0.sex = sex
            })
        #expect(grade.text == expected)
    }

    @Test("CKD-EPI names each input that is missing")
    func filtrationMissing() {
        #expect(CKDEPI2021().grade(Signs()).missing == ["creatinine", "sex", "age"])
        #expect(CKDEPI2021().grade(.with { $0.creatinine = 0 }).missing == ["creatinine", "sex", "age"])
    }

    @Test(
        "Tryptase above 1.2 × baseline + 2, strictly, as far as the assay tells",
        arguments: [
            (8.0, 5.0, "negative"), (8.01, 5.0, "positive"), (14.0, 10.0, "negative"), (Measured(9, .above), 5.0, "positive"),
            (Measured(7, .below), 5.0, "negative"), (Measured(9, .below), 5.0, "undetermined"), (5, Measured(1, .below), "positive"),
            (2.5, Measured(1, .below), "undetermined"),
        ] as [(Measured, Measured, String)])
    func tryptase(acute: Measured, baseline: Measured, expected: String) {
        let grade = TryptaseScore().grade(
            .with {
                $0.tryptase = acute
                $0.tryptaseBaseline = baseline
            })
        #expect(grade.text == expected)
    }

    @Test("Tryptase names the value that is missing")
    func tryptaseMissing() {
        #expect(TryptaseScore().grade(.with { $0.tryptase = 20 }).missing == ["baseline tryptase"])
        #expect(TryptaseScore().grade(Signs()).missing == ["acute tryptase", "baseline tryptase"])
    }
}
