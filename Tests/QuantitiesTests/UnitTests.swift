import Testing

@testable import Quantities

@Suite("Units")
struct UnitTests {
    @Test(
        "Codes convert as their definition says",
        arguments: [
            // SI prefixes; 1 d = 24 h = 1440 min; 1 L = 1 dm3; 1 a = 365.25 d (UCUM, julian year).
            ("kg", "g", 1000), ("d", "h", 24), ("h", "min", 60), ("a", "d", 365.25), ("wk", "d", 7), ("L", "mL", 1000), ("m3", "L", 1000),
            ("m2", "cm2", 1e4), ("cm3", "mL", 1), ("g/L", "ug/mL", 1000), ("mg/L", "ug/mL", 1), ("ng/mL", "pg/mL", 1000),
            ("mg/kg", "ug/g", 1),
            ("ug/kg/min", "mg/kg/h", 0.06), ("10*9{cells}/L", "{cells}/uL", 1000), ("10*9{cells}", "{cells}", 1e9),
            ("umol/L", "nmol/mL", 1),
            ("%", "1", 0.01), ("µg", "ug", 1), ("μg", "ug", 1), ("/d", "1/d", 1), ("d-1", "1/d", 1), ("L/min", "L/h", 60),
            ("dL", "mL", 100),
            ("10*-3", "1", 0.001), ("mg/m2", "g/m2", 1e-3),
        ])
    func conversion(from: String, to: String, factor: Double) throws {
        let unit = try #require(Unit(parsing: from))
        let other = try #require(Unit(parsing: to))
        let converted = try #require(Quantity(1, unit).converted(to: other))
        #expect(abs(converted / factor - 1) < 1e-12)
    }

    @Test(
        "Different dimensions do not convert",
        arguments: [
            ("kg", "L"), ("{cells}", "1"), ("{copies}", "{cells}"), ("mm[Hg]", "kg"), ("mg/kg", "mg/m2"), ("Cel", "d"), ("U/L", "g/L"),
        ])
    func noConversion(from: String, to: String) throws {
        let unit = try #require(Unit(parsing: from))
        let other = try #require(Unit(parsing: to))
        #expect(Quantity(1, unit).converted(to: other) == nil)
    }

    @Test(
        "What is not a unit is refused",
        arguments: [
            "", " ", "/", ".", "mg/", "mg.", ".mg", "mg//kg", "mg./kg", "//d", "mcg", "cells", "{", "}", "{}", "}{", "{{a}}", "[", "]",
            "mm[Hg", "mm Hg", "mg/ kg",
            "10*", "10*x", "10*19", "10*-19", "10*9{mg}", "10*9{cells", "10*9223372036854775808", "10*-9223372036854775808", "m9", "m0",
            "m-9", "5", "kCel",
            "m½", "m㊿", "m万", "L4.L4.L4.L4.L4.L4.L4", "kkg", "μ", "é", "\u{0}", "mg\n",
        ])
    func refused(code: String) {
        #expect(Unit(parsing: code) == nil)
    }

    @Test("Long and repeated codes neither overflow nor take long")
    func bounds() {
        #expect(Unit(parsing: String(repeating: "m", count: 1_000_000)) == nil)
        #expect(Unit(parsing: String(repeating: "L.", count: 31) + "L") == nil)
        // Six components of the fourth power of a volume are the most that is read: length to the 72nd.
        #expect(Unit(parsing: "L4.L4.L4.L4.L4.L4")?.dimension.description == "length^72")
        #expect(Unit(parsing: "/L4/L4/L4/L4/L4/L4")?.dimension.description == "1/length^72")
    }

    @Test("Any text gives a unit or nothing")
    func noise() {
        var state: UInt64 = 7
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let pieces = [
            "m", "k", "g", "L", "/", ".", "2", "-", "{", "}", "[", "]", "10*", "9", "cells", "{cells}", "%", "Hg", "é", " ", "mol", "1",
        ]
        var known = 0
        for _ in 0..<20_000 {
            let code = (0..<Int(next() % 8)).map { _ in pieces[Int(next()) % pieces.count] }.joined()
            guard let unit = Unit(parsing: code) else { continue }
            known += 1
            #expect(unit.factor > 0 && unit.factor.isFinite && !unit.dimension.description.isEmpty && Unit(parsing: unit.symbol) == unit)
        }
        #expect(known > 100)
    }

    @Test(
        "A form says how a unit is composed before anything cancels",
        arguments: [
            ("mg/kg", "mass/mass"), ("g/g", "mass/mass"), ("%", ""), ("1", ""), ("ug/kg/min", "mass/mass·time"),
            ("mg/kg/h", "mass/mass·time"),
            ("{cells}/kg", "cells/mass"), ("10*9{cells}/L", "cells/length^3"), ("mg/m2", "mass/length^2"), ("1/d", "/time"),
        ])
    func form(code: String, form: String) throws {
        #expect(try #require(Unit(parsing: code)).form == form)
    }

    @Test("A dimension is written with its powers")
    func dimensions() {
        #expect((Dimension.mass / .time).description == "mass/time")
        #expect((Dimension.mass / .volume / .time).description == "mass/length^3/time")
        #expect(Dimension.none.description == "a pure number")
        #expect((Dimension.none / .time).description == "1/time")
        #expect(Dimension.length.raised(to: 1000).raised(to: -1).description == "1/length^127")
    }
}
