import Forecasting
import Foundation
import Studies

/// What a run would take, before it is begun: for `--dry-run` and above a long run.
public struct StudyPlan: Sendable {
    public var study: Study
    /// Courses a second with all threads, measured before; `nil` if nothing was.
    public var coursesPerSecond: Double?
    public var jobs: Int
    public var shards: Int
    /// Bytes of memory at most.
    public var memory: Int
    /// Bytes that the store takes for one course.
    public var bytesPerCourse: Double
    /// Shards that a run before has left.
    public var finishedShards: Int

    public init(
        study: Study, coursesPerSecond: Double?, jobs: Int, shards: Int, memory: Int, bytesPerCourse: Double, finishedShards: Int = 0
    ) {
        self.study = study
        self.coursesPerSecond = coursesPerSecond
        self.jobs = jobs
        self.shards = shards
        self.memory = memory
        self.bytesPerCourse = bytesPerCourse
        self.finishedShards = finishedShards
    }

    public var courses: Int { study.size * study.arms.count }

    /// Courses in shards that are not finished, shards being equal.
    public var coursesLeft: Int { shards > 0 ? courses - courses * min(finishedShards, shards) / shards : courses }

    /// Seconds; `nil` without a rate.
    public var seconds: Double? { coursesPerSecond.flatMap { $0 > 0 ? Double(coursesLeft) / $0 : nil } }

    public func text(isColoured: Bool = false) -> String {
        var page = TextPage(isColoured: isColoured)
        page.line(page.paint("Plan: \(study.title.shortened(to: TextPage.width - 6))", .bold))
        page.paragraph(StudyPage.notice)
        let rows = entries.map { (cells: [$0.name, $0.value], ink: TextPage.Ink?.none) }
        page.table([.init(heading: ""), .init(heading: "", most: 76)], rows: rows)
        return page.text
    }

    private var entries: [(name: String, value: String)] {
        let groups = study.groups.count == 1 ? "1 group" : "\(study.groups.count) groups of \(StudyWords.count(study.patients))"
        let arms =
            study.arms.count == 1
            ? "1 (\(study.arms[0].label))" : "\(study.arms.count) (\(study.arms.map(\.label).joined(separator: ", ")))"
        let rate = coursesPerSecond.map { "\(StudyDuration.rate($0)) courses/s" } ?? "not measured yet"
        let left = finishedShards > 0 ? ", \(StudyWords.count(finishedShards)) of them finished before" : ""
        let precision =
            study.precision == .double ? [] : [("precision", "single; every \(PrecisionCheck.every)th patient is run in double too")]
        return [
            ("patients", "\(StudyWords.count(study.size)) in \(groups), drawn by \(study.design.rawValue), seed \(study.seed)"),
            ("arms", arms), ("courses", "\(StudyWords.count(courses)) of \(Digits.short(study.until)) days"),
            ("shards", "\(StudyWords.count(shards))\(left)"), ("threads", "\(jobs)"),
            ("time", seconds.map { "about \(StudyDuration.text($0)) at \(rate)" } ?? "unknown, the rate is \(rate)"),
            ("memory", "at most \(StudyDuration.bytes(Double(memory)))"),
            ("disk", "about \(StudyDuration.bytes(bytesPerCourse * Double(courses)))"),
        ] + precision
    }
}

/// Spans, rates and sizes as people say them.
enum StudyDuration {
    /// "8 s", "3 min 20 s", "2 h 5 min", "3 d 4 h".
    static func text(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds < 1e9 else { return "an unknown time" }
        let whole = Int(max(0, seconds).rounded())
        if seconds > 0, seconds < 0.95 { return "less than a second" }
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return pair(whole / 60, "min", whole % 60, "s") }
        if whole < 86400 { return pair(whole / 3600, "h", whole % 3600 / 60, "min") }
        return pair(whole / 86400, "d", whole % 86400 / 3600, "h")
    }

    private static func pair(_ large: Int, _ unit: String, _ small: Int, _ part: String) -> String {
        small == 0 ? "\(large) \(unit)" : "\(large) \(unit) \(small) \(part)"
    }

    /// Three digits: "0.42", "12.3", "1 230".
    static func rate(_ perSecond: Double) -> String { Digits.short(perSecond) }

    /// Powers of 1000: "512 MB".
    static func bytes(_ count: Double) -> String {
        let units = ["B", "kB", "MB", "GB", "TB"]
        var (value, step) = (max(0, count), 0)
        while value >= 999.5, step < units.count - 1 { (value, step) = (value / 1000, step + 1) }
        return "\(Digits.short(value)) \(units[step])"
    }
}
