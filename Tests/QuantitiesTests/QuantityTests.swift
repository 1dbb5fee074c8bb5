import Testing

@testable import Quantities

@Suite("Quantities")
struct QuantityTests {
    @Test(
        "A number and a unit are read however they are spaced",
        arguments: [
            ("8 mg/kg", 8, "mg/kg"), ("8mg/kg", 8, "mg/kg"), ("  8   mg/kg ", 8, "mg/kg"), ("1e9 {cells}", 1e9, "{cells}"),
            ("1.165e5 {cells}/kg", 116_500, "{cells}/kg"), ("1E9{cells}", 1e9, "{cells}"), ("1.51 10*9{cells}/L", 1.51, "10*9{cells}/L"),
            ("-5 d", -5, "d"), ("−5 d", -5, "d"), ("+5 d", 5, "d"), (".5 h", 0.5, "h"), ("5. h", 5, "h"), ("66.81 %", 66.81, "%"),
            ("66.81%", 66.81, "%"), ("0.05 ug/kg/min", 0.05, "ug/kg/min"), ("60 mm[Hg]", 60, "mm[Hg]"), ("1 1", 1, "1"),
            ("0 {cells}", 0, "{cells}"),
            ("350\u{00A0}mL", 350, "mL"),
        ])
    func parsing(text: String, value: Double, code: String) throws {
        let quantity = try Quantity(parsing: text)
        #expect(quantity.value == value)
        #expect(quantity.unit == .ucum(code))
    }

    @Test(
        "What is wrong is said",
        arguments: [
            ("", QuantityIssue.notANumber("")), ("mg", .notANumber("mg")), ("eight mg", .notANumber("eight mg")),
            ("7,5 mg", .notANumber("7,5 mg")),
            ("nan mg", .notANumber("nan mg")), ("inf mg", .notANumber("inf mg")), ("- mg", .notANumber("- mg")),
            (". mg", .notANumber(". mg")),
            ("e5 mg", .notANumber("e5 mg")), ("1e999 mg", .notFinite("1e999")), ("-1e999 mg", .notFinite("-1e999")), ("8", .noUnit(8)),
            ("1e3", .noUnit(1000)), ("8 mcg", .unknownUnit("mcg")), ("0x10 mg", .unknownUnit("x10 mg")), ("8 mg kg", .unknownUnit("mg kg")),
            ("8 e5", .unknownUnit("e5")), ("8e mg", .unknownUnit("e mg")), ("1 000 mg", .unknownUnit("000 mg")),
            ("1.2.3 mg", .unknownUnit(".3 mg")),
        ])
    func refused(text: String, issue: QuantityIssue) {
        #expect(throws: issue) { try Quantity(parsing: text) }
    }

    @Test(
        "Numbers print short and read back the same",
        arguments: [
            (8.0, "8"), (0.05, "0.05"), (116_500, "116500"), (1e6, "1e6"), (1.04e11, "1.04e11"), (-2e9, "-2e9"), (123_456_789, "123456789"),
            (1e16, "1e16"), (1e-7, "1e-07"), (0, "0"), (999_999, "999999"), (1_234_500, "1.2345e6"), (7.3, "7.3"),
        ])
    func printing(value: Double, text: String) throws {
        #expect(Quantity(value, .milligrams).description == text + " mg")
        #expect(try Quantity(parsing: text + " mg").value == value)
    }

    @Test("Every number reads back bit for bit")
    func roundTrip() throws {
        var state: UInt64 = 11
        for _ in 0..<20_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = Double(bitPattern: state)
            guard value.isFinite else { continue }
            #expect(try Quantity(parsing: Quantity(value, .litres).description).value == value)
        }
    }

    @Test("Inside the model a unit has one scale, outside it shows in any")
    func coherent() throws {
        // pg/mL is ng/L, the coherent concentration.
        #expect(Quantity(120, .picogramsPerMillilitre).coherent.rounded() == 120)
        #expect(Quantity(2, .billionCells).coherent == 2)
        #expect(Unit.milligrams.display(Quantity(440, .milligrams).coherent) == 440)
    }
}
