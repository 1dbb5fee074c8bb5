import Bedside

/// Grades over time, by the bedside: each the worst of the 24 hours before, from the chart of the course.
extension Reading {
    /// Every stretch with a grade above nought.
    static func spans(_ course: GradeCourse) -> [GradeSpan] {
        course.spans.filter { ($0.grade.range?.upperBound ?? 0) > 0 }.map {
            GradeSpan(from: $0.from / 24, to: $0.to / 24, grade: $0.grade)
        }
    }

    /// What the chart of a course needs to carry for stages and grades.
    static let findings = StageReading.findings.union([
        .temperature, .hypotension, .oxygenDevice, .oxygenFlow, .oxygenSaturation, .foreignBodySensation, .dyspnoea, .stridor,
        .visibleSwelling,
    ])
}
