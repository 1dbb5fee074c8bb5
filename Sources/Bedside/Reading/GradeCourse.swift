/// The grade of one system over a chart, as stretches in which it stays the same.
public struct GradeCourse: Sendable {
    public struct Span: Hashable, Sendable {
        /// Hours of the first row that gave this grade.
        public let from: Double
        /// Hours of the first row that gave another one, or of the last row of the chart.
        public let to: Double
        public let grade: Grade
    }

    public let system: String
    public let title: String
    public let isProjectDefined: Bool
    public let spans: [Span]

    /// The grade that holds at a moment.
    public func grade(at hours: Double) -> Grade? { spans.last { $0.from <= hours }?.grade }
}

extension Chart {
    /// The moments at which a reading may change: the last row of each hour in which something was charted that a rule reads.
    func readingMoments(until end: Double) -> [Double] {
        var moments: [Double] = []
        for row in rows where row.isRead && row.hours <= end {
            if let last = moments.last, last.rounded(.down) == row.hours.rounded(.down) {
                moments[moments.count - 1] = row.hours
            } else {
                moments.append(row.hours)
            }
        }
        return moments
    }

    /// Grades over time, each the worst of the 24 hours before.
    ///
    /// - Complexity: Linear in moments and in the rows of a day.
    public func gradeCourses(_ systems: [any GradingSystem], until end: Double? = nil) -> [GradeCourse] {
        let moments = readingMoments(until: end ?? .infinity)
        var spans = systems.map { _ in [GradeCourse.Span]() }
        for moment in moments {
            let signs = signs(at: moment)
            for (place, system) in systems.enumerated() {
                let grade = system.grade(signs)
                if let last = spans[place].last {
                    spans[place][spans[place].count - 1] = GradeCourse.Span(from: last.from, to: moment, grade: last.grade)
                    guard !last.grade.isSameState(as: grade) else { continue }
                }
                spans[place].append(GradeCourse.Span(from: moment, to: moment, grade: grade))
            }
        }
        return zip(systems, spans).map {
            GradeCourse(system: $0.id, title: $0.title, isProjectDefined: $0.isProjectDefined, spans: $1)
        }
    }
}

extension Grade {
    /// Whether a reader would call it unchanged: the same grade, equally sure, decided by the same thing.
    func isSameState(as other: Grade) -> Bool {
        value == other.value && certainty == other.certainty && detail == other.detail
    }
}

extension Observation {
    /// Whether any rule may read the row.
    var isRead: Bool { status != .enteredInError && !Finding.readByNoRule.contains(finding) }
}
