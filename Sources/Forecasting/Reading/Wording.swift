import Bedside
import Foundation

/// Numbers and days as they stand in a sentence.
enum Wording {
    /// With a fixed number of decimals and a true minus sign.
    static func number(_ value: Double, decimals: Int) -> String {
        let text = String(format: "%.\(decimals)f", value).replacingOccurrences(of: "-", with: "−")
        return text.allSatisfy { "−0.".contains($0) } ? text.replacingOccurrences(of: "−", with: "") : text
    }

    /// Three significant digits at most; large numbers in words of thousands would mislead, so they are grouped.
    static func short(_ value: Double) -> String {
        guard value.isFinite else { return "–" }
        let size = abs(value)
        if size >= 1e6 { return scientific(value) }
        if size >= 1000 { return grouped(String(format: "%.3g", value)) }
        if size >= 100 { return number(value, decimals: 0) }
        if size >= 10 { return trimmed(number(value, decimals: 1)) }
        if size >= 0.1 || size == 0 { return trimmed(number(value, decimals: 2)) }
        return size < 0.001 ? scientific(value) : trimmed(number(value, decimals: 4))
    }

    static func day(_ value: Double) -> String { "day " + trimmed(number(value, decimals: 1)) }

    /// A share as a percentage.
    static func percent(_ share: Double) -> String { short(share * 100) + " %" }

    static func cells(_ count: Double) -> String {
        count >= 1e9 ? short(count / 1e9) + " billion" : count >= 1e6 ? short(count / 1e6) + " million" : short(count)
    }

    /// A span of days: hours below one and a half days.
    static func span(_ days: Double) -> String {
        guard days < 1.5 else { return number(days, decimals: 1) + " days" }
        let hours = Int((days * 24).rounded())
        return hours == 1 ? "an hour" : "\(hours) hours"
    }

    /// `a, b and c`
    static func list(_ items: [String]) -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    private static func grouped(_ text: String) -> String {
        guard let value = Double(text), let whole = Int(exactly: value.rounded()) else { return text }
        let digits = String(abs(whole))
        let cut = digits.count > 4 ? digits.count - 3 : digits.count
        let head = digits.prefix(cut)
        return (whole < 0 ? "−" : "") + head + (cut < digits.count ? "\u{00A0}" + digits.dropFirst(cut) : "")
    }

    private static func scientific(_ value: Double) -> String {
        let parts = String(format: "%.1e", value).split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return "\(value)" }
        return trimmed(String(parts[0])) + "e" + String(exponent)
    }

    private static func trimmed(_ text: String) -> String {
        guard text.contains(".") else { return text }
        var out = Substring(text)
        while out.last == "0" { out.removeLast() }
        if out.last == "." { out.removeLast() }
        return String(out)
    }

    /// What a device is in a sentence that says what it would take.
    static func oxygen(_ device: Signs.OxygenDevice) -> String {
        switch device {
        case .roomAir: "no oxygen"
        case .nasalCannula, .blowBy: "a low-flow cannula"
        case .highFlowCannula, .simpleMask, .venturi, .nonRebreather: "high-flow oxygen"
        case .cpap, .bipap, .intubated: "positive pressure"
        }
    }
}
