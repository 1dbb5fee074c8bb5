import Testing

@testable import Bedside

/// Expected values by the clinical dossier, section A3 (high-dose table, memory).
@Suite("High doses of vasopressors")
struct GradingVasopressorTests {
    private typealias Run = Signs.Vasopressor

    @Test(
        "Each drug at its threshold for three hours, just below it, and too short",
        arguments: [
            (.norepinephrine, 20), (.dopamine, 10), (.phenylephrine, 200), (.epinephrine, 10),
        ] as [(Signs.Vasopressor.Drug, Double)])
    func single(drug: Signs.Vasopressor.Drug, threshold: Double) {
        #expect(VasopressorDose.isHigh([Run(drug, dose: threshold, hours: 3)]) == true)
        #expect(VasopressorDose.isHigh([Run(drug, dose: threshold - 0.1, hours: 9)]) == false)
        #expect(VasopressorDose.isHigh([Run(drug, dose: threshold, hours: 2.9)]) == false)
        #expect(VasopressorDose.isHigh([Run(drug, hours: 3)]) == nil)
        #expect(VasopressorDose.isHigh([Run(drug, dose: threshold)]) == nil)
        // Too low or too short settles it whatever the other is.
        #expect(VasopressorDose.isHigh([Run(drug, dose: threshold - 1)]) == false)
        #expect(VasopressorDose.isHigh([Run(drug, hours: 1)]) == false)
    }

    @Test(
        "Together they count by norepinephrine equivalents: dopamine half, phenylephrine a tenth",
        arguments: [
            ([(.norepinephrine, 10), (.dopamine, 9)], false), ([(.norepinephrine, 15.5), (.dopamine, 9)], true),
            ([(.norepinephrine, 10), (.phenylephrine, 100)], true), ([(.norepinephrine, 10), (.phenylephrine, 99)], false),
            ([(.norepinephrine, 11), (.epinephrine, 9)], true), ([(.norepinephrine, 10.9), (.epinephrine, 9)], false),
            ([(.norepinephrine, 10), (.vasopressin, 0.03)], true), ([(.norepinephrine, 9.9), (.vasopressin, 0.03)], false),
            ([(.vasopressin, 0.03)], false), ([], false),
        ] as [([(Signs.Vasopressor.Drug, Double)], Bool)])
    func together(doses: [(Signs.Vasopressor.Drug, Double)], expected: Bool) {
        #expect(VasopressorDose.isHigh(doses.map { Run($0.0, dose: $0.1, hours: 6) }) == expected)
    }

    @Test("A dose that is missing leaves it open, unless the others suffice")
    func missing() {
        let unknown = Run(.dopamine, hours: 6)
        #expect(VasopressorDose.isHigh([Run(.norepinephrine, dose: 5, hours: 6), unknown]) == nil)
        #expect(VasopressorDose.isHigh([Run(.norepinephrine, dose: 20, hours: 6), unknown]) == true)
        #expect(VasopressorDose.isHigh([Run(nil, dose: 20, hours: 6)]) == nil)
    }

    @Test(
        "One vasopressor by dose in Lee, Penn, CARTOX",
        arguments: [(19.9, 3, "2", "3", "2"), (20, 3, "3", "4", "3"), (nil, 3, "2-3", "3-4", "2-3"), (20, nil, "2-3", "3-4", "2-3")]
            as [(Double?, Double?, String, String, String)])
    func scales(dose: Double?, hours: Double?, lee: String, penn: String, cartox: String) {
        let signs = Signs.hypotension([Run(.norepinephrine, dose: dose, hours: hours)])
        #expect(Lee2014().grade(signs).text == lee)
        #expect(Penn().grade(signs).text == penn)
        #expect(CARTOX2018().grade(signs).text == cartox)
        #expect(CTCAE5().grade(signs).text == "3")
    }

    @Test("Two vasopressors of any dose are 3 in Lee and CARTOX, and read as life-threatening in CTCAE, which says so")
    func several() {
        let signs = Signs.hypotension([Run(.norepinephrine, dose: 2, hours: 6), Run(.dopamine, dose: 2, hours: 6)])
        #expect(Lee2014().grade(signs).text == "3")
        #expect(CARTOX2018().grade(signs).text == "3")
        #expect(Penn().grade(signs).text == "3")
        #expect(CTCAE5().grade(signs).text == "4")
        #expect(CTCAE5().grade(signs).flags.contains { $0.contains("interpretation of this project") })
    }
}
