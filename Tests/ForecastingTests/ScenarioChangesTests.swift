import Quantities
import Testing

@testable import Forecasting

@Suite("Changing a scenario for one run")
struct ScenarioChangesTests {
    private let vocabulary = GoodScenario.vocabulary

    private func good() throws -> Scenario { try GoodScenario.decoder.decode(GoodScenario.text, file: "") }

    @Test(
        "A number without a unit takes the unit that the value has",
        arguments: [
            ("patient.weight", "70", Quantity(70, .kilograms)), ("patient.weight", "70000 g", Quantity(70_000, .ucum("g"))),
            ("patient.weight", " 7.1e1 kg ", Quantity(71, .kilograms)),
        ])
    func weight(path: String, value: String, expected: Quantity) throws {
        let changed = try good().setting(path, to: value, in: vocabulary)
        #expect(changed.patient.weight == expected)
        #expect(changed.basis(of: path) == Scenario.Basis(.setting, "given for this run"))
    }

    @Test("Nothing else changes")
    func onlyThat() throws {
        var changed = try good().setting("patient.weight", to: "70", in: vocabulary)
        changed.patient.weight = Quantity(60, .kilograms)
        changed.basis = try good().basis
        #expect(try changed == good())
    }

    @Test("A value that was not given takes the declared unit")
    func absent() throws {
        #expect(try good().setting("patient.temperature", to: "37", in: vocabulary).patient.temperature == Quantity(37, .celsius))
        #expect(try good().setting("normalMarrow", to: "1e12", in: vocabulary).normalMarrow == Quantity(1e12, .cells))
        let burden = try good().setting("burden.marrow.normalB", to: "1e9", in: vocabulary).burden[0]
        #expect(burden.normalB == Quantity(1e9, .cells))
    }

    @Test("Doses, days, sites and texts can be set")
    func others() throws {
        let scenario = try good()
        #expect(try scenario.setting("treatment[0].dose", to: "4", in: vocabulary).treatment[0].dose == Quantity(4, .ucum("mg/kg")))
        #expect(try scenario.setting("treatment[0].dose", to: "400 mg", in: vocabulary).treatment[0].dose == Quantity(400, .milligrams))
        #expect(try scenario.setting("treatment[0].day", to: "48 h", in: vocabulary).treatment[0].timing == .days([2]))
        #expect(try scenario.setting("sites[0].volume", to: "30", in: vocabulary).sites[0].volume == Quantity(30, .millilitres))
        #expect(try scenario.setting("product.construct", to: "4-1BB", in: vocabulary).product.construct == "4-1BB")
        #expect(try scenario.setting("until", to: "400", in: vocabulary).until == 400)
        #expect(try scenario.setting("title", to: "Another", in: vocabulary).title == "Another")
    }

    @Test(
        "A parameter is set by its id, with or without its group, and in its unit", arguments: ["neck.halfIL6", "parameters.neck.halfIL6"])
    func parameter(name: String) throws {
        let changed = try good().setting(name, to: "50", in: vocabulary)
        #expect(changed.parameters == [Scenario.Override(id: "neck.halfIL6", value: Quantity(50, .picogramsPerMillilitre))])
    }

    @Test("A parameter that the file does not name takes the declared unit")
    func newParameter() throws {
        let changed = try good().setting("macrophages.calming", to: "0.7", in: vocabulary)
        #expect(changed.parameters.map(\.id) == ["macrophages.calming", "neck.halfIL6"])
        #expect(changed.parameters[0].value == Quantity(0.7, .perDay))
        let hourly = try good().setting("macrophages.calming", to: "0.1 1/h", in: vocabulary)
        // Coherent time is the day.
        #expect(abs(hourly.parameters[0].value.coherent - 2.4) < 1e-12)
    }

    @Test("The basis of parts goes with the value they were part of")
    func partBasis() throws {
        let days = GoodScenario.replacing(22...22, with: "    day: [7, 8]").replacing("patient.weight: ", with: "treatment[0].day[1]: ")
        let scenario = try GoodScenario.decoder.decode(days, file: "")
        let changed = try scenario.setting("treatment[0].day", to: "9", in: vocabulary)
        #expect(scenario.basis == ["treatment[0].day[1]": Scenario.Basis(.assumed, "test")])
        #expect(changed.basis == ["treatment[0].day": Scenario.Basis(.setting, "given for this run")])
    }

    @Test(
        "What cannot be set says why",
        arguments: [
            ("patient.weigth", "70", "patient has no field ‘weigth’. Did you mean ‘weight’?"),
            ("pateint.weight", "70", "Neither a scenario field nor a parameter is called ‘pateint.weight’. Did you mean ‘patient.weight’?"),
            ("patient.weight", "70 cm", "patient.weight is given in cm, but it must be a value such as 60 kg."),
            ("patient.weight", "heavy", "patient.weight is ‘heavy’, which cannot be read as a number. Write it as 60 kg."),
            ("neck.halfIL8", "1", "Neither a scenario field nor a parameter is called ‘neck.halfIL8’. Did you mean ‘neck.halfIL6’?"),
            (
                "treatment[7].dose", "1",
                "Neither a scenario field nor a parameter is called ‘treatment[7].dose’. Did you mean ‘treatment[0].dose’?"
            ),
            (
                "treatment[0].dose", "900",
                "treatment[0].dose is 900 mg/kg, which is beyond what is plausible. At most 12 mg/kg is accepted."
            ),
            ("until", "5", "treatment[0].day is day 7.3, outside the course from day -5 to day 5. Move it, or change ‘start’ or ‘until’."),
        ])
    func refused(name: String, value: String, expected: String) throws {
        let error = #expect(throws: ScenarioIssues.self) { try good().setting(name, to: value, in: vocabulary) }
        #expect(error?.description.split(separator: "\n").map(String.init).contains(expected) == true)
    }

    @Test("No name and no value can make it trap")
    func odd() throws {
        let scenario = try good()
        for name in [
            "", ".", "[", "]", "[0]", "patient.", "patient[0]", "treatment[-1]", "treatment[0", "treatment[99999999999999999999].dose",
            "basis", "basis.x", "a\u{0}b", "sites[0].parameters.x",
        ] {
            for value in ["", "1", "nan", "1e999", "\u{0}", "-"] {
                #expect(throws: ScenarioIssues.self) { try scenario.setting(name, to: value, in: vocabulary) }
            }
        }
    }

    @Test("Without a drug, its doses go and the basis of the others stays with them")
    func without() throws {
        let scenario = try shipped("b-all-cervical")
        let changed = try scenario.without("toci", in: vocabulary)
        #expect(changed.treatment == scenario.treatment.filter { $0.drug != "tocilizumab" })
        #expect(changed.pathsWithoutBasis == [])
        // Plasma was entry 10 and is now entry 9.
        #expect(changed.basis(of: "treatment[9]") == scenario.basis(of: "treatment[10]"))
        #expect(try GoodScenario.decoder.decode(changed.document, file: "") == changed)
        #expect(try good().without("dexamethasone", in: vocabulary) == good())
    }

    @Test("A shift moves every dose of the drug and nothing else")
    func shift() throws {
        let scenario = try shipped("b-all-cervical")
        let changed = try scenario.shift("dexamethasone", hours: -12, in: vocabulary)
        for (before, after) in zip(scenario.treatment, changed.treatment) {
            guard before.drug == "dexamethasone", let old = before.days, let new = after.days else {
                #expect(before == after)
                continue
            }
            #expect(zip(old, new).allSatisfy { abs($0 - 0.5 - $1) < 1e-12 })
        }
    }

    @Test("A shift of a rule changes its delay")
    func shiftRule() throws {
        let scenario = try shipped("dlbcl-airway")
        guard case .trigger(let trigger) = try scenario.shift("dexamethasone", hours: 3, in: vocabulary).treatment[2].timing else {
            Issue.record("The rule is gone.")
            return
        }
        // 6 h and 3 h, in days.
        #expect(abs(trigger.after - 0.375) < 1e-12)
        #expect(throws: ScenarioIssues.self) { try scenario.shift("dexamethasone", hours: -7, in: vocabulary) }
    }

    @Test("A shift out of the course, by nothing finite or of an unknown drug is refused")
    func shiftRefused() throws {
        let scenario = try good()
        for hours in [1000, -1000, .infinity, .nan, 1e300] {
            #expect(throws: ScenarioIssues.self) { try scenario.shift("tocilizumab", hours: hours, in: vocabulary) }
        }
        let error = #expect(throws: ScenarioIssues.self) { try scenario.shift("tocilizimab", hours: 1, in: vocabulary) }
        #expect(error?.description == "No drug is called ‘tocilizimab’. Did you mean ‘tocilizumab’?")
        #expect(throws: ScenarioIssues.self) { try scenario.without("tocilizimab", in: vocabulary) }
    }
}
