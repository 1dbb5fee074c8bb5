/// The numbers of one finding over time, ready to be asked for the value at any hour.
struct ChartTrack {
    private(set) var hours: [Double] = []
    private(set) var values: [Double] = []
    /// Hours for which a value stands for the present.
    let validity: Double

    private init(validity: Double) { self.validity = validity }

    /// The rows of a finding up to an hour, whatever their subject.
    init(_ chart: Chart, _ finding: Finding, until end: Double, value: (Observation) -> Double? = \.number) {
        self.init(validity: finding.validity)
        let rows = chart.all(finding)
        for place in rows.indices where rows[place].hours <= end {
            if let number = value(rows[place]) { append(number, at: rows[place].hours) }
        }
    }

    /// One track for each subject of a finding, by name.
    static func bySubject(
        _ chart: Chart, _ finding: Finding, until end: Double, value: (Observation) -> Double? = \.number
    ) -> [String: ChartTrack] {
        let rows = chart.all(finding)
        let validity = finding.validity
        var tracks: [String: ChartTrack] = [:]
        for place in rows.indices where rows[place].hours <= end {
            guard let number = value(rows[place]) else { continue }
            tracks[rows[place].subject ?? "", default: ChartTrack(validity: validity)].append(number, at: rows[place].hours)
        }
        return tracks
    }

    private mutating func append(_ number: Double, at hour: Double) {
        // Of one moment the worst row comes last.
        if hours.last == hour {
            values[values.count - 1] = number
        } else {
            hours.append(hour)
            values.append(number)
        }
    }

    /// The highest value and when it was first reached.
    var peak: (hours: Double, value: Double)? { peak(from: -.infinity) }

    func peak(from start: Double) -> (hours: Double, value: Double)? {
        var best: (hours: Double, value: Double)?
        for place in hours.indices where hours[place] >= start && values[place] > (best?.value ?? -.infinity) {
            best = (hours[place], values[place])
        }
        return best
    }

    /// The last value at or before an hour that still stands then.
    func value(at moment: Double) -> Double? {
        let place = hours.partition { $0 > moment + FeverEpisodes.instant } - 1
        guard place >= 0, moment - hours[place] <= validity + FeverEpisodes.instant else { return nil }
        return values[place]
    }

    /// The value at infusion: the one that stands then, otherwise the first of the day after it.
    var atInfusion: Double? {
        if let value = value(at: 0) { return value }
        let place = hours.partition { $0 >= 0 }
        return place < hours.count && hours[place] <= 24 ? values[place] : nil
    }

    private func ratio(at moment: Double) -> Double? {
        guard let now = value(at: moment), let earlier = value(at: moment - CoursePhase.Threshold.shortest) else { return nil }
        return earlier > 0 ? now / earlier : now > 0 ? .infinity : 1
    }

    /// Whether it rose within the last six hours; unknown counts as no.
    func isRising(at moment: Double) -> Bool { (ratio(at: moment) ?? 1) > 1 + CoursePhase.Threshold.change }
    func isFalling(at moment: Double) -> Bool { (ratio(at: moment) ?? 1) < 1 - CoursePhase.Threshold.change }
}

extension CoursePhase {
    /// The stretches of moments in which something holds; pauses no longer than six hours, or than the pace of charting, are bridged.
    static func spans(
        _ phase: CoursePhase, at site: String? = nil, atLeast shortest: Double = Threshold.shortest, over hours: [Double],
        where holds: (Double) -> Bool
    ) -> [Span] {
        let pause = max(Threshold.shortest, pace(hours)) + FeverEpisodes.instant
        var found: [Span] = []
        for hour in hours where holds(hour) {
            if let last = found.last, hour - last.to <= pause {
                found[found.count - 1].to = hour
            } else {
                found.append(Span(phase: phase, site: site, from: hour, to: hour))
            }
        }
        return found.filter { $0.to - $0.from >= shortest - FeverEpisodes.instant }
    }

    /// The middling time between two rows.
    private static func pace(_ hours: [Double]) -> Double {
        let steps = zip(hours, hours.dropFirst()).map { $1 - $0 }.sorted()
        return steps.isEmpty ? 0 : steps[steps.count / 2]
    }
}
