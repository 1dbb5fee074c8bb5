/// A watch over one patient: takes rows as they come and calls when something changes for the worse.
///
/// It calls once for a state. It calls again when the state worsens, or when somebody acknowledged it and the acknowledgement has
/// lapsed while the state still holds. A state has to be gone for a while before it is new again, so that a value that flickers
/// around a threshold does not ring all night.
///
/// Times are those of the rows, so that a replay of a chart gives the alerts of the day itself.
public struct Watch: Sendable {
    /// Hours for which an acknowledgement keeps a topic quiet; project-defined.
    public var acknowledgementLasts = 4.0
    /// Hours for which a topic must stay below its alerted level before it is new again; project-defined.
    public var settlesAfter = 6.0

    public private(set) var chart: Chart
    private var memories: [WatchTopic: Memory] = [:]

    private struct Memory {
        /// When each level that was reached was last held, at it or above; a level that has settled is forgotten.
        var held: [Int: Double] = [:]
        var acknowledged: Double?

        /// The highest level that was called and has not settled.
        var alerted: Int? { held.keys.max() }
    }

    public init(patient: Chart.Patient = Chart.Patient()) { chart = Chart(patient: patient) }

    /// Takes rows in, moment by moment, and says what they change.
    ///
    /// - Parameter rows: In any order. Rows older than what is known already are taken in and judged as of now.
    /// - Returns: Alerts in the order in which they arise; of one moment the airway first.
    public mutating func receive(_ rows: [Observation]) -> [Alert] {
        let sorted = Chart(rows: rows.filter(\.hours.isFinite)).rows
        var alerts: [Alert] = []
        var place = 0
        while place < sorted.count {
            let moment = sorted[place].hours
            var counts = false
            while place < sorted.count, sorted[place].hours == moment {
                chart.insert(sorted[place])
                counts = counts || sorted[place].status != .enteredInError
                place += 1
            }
            // What was entered in error, perhaps at a wrong time, moves no clock.
            if counts { alerts += judge(at: max(moment, now)) }
        }
        return alerts
    }

    /// Somebody has seen the alert of a topic.
    public mutating func acknowledge(_ topic: WatchTopic, at hours: Double) { memories[topic]?.acknowledged = hours }

    /// The hours of the latest row.
    private var now: Double { chart.end ?? -.infinity }

    private mutating func judge(at hours: Double) -> [Alert] {
        let signs = chart.signs(at: hours)
        return WatchTopic.allCases.compactMap { topic in
            topic.state(chart, signs, at: hours).flatMap { judge(topic, $0, at: hours) }
        }
    }

    private mutating func judge(_ topic: WatchTopic, _ state: WatchState, at hours: Double) -> Alert? {
        var memory = memories[topic] ?? Memory()
        let before = memory.alerted
        // A level settles by being seen below it, not by silence.
        memory.held = memory.held.filter { $0.key <= state.level || hours - $0.value < settlesAfter }
        let unsettled = memory.alerted
        if state.level >= topic.threshold { for level in topic.threshold...state.level { memory.held[level] = hours } }
        defer { memories[topic] = memory.held.isEmpty ? nil : memory }
        guard state.level >= topic.threshold else { return nil }
        guard let unsettled, state.level <= unsettled else {
            memory.acknowledged = nil
            return Alert(topic, state, at: hours, unsettled == nil ? .new : .worse, before: unsettled)
        }
        guard let acknowledged = memory.acknowledged, hours - acknowledged >= acknowledgementLasts, state.level == unsettled else {
            return nil
        }
        memory.acknowledged = nil
        return Alert(topic, state, at: hours, .acknowledgementLapsed, before: before)
    }
}

extension Alert {
    fileprivate init(_ topic: WatchTopic, _ state: WatchState, at hours: Double, _ occasion: Occasion, before: Int?) {
        self.init(
            topic: topic, hours: hours, occasion: occasion, level: state.level, before: before, what: state.what, because: state.because,
            missing: state.missing)
    }
}
