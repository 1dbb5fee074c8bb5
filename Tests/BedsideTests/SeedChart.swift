import Foundation
import Testing

@testable import Bedside

/// The folder of the repository, from where this file stands.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String { try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8) }
}

/// The chart of the reported case, as it ships.
enum SeedChart {
    static func load() throws -> Chart { try Chart(csv: Repository.text("Charts/b-all-cervical.csv")) }

    /// 17:10 on day 8, when the neck swells.
    static let onset = 8 * 24 + 17 + 10.0 / 60
}
