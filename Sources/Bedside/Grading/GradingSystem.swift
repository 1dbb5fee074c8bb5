/// A published or project-defined system that turns signs into a grade, a score or a class.
///
/// A system is a function of ``Signs`` alone: it knows no chart, no time and no other system. One file each, with its source.
public protocol GradingSystem: Sendable {
    /// As ``GradingCatalogue`` and the command line name it: `ASTCT-CRS`.
    var id: String { get }
    var title: String { get }
    /// What it grades: `systemic CRS`, `neurotoxicity`.
    var subject: String { get }
    var source: String { get }
    /// How far the source was seen: `read`, `abstract`, `memory`.
    var confidence: String { get }
    /// Whether this project defined it, for want of anything published. Every output must say so.
    var isProjectDefined: Bool { get }
    /// The rules in the order in which they are tried, for a clinician to review.
    var rules: [GradingRule] { get }

    func grade(_ signs: Signs) -> Grade
}

extension GradingSystem {
    public var isProjectDefined: Bool { false }
}

/// One row of a grading table, as words.
public struct GradingRule: Hashable, Sendable {
    public let grade: String
    public let criterion: String

    public init(_ grade: String, _ criterion: String) {
        self.grade = grade
        self.criterion = criterion
    }
}
