import Foundation
import Testing

@testable import Interchange

@Suite("Numbers, markup and labels of the report")
struct ReportTextTests {
    @Test(
        "Numbers are written with three digits, thin spaces and powers of ten",
        arguments: [
            (0, "0"), (36.9, "36.9"), (37, "37"), (0.3277, "0.328"), (7836.2, "7840"), (12_345, "12\u{202F}300"),
            (2.2e-7, "2.2\u{00A0}×\u{00A0}10⁻⁷"), (1.165e9, "1.2\u{00A0}×\u{00A0}10⁹"), (-5, "−5"), (.nan, "–"), (.infinity, "–"),
        ])
    func short(value: Double, expected: String) {
        #expect(Digits.short(value) == expected)
    }

    @Test("A column keeps its decimals, unless it spans more than three decades")
    func column() {
        #expect(Digits.column([36.9, 37, 38.52]) == ["36.9", "37.0", "38.5"])
        #expect(Digits.column([0.01, 2000, .nan]) == ["0.01", "2000", "–"])
    }

    @Test("Days have one decimal at most and a true minus")
    func days() {
        #expect(Digits.day(-5) == "day −5")
        #expect(Digits.day(8.43) == "day 8.4")
        #expect(Digits.day(-0.01) == "day 0")
        #expect(Digits.days(5.84, 9.6) == "day 5.8 to 9.6")
    }

    @Test("JSON within a page cannot end its element and knows no number that is not finite")
    func json() {
        let value: JSONValue = ["a": "</script>\n\"", "b": [1, 2.5, nil, true], "c": .number(.nan), "d": .number(-.infinity)]
        #expect(value.text == #"{"a":"\u003c/script\u003e\n\"","b":[1,2.5,null,true],"c":null,"d":null}"#)
    }

    @Test("End labels keep their order and do not touch")
    func labels() {
        let panel = CourseFigure.cytokines
        let ends = zip(panel.lines, [2.0, 1.9, 1.8, 1.0]).map { (line: $0, value: $1) }
        let domain = 0.9...10_000.0
        let places = panel.labelPlaces(ends, domain: domain)
        let pixels = places.map { panel.height * (4 - log10($0.value)) / (4 - log10(0.9)) }
        #expect(places.map(\.line.label) == ["IL-6", "IFN-γ", "IL-10", "IL-2"])
        for (above, below) in zip(pixels, pixels.dropFirst()) { #expect(below - above > 14.9) }
        #expect(pixels.allSatisfy { $0 > 0 && $0 < panel.height })
    }

    @Test("Equal doses that follow each other are drawn together")
    func doses() {
        let amounts: [Double?] = [40, 40, 20, nil, 40]
        let doses = amounts.enumerated().map { index, amount in
            ReportContent.Dose(day: Double(index), drug: "MP", label: "Methylprednisolone", amount: amount, unit: "mg")
        }
        #expect(TreatmentLanes.summary(doses) == "40\u{00A0}mg ×2, then 20\u{00A0}mg, then 40\u{00A0}mg")
        let flow = ReportContent.Dose(day: 6, drug: "oxygen", label: "Oxygen", unit: "low flow", duration: 2)
        #expect(TreatmentLanes.summary([flow]) == "low flow")
    }

    @Test("The notice cannot end its style rule")
    func style() {
        #expect(HTML.styleString("a\"</style>") == #""a\22 \3c /style\3e ""#)
    }
}
