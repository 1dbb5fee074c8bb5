/// Every grading system and score that ships, in the order in which a reading shows them.
public enum GradingCatalogue {
    public static let all: [any GradingSystem] = [
        ASTCTCRS(), LocalAirway(),
    ]

    public static func system(_ id: String) -> (any GradingSystem)? { all.first { $0.id == id } }
}
