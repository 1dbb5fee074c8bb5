import Quantities

/// Times as charts write them: `209.2` in hours since infusion, `d8` for a day, `d8 17:10` for a day and a clock.
///
/// Day 0 is the day of infusion and begins with hour 0, so that 17:10 on day 8 is hour 209.17. A day alone stands at noon.
public struct ChartTime: Sendable {
    public let hours: Double
    let precision: Observation.TimePrecision

    /// Beyond ten thousand years nothing is a time.
    private static let longest = 1e8

    init?(_ text: String) {
        guard let first = text.utf8.first else { return nil }
        guard first == UInt8(ascii: "d") || first == UInt8(ascii: "D") else {
            guard let hours = Double(text), hours.isFinite, abs(hours) < ChartTime.longest else { return nil }
            self.hours = hours
            precision = .minute
            return
        }
        let parts = text.dropFirst().split(separator: " ", omittingEmptySubsequences: true)
        guard let day = parts.first.flatMap({ Double($0) }), day.isFinite, abs(day) < ChartTime.longest / 24, parts.count <= 2 else {
            return nil
        }
        if parts.count == 1 {
            // A whole day is only a day; 8.7 is a moment.
            hours = day == day.rounded() ? day * 24 + 12 : day * 24
            precision = day == day.rounded() ? .day : .minute
            return
        }
        let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        guard day == day.rounded(), clock.count == 2, let hour = Int(clock[0]), let minute = Int(clock[1]), (0...23).contains(hour),
            (0...59).contains(minute)
        else { return nil }
        hours = day * 24 + Double(hour) + Double(minute) / 60
        precision = .minute
    }

    /// A day as somebody says it at a bedside: `8.7`, `8 17:10`, `d8 17:10`. A whole day is read at its end.
    public init?(day text: String) {
        let text = text.trimmed
        let isMarked = text.hasPrefix("d") || text.hasPrefix("D")
        guard let time = ChartTime(isMarked ? text : "d" + text) else { return nil }
        self.init(hours: time.precision == .day ? time.hours + 12 - 1.0 / 60 : time.hours, precision: .minute)
    }

    init(hours: Double, precision: Observation.TimePrecision) {
        self.hours = hours
        self.precision = precision
    }

    /// Reads back as the same time.
    var text: String {
        let day = (hours / 24).rounded(.down)
        return precision == .day && hours == day * 24 + 12 ? "d" + day.shortText : hours.shortText
    }
}
