import Foundation
import Studies

/// Numbers of a study in words and short forms.
enum StudyWords {
    /// As in "4.2 %", with two digits below ten and a bound for what is too small to print.
    static func percent(_ share: Double) -> String { digits(share) + (share.isFinite ? "\u{00A0}%" : "") }

    /// The number before the sign.
    static func digits(_ share: Double) -> String {
        guard share.isFinite else { return "–" }
        let percent = abs(share) * 100
        let sign = share < 0 ? "−" : ""
        if percent == 0 { return "0" }
        if percent < 0.01 { return sign + (percent < 0.005 ? "<0.01" : "0.01") }
        return sign + String(format: percent < 0.995 ? "%.2f" : percent < 99.95 ? "%.1f" : "%.0f", percent)
    }

    /// "4.2 (3.8 to 4.7)".
    static func share(_ estimate: Estimate) -> String {
        guard estimate.value.isFinite else { return "–" }
        return "\(digits(estimate.value)) (\(digits(estimate.lower)) to \(digits(estimate.upper)))"
    }

    /// "4.2 % (95 % interval 3.8 to 4.7 %)".
    static func sentence(_ estimate: Estimate) -> String {
        guard estimate.value.isFinite else { return "an unknown share" }
        return "\(percent(estimate.value)) (95\u{00A0}% interval \(digits(estimate.lower)) to \(percent(estimate.upper)))"
    }

    /// "1.23 (1.1 to 1.4)".
    static func number(_ estimate: Estimate) -> String {
        guard estimate.value.isFinite else { return "–" }
        return "\(Digits.short(estimate.value)) (\(bound(estimate.lower)) to \(bound(estimate.upper)))"
    }

    /// A bound that the patients do not give.
    private static func bound(_ value: Double) -> String { value.isInfinite ? (value < 0 ? "−∞" : "∞") : Digits.short(value) }

    /// Median and the middle nine tenths.
    static func spread(_ spread: Spread) -> String {
        guard spread.patients > 0 else { return "–" }
        return "\(Digits.short(spread.median)) (\(Digits.short(spread.quantiles[0])) to \(Digits.short(spread.quantiles[4])))"
    }

    static func days(_ spread: Spread) -> String {
        guard spread.patients > 0 else { return "–" }
        let parts = [spread.median, spread.quantiles[0], spread.quantiles[4]].map { Digits.day($0).replacing("day ", with: "") }
        return "\(parts[0]) (\(parts[1]) to \(parts[2]))"
    }

    /// A unit as a ward writes it; nothing for a pure number, words in braces without them, areas as `d·pg/mL`.
    static func unit(_ code: String) -> String {
        if code.hasPrefix("d.") { return "d·" + unit(String(code.dropFirst(2))) }
        return UnitWords.plain(code).replacing("{", with: "").replacing("}", with: "")
    }

    /// A sentence whose codes are written plainly, without a full stop at its end.
    static func clause(_ text: String) -> String {
        let plain = UnitWords.plainText(text).replacing("ug/", with: "µg/")
        return plain.hasSuffix(".") ? String(plain.dropLast()) : plain
    }

    /// A label with its unit.
    static func labelled(_ label: String, unit code: String) -> String {
        let unit = unit(code)
        return unit.isEmpty ? label : "\(label), \(unit)"
    }

    /// A whole number with thin spaces.
    static func count(_ number: Int) -> String {
        let digits = Array(String(abs(number)))
        guard digits.count > 4 else { return String(number) }
        var out = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { out += "\u{202F}" }
            out.append(digit)
        }
        return number < 0 ? "−" + out : out
    }

    static func patients(_ number: Int) -> String { number == 1 ? "1 patient" : "\(count(number)) patients" }

    /// "a, b and c".
    static func list(_ parts: [String]) -> String {
        guard parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1]
    }
}
