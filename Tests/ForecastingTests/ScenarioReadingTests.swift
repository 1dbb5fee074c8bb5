import Quantities
import Testing

@testable import Forecasting

@Suite("Reading scenarios")
struct ScenarioReadingTests {
    private let decoder = GoodScenario.decoder

    @Test("Every value of a file arrives, with its unit")
    func values() throws {
        let scenario = try decoder.decode(GoodScenario.text, file: "good.yaml")
        #expect(scenario.title == "Test")
        #expect(scenario.patient.weight == Quantity(60, .kilograms))
        #expect(scenario.patient.sex == .female)
        #expect(
            scenario.product == Scenario.Product(construct: "CD28", antigen: "CD19", dose: Quantity(1e6, .ucum("{cells}/kg")), into: nil))
        #expect(scenario.sites.map(\.id) == ["belly-mass"])
        #expect(scenario.burden == [Scenario.Burden(site: "marrow", malignant: Quantity(1e11, .cells))])
        #expect(scenario.treatment.map(\.drug) == ["tocilizumab", "oxygen"])
        #expect(scenario.treatment[0].timing == .days([7.3]))
        #expect(scenario.treatment[1].duration == Quantity(12, .hours))
        #expect(scenario.parameters == [Scenario.Override(id: "neck.halfIL6", value: Quantity(120, .picogramsPerMillilitre))])
        #expect(scenario.basis == ["patient.weight": Scenario.Basis(.assumed, "test")])
    }

    @Test("The least scenario starts on day -5 and ends on day 30")
    func least() throws {
        let text = """
            title: Least
            patient: {weight: 60 kg, age: 50 a, sex: male}
            product: {construct: 4-1bb, antigen: bcma, dose: "1e8 {cells}"}
            """
        let scenario = try decoder.decode(text, file: "")
        #expect(scenario.start == -5)
        #expect(scenario.until == 30)
        #expect(scenario.product.construct == "4-1BB")
        #expect(scenario.product.antigen == "BCMA")
        #expect(scenario.infusedCells == 1e8)
        #expect(scenario.treatment == [])
    }

    @Test(
        "A day may be a number, a list, or a time with a unit",
        arguments: [
            ("7.3", [7.3]), ("7.3 d", [7.3]), ("180 h", [7.5]), ("[1, 36 h, 2 d]", [1, 1.5, 2]), ("-5", [-5]), ("0", [0]),
        ])
    func days(text: String, expected: [Double]) throws {
        let scenario = try decoder.decode(GoodScenario.replacing(22...22, with: "    day: \(text)"), file: "")
        #expect(scenario.treatment[0].timing == .days(expected))
    }

    @Test("A repeated dose names each of its days")
    func repeats() throws {
        let scenario = try decoder.decode(GoodScenario.replacing(22...22, with: "    day: [7, 9]\n    every: 12 h\n    times: 3"), file: "")
        #expect(scenario.treatment[0].days == [7, 7.5, 8, 9, 9.5, 10])
    }

    @Test("A rule keeps its level, its delay and its bounds")
    func trigger() throws {
        let rule = "    when: {readout: Temperature, reaches: 39.5 Cel, after: 6 h, from: 2 d, atMost: 2}"
        let scenario = try decoder.decode(GoodScenario.replacing(22...22, with: rule), file: "")
        let expected = Scenario.Trigger(
            readout: "temperature", direction: .reaches, level: Quantity(39.5, .celsius), after: 0.25, from: 2, atMost: 2)
        #expect(scenario.treatment[0].timing == .trigger(expected))
        #expect(scenario.treatment[0].days == nil)
    }

    @Test("A rule may wait for a fall, and has defaults for the rest")
    func fall() throws {
        let rule = "    when:\n      readout: meanArterialPressure\n      fallsTo: 60 mm[Hg]"
        let scenario = try decoder.decode(GoodScenario.replacing(22...22, with: rule), file: "")
        let expected = Scenario.Trigger(
            readout: "meanArterialPressure", direction: .fallsTo, level: Quantity(60, .millimetresOfMercury), after: 0, from: 0, atMost: 1)
        #expect(scenario.treatment[0].timing == .trigger(expected))
    }

    @Test(
        "Synonyms and capitals lead to the name of the vocabulary",
        arguments: [
            ("Actemra", "tocilizumab"), ("TOCI", "tocilizumab"), ("mPSL", "methylprednisolone"), ("Solu-Medrol", "methylprednisolone"),
        ])
    func synonyms(written: String, name: String) throws {
        let scenario = try decoder.decode(GoodScenario.replacing(21...21, with: "  - drug: \(written)"), file: "")
        #expect(scenario.treatment[0].drug == name)
    }

    @Test("Each drug of the vocabulary takes each of its own examples", arguments: ScenarioVocabulary.standard.drugs)
    func examples(drug: ScenarioVocabulary.Drug) throws {
        for dose in drug.doses {
            let entry = "  - drug: \(drug.name)\n    day: 1\n    over: 1 h\n    dose: \(dose.example)"
            let scenario = try decoder.decode(GoodScenario.replacing(21...23, with: entry), file: "")
            #expect(scenario.treatment[0].dose == dose.example)
            #expect(dose.example.value < dose.most)
        }
    }

    @Test("Signs that begin an alias or a tag are harmless within text")
    func harmless() throws {
        for text in ["Smith & co *really* mean it !", "\"&a *b !c\"", "'it''s [fine] {too}'", "R&D #1"] {
            #expect(issues(GoodScenario.replacing(1...1, with: "title: \(text)")) == [])
        }
    }

    @Test("Odd signs in texts survive writing and reading")
    func oddSigns() throws {
        var scenario = try decoder.decode(GoodScenario.text, file: "")
        scenario.title = "Quotes \" and ' and \\, é, 👩🏽‍⚕️, a: b, # c, - d, {e}, \tf"
        scenario.notes = ["- one\n  two\n", "~", "null", "&a *a", "%", "x\u{2028}y"].map { $0 + "." }
        scenario.basis["parameters.neck.halfIL6"] = Scenario.Basis(.assumed, "a: \"b\"")
        #expect(try decoder.decode(scenario.yaml, file: "") == scenario)
    }

    @Test("The text has one fixed form")
    func fixedForm() throws {
        let text = """
            title: "Least"
            patient:
              weight: "60 kg"
              age: "50 a"
              sex: "male"
            product:
              construct: "CD28"
              antigen: "CD19"
              dose: "1e8 {cells}"
            start: "-5"
            until: "30"
            treatment:
              - drug: "dexamethasone"
                day:
                  - "1"
                  - "2.5"
                dose: "10 mg"

            """
        #expect(try decoder.decode(text, file: "").yaml == text)
    }

    @Test("A product may be infused into a site")
    func into() throws {
        let scenario = try decoder.decode(GoodScenario.replacing(10...10, with: "  dose: 1e8 {cells}\n  into: belly-mass"), file: "")
        #expect(scenario.product.into == "belly-mass")
    }

    @Test("Everything wrong in one file is reported, in the order of its lines")
    func several() {
        let text = """
            titel: Test
            patient:
              weight: 60 cm
              age: 50 a
              sex: woman
            product: {construct: CD28, antigen: CD19, dose: 5 mg}
            sites:
              - {id: liver, kind: mass, volume: 1 L}
            burden:
              morrow: {malignant: "1e9 {cells}"}
            treatment:
              - drug: tocilizimab
                day: 7
                dose: 8 mg/kg
              - drug: dexamethasone
                dose: 10 mg/kg
                dose: 10 mg
            basis:
              patient.age: a guess
            """
        #expect(
            issues(text) == [
                "1: A scenario has no field ‘titel’. Did you mean ‘title’?",
                "1: title is missing. Write for example ‘title: Relapsed B-ALL’.",
                "3: patient.weight is given in cm, but it must be a value such as 60 kg.",
                "5: No sex is called ‘woman’. Choose from female, male.",
                "6: product.dose is given in mg, but it must be a value such as 1e6 {cells}/kg or 1e8 {cells}.",
                "8: ‘liver’ is a standard site and always present. Choose another id for an extra site, such as liver-mass.",
                "10: No site is called ‘morrow’. Did you mean ‘marrow’?",
                "12: No drug is called ‘tocilizimab’. Did you mean ‘tocilizumab’?",
                "15: treatment[1] does not say when. Give ‘day: 7.3’ or ‘when: {readout: temperature, reaches: 39.5 Cel}’.",
                "16: treatment[1].dose is given in mg/kg, but it must be a value such as 10 mg.",
                "17: ‘dose’ is given again; it stands on line 16 already. Keep one.",
                "19: The basis of patient.age must begin with ‘data:’, ‘assumed:’ or ‘setting:’ and then say from where or why.",
            ])
    }

    @Test("A line of the report begins with the file and the line")
    func report() {
        let error = #expect(throws: ScenarioIssues.self) {
            try decoder.decode(GoodScenario.replacing(21...21, with: "  - drug: tocilizimab"), file: "scenario.yaml")
        }
        #expect(error?.description == "scenario.yaml:21: No drug is called ‘tocilizimab’. Did you mean ‘tocilizumab’?")
    }

    @Test("Doses per weight and per surface become amounts, up to the cap of the drug")
    func amounts() throws {
        var scenario = try shipped("b-all-cervical")
        let vocabulary = ScenarioVocabulary.standard
        // 8 mg/kg times 55 kg, as the reference calibration gives.
        #expect(
            scenario.treatment.first { $0.drug == "tocilizumab" }.flatMap { scenario.amount(of: $0, in: vocabulary) }
                == Quantity(440, .milligrams))
        // Mosteller: √(158 cm · 55 kg / 3600) = 1.5537 m²; times 30 mg/m².
        let fludarabine = try #require(scenario.amount(of: scenario.treatment[0], in: vocabulary))
        #expect(abs(fludarabine.value - 46.61) < 0.01)
        #expect(fludarabine.unit == .milligrams)
        // 1.165e5 per kg times 55 kg: 6.4075e6 cells.
        #expect(abs(scenario.infusedCells - 6.4075e6) < 1)
        scenario.patient.weight = Quantity(130, .kilograms)
        let tocilizumab = try #require(scenario.treatment.first { $0.drug == "tocilizumab" })
        #expect(scenario.amount(of: tocilizumab, in: vocabulary) == Quantity(800, .milligrams))
        scenario.patient.height = nil
        #expect(scenario.amount(of: scenario.treatment[0], in: vocabulary) == nil)
    }

    @Test("A rate per weight keeps its time")
    func rates() throws {
        let patient = try shipped("b-all-cervical").patient
        #expect(patient.amount(of: Quantity(0.1, .ucum("ug/kg/min"))) == Quantity(5.5, .ucum("ug/min")))
        #expect(patient.amount(of: Quantity(3, .litresPerMinute)) == Quantity(3, .litresPerMinute))
        #expect(patient.amount(of: Quantity(40, .milligrams)) == Quantity(40, .milligrams))
    }
}

@Suite("Basis of values")
struct ScenarioBasisTests {
    @Test("A value has its own basis or that of the nearest group around it")
    func inherited() throws {
        let scenario = try shipped("b-all-cervical")
        #expect(scenario.basis(of: "treatment[5].dose")?.kind == .data)
        #expect(scenario.basis(of: "treatment[5].day")?.kind == .assumed)
        #expect(scenario.basis(of: "treatment[2].day[1]")?.kind == .assumed)
        #expect(scenario.basis(of: "burden.neck.malignant")?.reason.contains("occult") == true)
        #expect(scenario.basis(of: "sites[0]") == nil)
        #expect(scenario.basis(of: "") == nil)
    }

    @Test("Values without a basis are listed by path, texts are not")
    func listed() throws {
        let scenario = try GoodScenario.decoder.decode(GoodScenario.text, file: "")
        #expect(
            scenario.pathsWithoutBasis == [
                "patient.height", "patient.age", "patient.sex", "product.construct", "product.antigen", "product.dose", "start", "until",
                "sites[0].id", "sites[0].kind", "sites[0].volume", "burden.marrow.malignant", "treatment[0].drug", "treatment[0].day",
                "treatment[0].dose", "treatment[1].drug", "treatment[1].day", "treatment[1].dose", "treatment[1].over",
                "parameters.neck.halfIL6",
            ])
    }
}

@Suite("Nearest spelling")
struct NearestSpellingTests {
    @Test(
        "Slips are recognised",
        arguments: [
            ("tocilizimab", "tocilizumab"), ("dexametasone", "dexamethasone"), ("marow", "marrow"), ("Marrow", "marrow"),
            ("weigth", "weight"),
            ("4 1BB", "4-1BB"), ("mean arterial pressure", "meanArterialPressure"),
        ])
    func near(written: String, meant: String) {
        let candidates = ["tocilizumab", "dexamethasone", "marrow", "weight", "4-1BB", "meanArterialPressure"]
        #expect(nearestSpelling(of: written, in: candidates) == meant)
    }

    @Test("What is like nothing is not guessed", arguments: ["aspirin", "", " ", "x", "é", String(repeating: "m", count: 10_000)])
    func far(written: String) {
        #expect(nearestSpelling(of: written, in: ["tocilizumab", "marrow", ""]) == nil)
    }
}
