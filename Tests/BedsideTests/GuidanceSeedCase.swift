import Foundation
import Testing

@testable import Bedside

/// The chart of the reported case, as it ships, with the systemic course that its text tells.
enum SeedCase {
    /// Hours of day 8, 17:10.
    static let onset = 8.0 * 24 + 17 + 10.0 / 60
    /// Just after the second set of drugs, 5 h later.
    static let afterSecondSet = onset + 5

    static func chart() throws -> Chart {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try Chart(csv: [UInt8](Data(contentsOf: root.appending(path: "Charts/b-all-cervical.csv"))))
    }

    /// Fever of 39.0 °C on day 6, known by its day, and about 38.0 °C still on day 8.
    static func situation(_ chart: Chart, at hours: Double) -> Situation {
        let read = Situation(chart, at: hours)
        let systemic = SystemicCourse(onset: 156, lastActive: min(hours, 204), isActive: true, cycles: [156])
        return Situation(chart: read.chart, hours: hours, signs: read.signs, local: read.local, systemic: systemic)
    }
}
