import Testing

@testable import Bedside

/// What a watch may have called by now, read from the states alone.
struct WatchOracle {
    /// Of each topic and level, when the state was last seen at that level or above.
    private var held: [WatchTopic: [Int: Double]] = [:]
    /// The levels that were called and not seen below for as long as a state takes to settle.
    private var called: [WatchTopic: Set<Int>] = [:]
    private let settles: Double

    init(settlesAfter settles: Double) { self.settles = settles }

    /// Takes in what is known at a moment.
    mutating func see(_ chart: Chart, at hours: Double) {
        let signs = chart.signs(at: hours)
        for topic in WatchTopic.allCases {
            guard let state = topic.state(chart, signs, at: hours) else { continue }
            for level in called[topic] ?? [] where level > state.level && hours - (held[topic]?[level] ?? hours) >= settles {
                called[topic]?.remove(level)
            }
            for level in 0...max(0, state.level) { held[topic, default: [:]][level] = hours }
        }
    }

    /// Whether an alert that is not due to an acknowledgement repeats a level; takes it in.
    mutating func isRepeated(_ alert: Alert) -> Bool {
        let isRepeated = called[alert.topic]?.contains(alert.level) ?? false
        // Who was called for a level was called for every lower one.
        for level in 0...alert.level { called[alert.topic, default: []].insert(level) }
        return isRepeated
    }
}
