import Bedside
import Testing

@testable import Interchange

@Suite("Reading the inputs of a grade")
struct SignsDocumentTests {
    private func signs(_ json: String) throws -> Signs { try SignsDocument(json: json).signs }

    private func issues(_ json: String) -> [String] {
        do {
            _ = try SignsDocument(json: json)
            return []
        } catch {
            return error.text(file: "x").split(separator: "\n").map(String.init)
        }
    }

    @Test("Nothing given is nothing known")
    func empty() throws {
        let read = try signs("{}")
        #expect(read == Signs())
    }

    @Test(
        "Every wrong entry is named with its line and with what would be right",
        arguments: [
            (#"{"temp": 38}"#, "x:1: No input is called ‘temp’. Did you mean ‘temp_c’?"),
            (#"{"qqqqqqqq": 38}"#, "x:1: No input is called ‘qqqqqqqq’. ‘squall grade --keys’ lists them."),
            ("{\n\"hypoxia\": 1}", "x:2: hypoxia is the number 1. It must be true or false."),
            (#"{"hypoxia": "yes"}"#, "x:1: hypoxia is the text ‘yes’. It must be true or false."),
            (#"{"temp_c": "39"}"#, "x:1: temp_c is the text ‘39’. It must be a number in Cel."),
            (#"{"temp_c": true}"#, "x:1: temp_c is true. It must be a number in Cel."),
            (#"{"temp_c": 100.4}"#, "x:1: temp_c is 100.4. It must lie between 25 and 45 Cel."),
            (#"{"fio2": 40}"#, "x:1: fio2 is 40. It must lie between 0.2 and 1, as a fraction."),
            (#"{"ferritin": 1e999}"#, "x:1: ferritin is inf. It must lie between 0 and 1e6 ng/mL."),
            (#"{"ice": 11}"#, "x:1: ice is 11. It must lie between 0 and 10."),
            (#"{"ice": 9.5}"#, "x:1: ice is the number 9.5. It must be a whole number from 0 to 10."),
            (#"{"temp_c": 38, "temp_c": 39}"#, "x:1: ‘temp_c’ stands there twice. Keep one."),
            (
                #"{"temp_c": 38, "temp_f": 103}"#,
                "x:1: temp_c and temp_f say different things: 38 and 39.44 in the same unit. Give one of them."
            ),
            (
                #"{"fluids": "single_bolu"}"#,
                "x:1: fluids is ‘single_bolu’. Did you mean ‘single_bolus’? It must be one of none, single_bolus, multiple_boluses."
            ),
            (#"{"vasopressors": true}"#, "x:1: vasopressors is true. It must be a list of objects"),
            (#"{"vasopressors": ["norepinephrine"]}"#, "x:1: vasopressors[0] is the text ‘norepinephrine’. It must be an object"),
            (#"{"vasopressors": [{"dose": 8}]}"#, "x:1: vasopressors[0].drug is missing. It must be one of norepinephrine"),
            (#"{"vasopressors": [{"drug": "dopamin"}]}"#, "Did you mean ‘dopamine’?"),
            (
                #"{"vasopressors": [{"drug": "dopamine", "hour": 3}]}"#,
                "x:1: No input is called ‘vasopressors[0].hour’. Did you mean ‘vasopressors[0].hours’?"
            ),
            (#"{"vasopressors": [{"drug": "dopamine", "dose": -1}]}"#, "x:1: vasopressors[0].dose is -1. It must lie between 0 and 10000."),
            (
                #"{"vasopressors": [{"drug": "noradrenaline"}, {"drug": "norepinephrine"}]}"#,
                "x:1: vasopressors names ‘norepinephrine’ twice, and all entries run at the same time."
            ),
            (#"{"pediatric_under_12": true, "age": 61}"#, "x:1: pediatric_under_12 and age say different things: true and 61 years."),
            (
                #"{"ice": 10, "orientation": 2, "naming": 3, "commands": 1, "writing": 1, "attention": 1}"#,
                "x:1: ice and its items say different things: 10 and a sum of 8."
            ),
            ("[1]", "x:1: The inputs are a list. They must be one object"), ("\"temp_c\"", "x:1: The inputs are the text ‘temp_c’."),
            ("", "x:1: This is not JSON: the text ends where a value should begin (column 1)."),
            ("{\"temp_c\": 38,\n}", "x:2: This is not JSON: a key in double quotes is needed (column 1)."),
            ("{\"temp_c\": 038}", "x:1: This is not JSON: a number must not begin with 0"),
            ("{'temp_c': 38}", "x:1: This is not JSON: a key in double quotes is needed (column 2)."),
            ("{} {}", "x:1: This is not JSON: something follows after the end of the value"),
            ("{\"sex\": \"\\ud800\"}", "x:1: This is not JSON: half of a surrogate pair"),
        ])
    func wrong(json: String, expected: String) {
        let found = issues(json)
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.contains(expected) == true, "\(found)")
    }

    @Test("All issues are reported, in the order of their lines")
    func all() {
        let found = issues("{\n\"o2_device\": \"mask\",\n\"temp_c\": 390,\n\"hypotensoin\": true,\n\"sbp\": null}")
        #expect(found.map { $0.prefix(4) } == ["x:2:", "x:3:", "x:4:"])
    }

    @Test("Text nested a hundred thousand levels deep is refused and does not exhaust the stack")
    func deep() {
        let text = String(repeating: "[", count: 100_000)
        #expect(issues(text).first?.contains("deeper than 64") == true)
    }

    @Test("100.4 °F is 38.0 °C, and 100.3 °F is not")
    func fahrenheit() throws {
        let (at, below) = (try signs(#"{"temp_f": 100.4}"#), try signs(#"{"temp_f": 100.3}"#))
        #expect(at.temperature == 38)
        // (100.3 - 32) / 1.8 = 37.944…, rounded to 0.01.
        #expect(below.temperature == 37.94)
    }

    @Test("Two units that agree are one value, that of the first key of the table")
    func agreement() throws {
        let read = try signs(#"{"temp_f": 101.7, "temp_c": 38.7, "creat_umol_l": 88.4, "creat_mg_dl": 1.0}"#)
        #expect(read.temperature == 38.7)
        #expect(read.creatinine == 1)
    }

    @Test(
        "Laboratory values are kept in one unit",
        arguments: [
            (#"{"creat_umol_l": 38.4}"#, \Signs.creatinine, 38.4 / 88.4), (#"{"crp_mg_l": 30}"#, \Signs.crp, 3),
            (#"{"hb_g_l": 90}"#, \Signs.haemoglobin, 9), (#"{"tg_mg_dl": 88.57}"#, \Signs.triglyceride, 1),
            (#"{"fibrinogen_mg_dl": 250}"#, \Signs.fibrinogen, 2.5), (#"{"bilirubin_umol_l": 17.1}"#, \Signs.bilirubin, 1),
        ] as [(String, any KeyPath<Signs, Measured?> & Sendable, Double)])
    func laboratory(json: String, path: any KeyPath<Signs, Measured?> & Sendable, expected: Double) throws {
        let read = try #require(try signs(json)[keyPath: path])
        // Nine decimals are kept. Factors by the clinical dossier, section 0.
        #expect(abs(read.value - expected) <= 5e-10)
    }

    @Test("The limit of an assay is kept: below 30 is below 75, and may or may not be below 25")
    func limits() throws {
        let platelets = try #require(try signs(#"{"plt": "<30"}"#).platelets)
        #expect(platelets.isUnder(75) == true)
        #expect(platelets.isUnder(25) == nil)
        let ferritin = try #require(try signs(#"{"ferritin": "> 40000"}"#).ferritin)
        #expect(ferritin.isOver(10_000) == true)
    }

    @Test(
        "Whoever writes hypotension or a vasopressor has judged CRS the cause, unless they say otherwise",
        arguments: [
            (#"{"hypotension": true}"#, true), (#"{"vasopressors": [{"drug": "dopamine"}]}"#, true),
            (#"{"hypotension": true, "hypotension_other_cause": true}"#, false),
            (#"{"hypotension": true, "hypotension_other_cause": false}"#, true), (#"{"hypotension": false}"#, nil),
            (#"{"vasopressors": []}"#, nil), ("{}", nil),
        ] as [(String, Bool?)])
    func attributionOfHypotension(json: String, expected: Bool?) throws {
        let read = try signs(json)
        #expect(read.hypotensionIsCRS == expected)
    }

    @Test(
        "Whoever writes hypoxia or an oxygen device has judged CRS the cause, unless they say otherwise",
        arguments: [
            (#"{"o2_device": "cpap"}"#, true), (#"{"o2_device": "room_air"}"#, nil),
            (#"{"o2_device": "cpap", "hypoxia_other_cause": true}"#, false), (#"{"hypoxia": true, "o2_device": "cpap"}"#, true),
            (#"{"hypoxia": true, "hypoxia_other_cause": true}"#, false),
        ] as [(String, Bool?)])
    func attributionOfHypoxia(json: String, expected: Bool?) throws {
        let read = try signs(json)
        #expect(read.hypoxiaIsCRS == expected)
    }

    @Test("Names of drugs are known in British and American English")
    func drugs() throws {
        let read = try signs(
            #"{"vasopressors": [{"drug": "noradrenaline", "dose": 4, "hours": 6}, {"drug": "adrenaline"}, {"drug": "other"}]}"#)
        #expect(
            read.vasopressors == [
                Signs.Vasopressor(.norepinephrine, dose: 4, hours: 6), Signs.Vasopressor(.epinephrine), Signs.Vasopressor(nil),
            ])
    }

    @Test("An age says whether a child is under 12")
    func age() throws {
        let (child, adult) = (try signs(#"{"age": 11.9}"#), try signs(#"{"age": 12}"#))
        #expect(child.isUnder12 == true)
        #expect(adult.isUnder12 == false)
    }

    @Test("Every key has a meaning, and names are not repeated")
    func table() {
        #expect(Set(SignsKey.table.map(\.name)).count == SignsKey.table.count)
        #expect(SignsKey.table.allSatisfy { !$0.meaning.isEmpty && !$0.expected.isEmpty })
        #expect(GradingVector.all.allSatisfy { vector in (try? vector.members())?.isEmpty == false })
    }
}
