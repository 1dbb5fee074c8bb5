/// The ICE score of encephalopathy, 0 to 10.
///
/// Orientation 4, naming 3, commands 1, writing 1, counting backwards 1. Items that were not asked leave an interval.
///
/// Source: Lee DW et al. 2019, by the clinical dossier, section A2.
public struct ICE: GradingSystem {
    public let id = "ICE"
    public let title = "ICE score"
    public let subject = "encephalopathy"
    public let source = "Lee DW et al. 2019 (ASTCT), by the clinical dossier, section A2"
    public let confidence = "read"
    public let rules = [
        GradingRule("0-4", "orientation to year, month, city, hospital"), GradingRule("0-3", "naming three objects"),
        GradingRule("0-1", "following a simple command"), GradingRule("0-1", "writing a standard sentence"),
        GradingRule("0-1", "counting backwards from 100 by ten"),
    ]

    public init() {}

    public func grade(_ signs: Signs) -> Grade {
        guard let (score, missing) = ICE.score(signs) else {
            return Grade(id, .undetermined, .undetermined, detail: "no item is charted", missing: ["ICE score"], rule: "sum of the items")
        }
        return Grade(
            id, .grade(score), missing.isEmpty ? .certain : .interval, detail: "sum", because: ["sum of the items"], missing: missing,
            rule: "sum of the items")
    }

    /// The score, and the items that were not asked.
    static func score(_ signs: Signs) -> (ClosedRange<Int>, missing: [String])? {
        if let score = signs.iceScore { return (score...score, []) }
        guard let items = signs.iceItems else { return nil }
        let all: [(name: String, points: Int?, most: Int)] = [
            ("orientation", items.orientation, 4), ("naming", items.naming, 3), ("commands", items.commands, 1),
            ("writing", items.writing, 1), ("attention", items.attention, 1),
        ]
        let sum = all.reduce(0) { $0 + ($1.points ?? 0) }
        let open = all.filter { $0.points == nil }
        return (sum...(sum + open.reduce(0) { $0 + $1.most }), open.map { "ICE \($0.name)" })
    }
}
