/// What a watch looks after. Each topic has a level; only levels from a threshold on call anybody.
public enum WatchTopic: String, Hashable, Sendable, CaseIterable {
    /// First, because it kills first.
    case airway
    case systemicCRS = "systemic CRS"
    case neurotoxicity
    /// Hypotension or oxygen need without any fever that counts: not CRS, look for another cause.
    case unexplained = "unexplained instability"
    /// Fever again after a day without.
    /// By the tape alone: 1 cm within an hour or 2 cm over the baseline, limits defined by this project.
    case neck = "growing neck"
    case newCycle = "new cycle of systemic CRS"

    /// The lowest level that calls somebody; project-defined.
    var threshold: Int {
        switch self {
        case .airway: 2
        case .systemicCRS: 2
        case .neurotoxicity: 1
        case .unexplained: 1
        case .neck: 1
        case .newCycle: 2
        }
    }

    /// The level now, by what is certain; `nil` when it cannot be told.
    func state(_ chart: Chart, _ signs: Signs, at hours: Double) -> WatchState? {
        switch self {
        case .airway: WatchState(LocalAirway().grade(signs), name: "local airway level (project-defined)")
        case .systemicCRS: WatchState(ASTCTCRS().grade(signs), name: "ASTCT grade of CRS")
        case .neurotoxicity: WatchState(chart.neurotoxicityScale.grade(signs), name: "ASTCT grade of neurotoxicity")
        case .unexplained: WatchState(unexplained: ASTCTCRS().grade(signs), signs)
        case .neck: WatchState(growth: chart.neckGrowth(at: hours))
        case .newCycle: WatchState(cycles: SystemicCourse(chart, at: hours))
        }
    }
}

/// The level of a topic at a moment, with its reasons.
struct WatchState {
    let level: Int
    let what: String
    let because: [String]
    let missing: [String]

    init?(_ grade: Grade, name: String) {
        guard let range = grade.range else { return nil }
        level = range.lowerBound
        what = "\(name) \(grade.text)" + (grade.certainty == .certain ? "" : " (\(grade.certainty.words))")
        because = grade.because.isEmpty ? [grade.detail] : grade.because
        missing = grade.missing
    }

    init(unexplained grade: Grade, _ signs: Signs) {
        let isUnexplained = grade.range == 0...0 && grade.because.contains { _ in true } && signs.feverHasOtherCause != true
        level = isUnexplained ? 1 : 0
        what = "instability without a fever that counts: not CRS by ASTCT, look for another cause"
        because = grade.because
        missing = grade.missing
    }

    init(growth: String?) {
        level = growth == nil ? 0 : 1
        what = "the neck grows by the tape (limits project-defined): look at the airway"
        because = growth.map { ["it grew \($0)"] } ?? []
        missing = []
    }

    init?(cycles course: SystemicCourse) {
        guard let last = course.cycles.last else { return nil }
        level = course.cycles.count
        what = "a new cycle of systemic CRS: fever again after a day without"
        because = ["fever from \(last.clockText)"]
        missing = []
    }
}
