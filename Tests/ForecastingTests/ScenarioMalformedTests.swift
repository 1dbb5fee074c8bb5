import Quantities
import Testing

@testable import Forecasting

/// A scenario without an issue; the tests spoil it line by line.
enum GoodScenario {
    static let text = """
        title: Test
        patient:
          weight: 60 kg
          height: 165 cm
          age: 50 a
          sex: female
        product:
          construct: CD28
          antigen: CD19
          dose: 1e6 {cells}/kg
        start: -5
        until: 30
        sites:
          - id: belly-mass
            kind: mass
            volume: 100 mL
        burden:
          marrow:
            malignant: 1e11 {cells}
        treatment:
          - drug: tocilizumab
            day: 7.3
            dose: 8 mg/kg
          - drug: oxygen
            day: 6.5
            dose: 3 L/min
            over: 12 h
        parameters:
          neck.halfIL6: 120 pg/mL
        basis:
          patient.weight: "assumed: test"
        """

    /// The standard vocabulary with two parameters to check against.
    static let vocabulary: ScenarioVocabulary = {
        var vocabulary = ScenarioVocabulary.standard
        vocabulary.parameters = [
            .init("neck.halfIL6", .picogramsPerMillilitre, value: 120), .init("macrophages.calming", .perDay, value: 0.5),
        ]
        return vocabulary
    }()

    static let decoder = ScenarioDecoder(vocabulary: vocabulary)

    /// The text with some lines, counted from 1, replaced.
    static func replacing(_ lines: ClosedRange<Int>, with text: String) -> String {
        var all = Self.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        all.replaceSubrange(lines.lowerBound - 1..<lines.upperBound, with: [text])
        return all.joined(separator: "\n")
    }
}

/// What decoding says about a text, one string per issue; empty when it is a scenario.
func issues(_ text: String, _ decoder: ScenarioDecoder = GoodScenario.decoder) -> [String] {
    do {
        _ = try decoder.decode(text, file: "test.yaml")
        return []
    } catch {
        return error.issues.map { "\($0.line): \($0)" }
    }
}

/// One way to spoil the good scenario, and everything that must be said about it.
struct Malformed: CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let expected: [String]

    init(_ title: String, lines: ClosedRange<Int>, _ replacement: String, _ expected: [String]) {
        testDescription = title
        text = GoodScenario.replacing(lines, with: replacement)
        self.expected = expected
    }
}

@Suite("Malformed scenarios")
struct ScenarioMalformedTests {
    @Test("The scenario that the table spoils has no issue")
    func good() {
        #expect(issues(GoodScenario.text) == [])
    }

    @Test("Each says what is wrong, on its line, and nothing else", arguments: table)
    func row(row: Malformed) {
        #expect(issues(row.text) == row.expected)
    }

    static let table = [
        Malformed(
            "A misspelt drug", lines: 21...21, "  - drug: tocilizimab",
            [
                "21: No drug is called ‘tocilizimab’. Did you mean ‘tocilizumab’?"
            ]),
        Malformed(
            "A drug nobody knows", lines: 21...21, "  - drug: aspirin",
            [
                "21: No drug is called ‘aspirin’. Choose from anakinra, antipyretic, crystalloid, cyclophosphamide, dasatinib, dexamethasone, fludarabine, methylprednisolone, norepinephrine, oxygen, plasma, ruxolitinib, siltuximab, tocilizumab, torasemide."
            ]),
        Malformed(
            "A drug that is a number", lines: 21...21, "  - drug: [1, 2]",
            [
                "21: treatment[0].drug is a list, but it must be the name of a drug."
            ]),
        Malformed(
            "No drug", lines: 21...21, "  - note: nothing",
            [
                "21: treatment[0].drug is missing. Write for example ‘drug: tocilizumab’."
            ]),
        Malformed(
            "A dose in the wrong unit", lines: 23...23, "    dose: 8 mg/mL",
            [
                "23: treatment[0].dose is given in mg/mL, but it must be a value such as 8 mg/kg or 480 mg."
            ]),
        Malformed(
            "A dose per surface for a drug dosed by weight", lines: 23...23, "    dose: 8 mg/m2",
            [
                "23: treatment[0].dose is given in mg/m2, but it must be a value such as 8 mg/kg or 480 mg."
            ]),
        Malformed(
            "A percentage is not a dose per weight", lines: 23...23, "    dose: 0.0008 %",
            [
                "23: treatment[0].dose is given in %, but it must be a value such as 8 mg/kg or 480 mg."
            ]),
        Malformed(
            "A dose in a unit that does not exist", lines: 23...23, "    dose: 8 mcg/kg",
            [
                "23: treatment[0].dose is given in ‘mcg/kg’, which is not a known unit. Use UCUM codes, such as 8 mg/kg or 480 mg."
            ]),
        Malformed(
            "A dose without a unit", lines: 23...23, "    dose: 8",
            [
                "23: treatment[0].dose is 8 without a unit. Write it with one, such as 8 mg/kg or 480 mg."
            ]),
        Malformed(
            "A dose without a number", lines: 23...23, "    dose: mg/kg",
            [
                "23: treatment[0].dose is ‘mg/kg’, which cannot be read as a number. Write it as 8 mg/kg or 480 mg."
            ]),
        Malformed(
            "A dose in words", lines: 23...23, "    dose: eight mg/kg",
            [
                "23: treatment[0].dose is ‘eight mg/kg’, which cannot be read as a number. Write it as 8 mg/kg or 480 mg."
            ]),
        Malformed(
            "A decimal comma", lines: 23...23, "    dose: 7,5 mg/kg",
            [
                "23: treatment[0].dose is ‘7,5 mg/kg’, which cannot be read as a number. Write it as 8 mg/kg or 480 mg. The decimal sign is a point."
            ]),
        Malformed(
            "A negative dose", lines: 23...23, "    dose: -8 mg/kg",
            [
                "23: treatment[0].dose is -8 mg/kg. It must be above zero, such as 8 mg/kg."
            ]),
        Malformed(
            "A dose of zero", lines: 23...23, "    dose: 0 mg/kg",
            [
                "23: treatment[0].dose is 0 mg/kg. It must be above zero, such as 8 mg/kg."
            ]),
        Malformed(
            "A dose that is not a number", lines: 23...23, "    dose: nan mg/kg",
            [
                "23: treatment[0].dose is ‘nan mg/kg’, which cannot be read as a number. Write it as 8 mg/kg or 480 mg."
            ]),
        Malformed(
            "A YAML not-a-number", lines: 23...23, "    dose: .nan",
            [
                "23: treatment[0].dose is ‘.nan’, which cannot be read as a number. Write it as 8 mg/kg or 480 mg."
            ]),
        Malformed(
            "An infinite dose", lines: 23...23, "    dose: inf mg/kg",
            [
                "23: treatment[0].dose is ‘inf mg/kg’, which cannot be read as a number. Write it as 8 mg/kg or 480 mg."
            ]),
        Malformed(
            "A number that overflows", lines: 23...23, "    dose: 1e999 mg/kg",
            [
                "23: treatment[0].dose is 1e999, a number too large to hold. Write it as 8 mg/kg or 480 mg."
            ]),
        Malformed(
            "A dose per weight that is too high", lines: 23...23, "    dose: 80 mg/kg",
            [
                "23: treatment[0].dose is 80 mg/kg, which is beyond what is plausible. At most 12 mg/kg is accepted."
            ]),
        Malformed(
            "A slip from mg to g", lines: 23...23, "    dose: 8 g/kg",
            [
                "23: treatment[0].dose is 8 g/kg, which is beyond what is plausible. At most 12 mg/kg is accepted."
            ]),
        Malformed(
            "An absolute dose that is too high", lines: 23...23, "    dose: 900 mg",
            [
                "23: treatment[0].dose is 900 mg, which is beyond what is plausible. At most 800 mg is accepted."
            ]),
        Malformed(
            "A huge number", lines: 23...23, "    dose: 1e300 kg",
            [
                "23: treatment[0].dose is 1e300 kg, which is beyond what is plausible. At most 800 mg is accepted."
            ]),
        Malformed(
            "A dose that is a list", lines: 23...23, "    dose: [8 mg/kg]",
            [
                "23: treatment[0].dose is a list, but it must be a number with a unit, such as 8 mg/kg or 480 mg."
            ]),
        Malformed(
            "A dose that is empty", lines: 23...23, "    dose:",
            [
                "23: treatment[0].dose is missing. Write for example ‘dose: 8 mg/kg’."
            ]),
        Malformed(
            "No dose", lines: 23...23, "    note: none",
            [
                "21: treatment[0].dose is missing. Write for example ‘dose: 8 mg/kg’."
            ]),
        Malformed(
            "A dose per surface without a height", lines: 4...23,
            "  age: 50 a\n  sex: female\nproduct: {construct: CD28, antigen: CD19, dose: \"1e6 {cells}/kg\"}\ntreatment:\n  - drug: fludarabine\n    day: -5\n    dose: 30 mg/m2",
            [
                "10: treatment[0].dose is per body surface, but patient.height is not given. Add for example ‘height: 165 cm’."
            ]),
        Malformed(
            "No time", lines: 22...22, "    note: when?",
            [
                "21: treatment[0] does not say when. Give ‘day: 7.3’ or ‘when: {readout: temperature, reaches: 39.5 Cel}’."
            ]),
        Malformed(
            "Both day and when", lines: 22...22, "    day: 7.3\n    when: {readout: temperature, reaches: 39.5 Cel}",
            [
                "23: treatment[0] has both ‘day’ and ‘when’. Keep one."
            ]),
        Malformed(
            "A day in words", lines: 22...22, "    day: seven",
            [
                "22: treatment[0].day is ‘seven’, which cannot be read as a number. Write it as 7.3 or 175 h."
            ]),
        Malformed(
            "A day in kilograms", lines: 22...22, "    day: 7 kg",
            [
                "22: treatment[0].day is given in kg, but it must be a value such as 7.3 d or 175 h."
            ]),
        Malformed(
            "A day after the end", lines: 22...22, "    day: 31",
            [
                "22: treatment[0].day is day 31, outside the course from day -5 to day 30. Move it, or change ‘start’ or ‘until’."
            ]),
        Malformed(
            "A day before the start", lines: 22...22, "    day: -6",
            [
                "22: treatment[0].day is day -6, outside the course from day -5 to day 30. Move it, or change ‘start’ or ‘until’."
            ]),
        Malformed(
            "A day in hours after the end", lines: 22...22, "    day: 800 h",
            [
                "22: treatment[0].day is day 33.3333, outside the course from day -5 to day 30. Move it, or change ‘start’ or ‘until’."
            ]),
        Malformed(
            "One wrong day of several", lines: 22...22, "    day: [1, 99, 2]",
            [
                "22: treatment[0].day[1] is day 99, outside the course from day -5 to day 30. Move it, or change ‘start’ or ‘until’."
            ]),
        Malformed(
            "A day twice", lines: 22...22, "    day: [1, 1]",
            [
                "22: treatment[0].day names day 1 twice. Keep one, or raise the dose."
            ]),
        Malformed(
            "No day in the list", lines: 22...22, "    day: []",
            [
                "22: treatment[0].day is an empty list, but it must be at least one day, such as 7.3."
            ]),
        Malformed(
            "A list within the list of days", lines: 22...22, "    day: [[1]]",
            [
                "22: treatment[0].day[0] is a list, but it must be a day, such as 7.3 or 175 h."
            ]),
        Malformed(
            "A day of a million digits", lines: 22...22, "    day: 1e400",
            [
                "22: treatment[0].day is 1e400, a number too large to hold. Write it as 7.3 or 175 h."
            ]),
        Malformed(
            "A group as day", lines: 22...22, "    day: {at: 7}",
            [
                "22: treatment[0].day is a group of fields, but it must be a day, such as 7.3 or 175 h."
            ]),
        Malformed(
            "Every without times", lines: 22...22, "    day: 7\n    every: 8 h",
            [
                "23: treatment[0] has ‘every’ but does not say how often. Add ‘times: 3’ (doses in all)."
            ]),
        Malformed(
            "Times without every", lines: 22...22, "    day: 7\n    times: 3",
            [
                "23: treatment[0] has ‘times’ but no interval. Add ‘every: 12 h’."
            ]),
        Malformed(
            "Times that is not whole", lines: 22...22, "    day: 7\n    every: 8 h\n    times: 2.5",
            [
                "24: treatment[0].times is ‘2.5’, but it must be a whole number, such as 3."
            ]),
        Malformed(
            "Times of zero", lines: 22...22, "    day: 7\n    every: 8 h\n    times: 0",
            [
                "24: treatment[0].times is 0. It must lie between 1 and 500."
            ]),
        Malformed(
            "Times beyond counting", lines: 22...22, "    day: 7\n    every: 8 h\n    times: 99999999999999999999",
            [
                "24: treatment[0].times is ‘99999999999999999999’, but it must be a whole number, such as 3."
            ]),
        Malformed(
            "Every nothing", lines: 22...22, "    day: 7\n    every: 0 h\n    times: 2",
            [
                "23: treatment[0].every is 0 h. It must be above zero, such as 12 h."
            ]),
        Malformed(
            "Repeats past the end", lines: 22...22, "    day: 20\n    every: 5 d\n    times: 4",
            [
                "21: treatment[0] goes on until day 35, but the course ends on day 30. Shorten it, or change ‘until’."
            ]),
        Malformed(
            "A repeated rule", lines: 22...22, "    when: {readout: temperature, reaches: 39.5 Cel}\n    every: 8 h\n    times: 2",
            [
                "23: treatment[0] has both ‘when’ and ‘every’. Use ‘atMost’ in ‘when’ to let the rule give more doses."
            ]),
        Malformed(
            "A continuous drug without a duration", lines: 27...27, "    note: on",
            [
                "24: treatment[1] does not say how long oxygen runs. Add ‘over: 6 h’."
            ]),
        Malformed(
            "A duration in millilitres", lines: 27...27, "    over: 12 mL",
            [
                "27: treatment[1].over is given in mL, but it must be a value such as 6 h."
            ]),
        Malformed(
            "A duration of a year", lines: 27...27, "    over: 1 a",
            [
                "27: treatment[1].over is 1 a, which is beyond what is plausible. At most 1440 h is accepted."
            ]),
        Malformed(
            "An unknown field of an entry", lines: 23...23, "    doze: 8 mg/kg",
            [
                "21: treatment[0].dose is missing. Write for example ‘dose: 8 mg/kg’.",
                "23: treatment[0] has no field ‘doze’. Did you mean ‘dose’?",
            ]),
        Malformed(
            "An entry that is text", lines: 21...23, "  - tocilizumab 8 mg/kg on day 7.3",
            [
                "21: treatment[0] is ‘tocilizumab 8 mg/kg on day 7.3’, but it must be a group of fields (drug, day, when, dose, over, every, times, note)."
            ]),
        Malformed(
            "Treatment that is text", lines: 20...27, "treatment: none",
            [
                "20: treatment is ‘none’, but it must be a list, each entry beginning with ‘- ’."
            ]),
        Malformed(
            "A rule without a read-out", lines: 22...22, "    when: {reaches: 39.5 Cel}",
            [
                "22: treatment[0].when.readout is missing. Write for example ‘readout: temperature’."
            ]),
        Malformed(
            "A misspelt read-out", lines: 22...22, "    when: {readout: temprature, reaches: 39.5 Cel}",
            [
                "22: No read-out is called ‘temprature’. Did you mean ‘temperature’?"
            ]),
        Malformed(
            "A rule without a level", lines: 22...22, "    when: {readout: temperature}",
            [
                "22: treatment[0].when does not say at what level. Give ‘reaches: 39.5 Cel’ or ‘fallsTo: 60 mm[Hg]’."
            ]),
        Malformed(
            "A rule with two levels", lines: 22...22, "    when: {readout: temperature, reaches: 39.5 Cel, fallsTo: 37 Cel}",
            [
                "22: treatment[0].when has both ‘reaches’ and ‘fallsTo’. Keep one."
            ]),
        Malformed(
            "A level in the wrong unit", lines: 22...22, "    when: {readout: temperature, reaches: 39.5 K}",
            [
                "22: treatment[0].when.reaches is given in K, but it must be a value such as 39.5 Cel."
            ]),
        Malformed(
            "A level in Fahrenheit", lines: 22...22, "    when: {readout: temperature, reaches: \"103 [degF]\"}",
            [
                "22: treatment[0].when.reaches is given in ‘[degF]’, which is not a known unit. Use UCUM codes, such as 39.5 Cel."
            ]),
        Malformed(
            "A level that cannot occur", lines: 22...22, "    when: {readout: temperature, reaches: 395 Cel}",
            [
                "22: treatment[0].when.reaches is 395 Cel. It must lie between 34 Cel and 43 Cel."
            ]),
        Malformed(
            "A rule that may fire never", lines: 22...22, "    when: {readout: temperature, reaches: 39.5 Cel, atMost: 0}",
            [
                "22: treatment[0].when.atMost is 0. It must lie between 1 and 100."
            ]),
        Malformed(
            "A rule that wakes after the end", lines: 22...22, "    when: {readout: temperature, reaches: 39.5 Cel, from: 40 d}",
            [
                "22: treatment[0].when.from is day 40, outside the course from day -5 to day 30. Move it, or change ‘start’ or ‘until’."
            ]),
        Malformed(
            "A rule with an unknown field", lines: 22...22, "    when: {readout: temperature, reached: 39.5 Cel}",
            [
                "22: treatment[0].when has no field ‘reached’. Did you mean ‘reaches’?",
                "22: treatment[0].when does not say at what level. Give ‘reaches: 39.5 Cel’ or ‘fallsTo: 60 mm[Hg]’.",
            ]),
        Malformed(
            "A rule that is text", lines: 22...22, "    when: fever",
            [
                "22: treatment[0].when is ‘fever’, but it must be a group of fields (readout, reaches, fallsTo, after, from, atMost)."
            ]),
        Malformed(
            "A rule on an unknown site", lines: 22...22, "    when: {readout: bely-mass.oedema, reaches: \"1 1\"}",
            [
                "22: No read-out is called ‘bely-mass.oedema’. Did you mean ‘belly-mass.oedema’?"
            ]),
        Malformed(
            "No title", lines: 1...1, "summary: A test",
            [
                "1: title is missing. Write for example ‘title: Relapsed B-ALL’."
            ]),
        Malformed(
            "An empty title", lines: 1...1, "title:",
            [
                "1: title is missing. Write for example ‘title: Relapsed B-ALL’."
            ]),
        Malformed(
            "A title that is too long", lines: 1...1, "title: " + String(repeating: "x", count: 201),
            [
                "1: title is longer than 200 characters. Shorten it."
            ]),
        Malformed(
            "No patient", lines: 2...6, "notes: nobody",
            [
                "1: patient is missing. Write for example ‘patient: {weight: 60 kg, age: 50 a, sex: female}’.",
                "27: basis names ‘patient.weight’, but the scenario has no such value. Paths look like patient.weight, burden.marrow.malignant or treatment[0], counted from 0.",
            ]),
        Malformed(
            "A patient that is text", lines: 2...6, "patient: Mrs X",
            [
                "2: patient is ‘Mrs X’, but it must be a group of fields (weight, height, age, sex, temperature, meanArterialPressure, lymphocytes, lymphocyteFraction, neckCircumference).",
                "27: basis names ‘patient.weight’, but the scenario has no such value. Paths look like patient.weight, burden.marrow.malignant or treatment[0], counted from 0.",
            ]),
        Malformed(
            "A weight in centimetres", lines: 3...3, "  weight: 60 cm",
            [
                "3: patient.weight is given in cm, but it must be a value such as 60 kg."
            ]),
        Malformed(
            "A weight without a unit", lines: 3...3, "  weight: 60",
            [
                "3: patient.weight is 60 without a unit. Write it with one, such as 60 kg."
            ]),
        Malformed(
            "A weight of a tonne", lines: 3...3, "  weight: 1000 kg",
            [
                "3: patient.weight is 1000 kg. It must lie between 2 kg and 400 kg."
            ]),
        Malformed(
            "A weight in grams that is too low", lines: 3...3, "  weight: 60 g",
            [
                "3: patient.weight is 60 g. It must lie between 2 kg and 400 kg."
            ]),
        Malformed(
            "No weight", lines: 3...3, "  temperature: 37 Cel",
            [
                "3: patient.weight is missing. Write for example ‘weight: 60 kg’.",
                "31: basis names ‘patient.weight’, but the scenario has no such value. Did you mean ‘patient.height’?",
            ]),
        Malformed(
            "A negative age", lines: 5...5, "  age: -1 a",
            [
                "5: patient.age is -1 a. It cannot be below zero. Write it like 50 a."
            ]),
        Malformed(
            "An age in years spelt out", lines: 5...5, "  age: 50 years",
            [
                "5: patient.age is given in ‘years’, which is not a known unit. Use UCUM codes, such as 50 a."
            ]),
        Malformed(
            "A sex that is not known", lines: 6...6, "  sex: f",
            [
                "6: No sex is called ‘f’. Choose from female, male."
            ]),
        Malformed(
            "A temperature that nobody survives", lines: 6...6, "  sex: female\n  temperature: 98.6 Cel",
            [
                "7: patient.temperature is 98.6 Cel. It must lie between 34 Cel and 41 Cel."
            ]),
        Malformed(
            "A construct that does not exist", lines: 8...8, "  construct: CD3",
            [
                "8: No construct is called ‘CD3’. Choose from CD28, 4-1BB."
            ]),
        Malformed(
            "A construct with a slip", lines: 8...8, "  construct: 4-1BBB",
            [
                "8: No construct is called ‘4-1BBB’. Did you mean ‘4-1BB’?"
            ]),
        Malformed(
            "An antigen with a space", lines: 9...9, "  antigen: two words",
            [
                "9: product.antigen is ‘two words’. Use lower-case letters, digits and hyphens, beginning with a letter, such as mesothelin."
            ]),
        Malformed(
            "A dose of cells in mg", lines: 10...10, "  dose: 5 mg",
            [
                "10: product.dose is given in mg, but it must be a value such as 1e6 {cells}/kg or 1e8 {cells}."
            ]),
        Malformed(
            "Cells without braces", lines: 10...10, "  dose: 1e6 cells/kg",
            [
                "10: product.dose is given in ‘cells/kg’, which is not a known unit. Use UCUM codes, such as 1e6 {cells}/kg or 1e8 {cells}."
            ]),
        Malformed(
            "More cells than there are", lines: 10...10, "  dose: 1e15 {cells}",
            [
                "10: product.dose is 1e15 {cells}, which is beyond what is plausible. At most 1e12 {cells} is accepted."
            ]),
        Malformed(
            "An infusion into a site that does not exist", lines: 10...10, "  dose: 1e8 {cells}\n  into: bely-mass",
            [
                "11: No site is called ‘bely-mass’. Did you mean ‘belly-mass’?"
            ]),
        Malformed(
            "A start after the infusion", lines: 11...11, "start: 1",
            [
                "11: start is 1. It must lie between day -60 and day 0."
            ]),
        Malformed(
            "An end before the start", lines: 12...12, "until: -10",
            [
                "12: The course ends on day -10, but it starts on day -5. ‘until’ must be later than ‘start’ and not before the infusion on day 0."
            ]),
        Malformed(
            "An end beyond ten years", lines: 12...12, "until: 1e6",
            [
                "12: until is 1e6. It must lie between day -60 and day 3650."
            ]),
        Malformed(
            "A site with a standard id", lines: 14...14, "  - id: marrow",
            [
                "14: ‘marrow’ is a standard site and always present. Choose another id for an extra site, such as marrow-mass."
            ]),
        Malformed(
            "A site with capitals", lines: 14...14, "  - id: Belly Mass",
            [
                "14: sites[0].id is ‘Belly Mass’. Use lower-case letters, digits and hyphens, beginning with a letter, such as abdominal-mass."
            ]),
        Malformed(
            "Two sites with one id", lines: 16...16, "    volume: 100 mL\n  - id: belly-mass\n    kind: effusion\n    volume: 1 L",
            [
                "17: The site ‘belly-mass’ is described again; it stands on line 14 already. Give each site its own id."
            ]),
        Malformed(
            "A kind of site that does not exist", lines: 15...15, "    kind: tumor",
            [
                "15: No kind is called ‘tumor’. Choose from mass, effusion."
            ]),
        Malformed(
            "A site without a volume", lines: 16...16, "    label: big",
            [
                "14: sites[0].volume is missing. Write for example ‘volume: 100 mL’."
            ]),
        Malformed(
            "A site volume in grams", lines: 16...16, "    volume: 100 g",
            [
                "16: sites[0].volume is given in g, but it must be a value such as 100 mL."
            ]),
        Malformed(
            "A site volume of a cubic metre", lines: 16...16, "    volume: 1 m3",
            [
                "16: sites[0].volume is 1 m3. It must lie between 0.01 mL and 30000 mL."
            ]),
        Malformed(
            "A region that does not exist", lines: 16...16, "    volume: 100 mL\n    in: abdomne",
            [
                "17: No region is called ‘abdomne’. Did you mean ‘abdomen’?"
            ]),
        Malformed(
            "Cells in an unknown site", lines: 18...18, "  morrow:",
            [
                "18: No site is called ‘morrow’. Did you mean ‘marrow’?"
            ]),
        Malformed(
            "Cells of an unknown kind", lines: 19...19, "    malignent: 1e11 {cells}",
            [
                "19: burden.marrow has no field ‘malignent’. Did you mean ‘malignant’?"
            ]),
        Malformed(
            "Cells in litres", lines: 19...19, "    malignant: 1 L",
            [
                "19: burden.marrow.malignant is given in L, but it must be a value such as 1e9 {cells}."
            ]),
        Malformed(
            "Fewer cells than none", lines: 19...19, "    malignant: -1 {cells}",
            [
                "19: burden.marrow.malignant is -1 {cells}. It cannot be below zero. Write it like 1e9 {cells}."
            ]),
        Malformed(
            "More cells than a body has", lines: 19...19, "    malignant: 1e20 {cells}",
            [
                "19: burden.marrow.malignant is 1e20 {cells}, which is beyond what is plausible. At most 1e13 {cells} is accepted."
            ]),
        Malformed(
            "Cells as one number", lines: 18...19, "  marrow: 1e11 {cells}",
            [
                "18: burden.marrow is ‘1e11 {cells}’, but it must be a group of fields (malignant, antigenNegative, normalB, offTumour)."
            ]),
        Malformed(
            "An unknown field of the scenario", lines: 28...29, "parameter:\n  neck.halfIL6: 120 pg/mL",
            [
                "28: A scenario has no field ‘parameter’. Did you mean ‘parameters’?"
            ]),
        Malformed(
            "A misspelt parameter", lines: 29...29, "  neck.halfIL8: 120 pg/mL",
            [
                "29: No parameter is called ‘neck.halfIL8’. Did you mean ‘neck.halfIL6’?"
            ]),
        Malformed(
            "A parameter in the wrong unit", lines: 29...29, "  neck.halfIL6: 120 mg",
            [
                "29: parameters.neck.halfIL6 is given in mg, but it must be a value such as 120 pg/mL."
            ]),
        Malformed(
            "A basis of nothing", lines: 31...31, "  patient.wieght: \"assumed: test\"",
            [
                "31: basis names ‘patient.wieght’, but the scenario has no such value. Did you mean ‘patient.weight’?"
            ]),
        Malformed(
            "A basis of an entry that does not exist", lines: 31...31, "  treatment[9]: \"assumed: test\"",
            [
                "31: basis names ‘treatment[9]’, but the scenario has no such value. Did you mean ‘treatment[0]’?"
            ]),
        Malformed(
            "A basis of an absurd entry", lines: 31...31, "  treatment[99999999999999999999]: \"assumed: test\"",
            [
                "31: basis names ‘treatment[99999999999999999999]’, but the scenario has no such value. Paths look like patient.weight, burden.marrow.malignant or treatment[0], counted from 0."
            ]),
        Malformed(
            "A basis that does not begin right", lines: 31...31, "  patient.weight: guess",
            [
                "31: The basis of patient.weight must begin with ‘data:’, ‘assumed:’ or ‘setting:’ and then say from where or why."
            ]),
        Malformed(
            "A basis without a reason", lines: 31...31, "  patient.weight: \"data:\"",
            [
                "31: The basis of patient.weight must begin with ‘data:’, ‘assumed:’ or ‘setting:’ and then say from where or why."
            ]),
        Malformed(
            "A basis without quotes", lines: 31...31, "  patient.weight: assumed: test",
            [
                "31: This is not YAML: a second ‘: ’ on the line needs quotes around the text. Check quotes, colons, brackets and indentation here and just above."
            ]),
        Malformed(
            "A repeated field", lines: 4...4, "  weight: 61 kg",
            [
                "4: ‘weight’ is given again; it stands on line 3 already. Keep one."
            ]),
        Malformed(
            "A repeated group", lines: 20...20, "patient:\n  weight: 70 kg\ntreatment:",
            [
                "20: ‘patient’ is given again; it stands on line 2 already. Keep one."
            ]),
        Malformed(
            "A quote that is never closed", lines: 1...1, "title: 'Test",
            [
                "1: This is not YAML: while scanning a quoted scalar, found unexpected end of stream. Check quotes, colons, brackets and indentation here and just above."
            ]),
        Malformed(
            "A bracket that is never closed", lines: 22...22, "    day: [1, 2",
            [
                "22: This is not YAML: while parsing a flow sequence, did not find expected ',' or ']'. Check quotes, colons, brackets and indentation here and just above."
            ]),
        Malformed(
            "A tab", lines: 3...3, "\tweight: 60 kg",
            [
                "3: The line is indented with a tab. Use spaces."
            ]),
        Malformed(
            "Wrong indentation", lines: 4...4, "     height: 165 cm",
            [
                "4: This is not YAML: the line stands further right than the field above it, which has a value already. Check quotes, colons, brackets and indentation here and just above."
            ]),
        Malformed(
            "A line without a colon", lines: 12...12, "until 30",
            [
                "12: This is not YAML: while scanning a simple key, could not find expected ':'. Check quotes, colons, brackets and indentation here and just above."
            ]),
        Malformed(
            "An anchor", lines: 3...3, "  weight: &w 60 kg",
            [
                "3: Anchors (&name) and aliases (*name) are not read. Write the value out, or quote the text."
            ]),
        Malformed(
            "An alias without an anchor", lines: 3...3, "  weight: *w",
            [
                "3: Anchors (&name) and aliases (*name) are not read. Write the value out, or quote the text."
            ]),
        Malformed(
            "An anchor and an alias", lines: 3...4, "  weight: &w 60 kg\n  height: *w",
            [
                "3: Anchors (&name) and aliases (*name) are not read. Write the value out, or quote the text."
            ]),
        Malformed(
            "A second document", lines: 30...31, "---\ntitle: Another",
            [
                "30: A second document begins here. Keep one scenario per file, without a further ‘---’ or text after ‘...’."
            ]),
        Malformed(
            "A field name that is a list", lines: 12...12, "? [a, b]\n: 30",
            [
                "12: A field name is a list or a group, but it must be a word."
            ]),
        Malformed(
            "A tag of a programming language", lines: 3...3, "  weight: !!python/object 60 kg",
            [
                "3: Tags (!name) are not read. Leave it out, or quote the text."
            ]),
        Malformed(
            "A list instead of a scenario", lines: 1...31, "- title: Test",
            [
                "1: The file is a list, but it must be a group of fields (title, summary, notes, patient, product, start, until, sites, burden, normalMarrow, affinities, treatment, parameters, basis)."
            ]),
        Malformed(
            "Text instead of a scenario", lines: 1...31, "Hello",
            [
                "1: The file is ‘Hello’, but it must be a group of fields (title, summary, notes, patient, product, start, until, sites, burden, normalMarrow, affinities, treatment, parameters, basis)."
            ]),
        Malformed(
            "Only a comment", lines: 1...31, "# nothing",
            [
                "1: The file says nothing. A scenario needs at least title, patient and product."
            ]),
        Malformed(
            "Nothing", lines: 1...31, "",
            [
                "1: The file says nothing. A scenario needs at least title, patient and product."
            ]),
        Malformed(
            "A lone null", lines: 1...31, "~",
            [
                "1: The file says nothing. A scenario needs at least title, patient and product."
            ]),
        Malformed(
            "A second colon", lines: 1...1, "title: Test: again",
            [
                "1: This is not YAML: a second ‘: ’ on the line needs quotes around the text. Check quotes, colons, brackets and indentation here and just above."
            ]),
        Malformed(
            "A tag of a list", lines: 11...11, "notes: !!set [a]",
            [
                "11: Tags (!name) are not read. Leave it out, or quote the text."
            ]),
        Malformed(
            "A volume that is a power of a power", lines: 16...16, "    volume: 100 m9.m9.m9.m9.m9",
            [
                "16: sites[0].volume is given in ‘m9.m9.m9.m9.m9’, which is not a known unit. Use UCUM codes, such as 100 mL."
            ]),
        Malformed(
            "A unit of sixty letters", lines: 16...16, "    volume: 100 L.L/L.L/L.L/L.L/L.L/L.L/L.L/L.L",
            [
                "16: sites[0].volume is given in ‘L.L/L.L/L.L/L.L/L.L/L.L/L.L/L.L’, which is not a known unit. Use UCUM codes, such as 100 mL."
            ]),
        Malformed(
            "A field that is named by nothing", lines: 11...11, ": -5",
            [
                "11: This is not YAML: while parsing a block mapping, did not find expected key. Check quotes, colons, brackets and indentation here and just above."
            ]),
        Malformed(
            "A note that is a group", lines: 11...11, "notes: {a: b}",
            [
                "11: notes is a group of fields, but it must be text."
            ]),
        Malformed(
            "A control character", lines: 1...1, "title: a\u{1}b",
            [
                "1: The control character 1 does not belong in text. Is this a text file? Remove it."
            ]),

    ]
}
