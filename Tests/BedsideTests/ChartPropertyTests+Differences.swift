import Foundation

@testable import Bedside

extension BedsideReading {
    /// The parts in which two readings differ.
    ///
    /// - Parameter exceptDoses: Leaves out what the story says was given, which it prints as it was written.
    func differences(from other: BedsideReading, exceptDoses: Bool = false) -> [String] {
        let parts: [(String, Bool)] = [
            ("hours", hours == other.hours), ("grades", grades == other.grades), ("stages", stages == other.stages),
            ("differential", differential == other.differential), ("guidance", guidance == other.guidance),
            ("story", story.told(exceptDoses) == other.story.told(exceptDoses)),
        ]
        return parts.filter { !$0.1 }.map(\.0)
    }
}

extension ChartStory {
    fileprivate func told(_ exceptDoses: Bool) -> [Entry] {
        guard exceptDoses else { return entries }
        return entries.map { entry in
            Entry(hours: entry.hours, isDayOnly: entry.isDayOnly, lines: entry.lines.filter { $0.kind != .given })
        }
    }
}

extension Observation {
    func with(status: Status, hours: Double? = nil, precision: TimePrecision? = nil, origin: Origin? = nil, upperNormal: Double? = nil)
        -> Observation
    {
        Observation(
            finding, value, at: hours ?? self.hours, subject: subject, precision: precision ?? self.precision, limit: limit, status: status,
            origin: origin ?? self.origin, attribution: attribution, upperNormal: upperNormal ?? self.upperNormal, route: route, note: note)
    }

    /// The row again, with one small thing different in each.
    var twins: [Observation] {
        [
            with(status: status, precision: precision == .day ? .minute : .day), with(status: status, origin: .simulated),
            with(status: status, upperNormal: 7),
            with(status: .preliminary),
        ]
    }
}

extension Repository {
    /// The source files under a folder, by name.
    static func sources(_ path: String) throws -> [(name: String, text: String)] {
        let files = FileManager.default.enumerator(at: root.appendingPathComponent(path), includingPropertiesForKeys: nil)
        let found = (files?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        return try found.map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
    }
}
