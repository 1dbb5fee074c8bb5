import Foundation
import Quantities

/// Units and numbers as a reader writes them, in plain text that also stands in markup.
enum UnitText {
    /// `10*9{cells}/L` as `10⁹ cells/L`, `mm[Hg]` as `mmHg`, `Cel` as `°C`; a pure number has no unit.
    static func pretty(_ unit: Quantities.Unit) -> String {
        if unit.symbol == "1" { return "" }
        var text = unit.symbol
        for (code, plain) in [("mm[Hg]", "mmHg"), ("Cel", "°C"), ("[IU]", "IU"), ("}", ""), ("cm2", "cm²"), ("m2", "m²")] {
            text = text.replacing(code, with: plain)
        }
        text = text.replacing(/10\*(\d+)/) { "10" + superscript(String($0.output.1)) + " " }
        text = text.replacing("{", with: "").replacing("  ", with: " ").replacing("ug", with: "µg").replacing("uL", with: "µL")
        return text.hasSuffix(" ") ? String(text.dropLast()) : text
    }

    /// The unit of a rate of change: per day of what changes.
    static func perDay(_ unit: Quantities.Unit) -> String {
        let own = pretty(unit)
        return own.isEmpty ? "1/d" : own + "/d"
    }

    /// Four significant digits, without an exponent where it can be helped.
    static func number(_ value: Double) -> String {
        guard value.isFinite else { return "–" }
        if value == 0 { return "0" }
        if abs(value) >= 1e6 || abs(value) < 1e-3 { return power(value) }
        let text = String(format: "%.4g", value)
        return text.contains("e") ? String(format: "%.0f", Double(text) ?? value) : text.replacing("-", with: "−")
    }

    static func number(_ value: Double, _ unit: Quantities.Unit) -> String {
        let name = pretty(unit)
        return name.isEmpty ? number(value) : number(value) + (name == "%" ? "\u{00A0}%" : "\u{00A0}" + name)
    }

    private static func power(_ value: Double) -> String {
        let parts = String(format: "%.3e", value).split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return "\(value)" }
        var mantissa = String(parts[0])
        while mantissa.hasSuffix("0") { mantissa.removeLast() }
        if mantissa.hasSuffix(".") { mantissa.removeLast() }
        let sign = (exponent < 0 ? "⁻" : "") + superscript(String(abs(exponent)))
        return mantissa.replacing("-", with: "−") + "·10" + sign
    }

    private static func superscript(_ digits: String) -> String {
        String(digits.map { character in character.wholeNumberValue.map { Array("⁰¹²³⁴⁵⁶⁷⁸⁹")[$0] } ?? character })
    }
}
