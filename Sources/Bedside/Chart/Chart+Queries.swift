/// What is known at a moment, and what was worst in a window. Nothing that is stale, and nothing invented.
extension Chart {
    /// Rows of a finding within a span of hours, both ends included, ascending.
    public func rows(_ finding: Finding, subject: String? = nil, from: Double = -.infinity, to: Double = .infinity) -> [Observation] {
        let span = span(finding, from: from, to: to)
        return subject == nil ? Array(span) : span.filter { $0.subject == subject }
    }

    /// The same without a copy.
    func span(_ finding: Finding, from: Double, to: Double) -> ArraySlice<Observation> {
        let all = all(finding)
        guard !all.isEmpty else { return [] }
        let start = all.partition { $0.hours >= from }
        let end = all.partition { $0.hours > to }
        return start < end ? all[start..<end] : []
    }

    /// The last value charted at or before a moment, if it still stands for the present then.
    ///
    /// - Parameters:
    ///   - hours: The moment, in hours since infusion.
    ///   - validity: How old it may be, in hours; by default what the kind of finding allows.
    /// - Returns: `nil` when there is none or it is stale: then it is unknown, not normal.
    public func latest(_ finding: Finding, at hours: Double, subject: String? = nil, validity: Double? = nil) -> Observation? {
        let limit = validity ?? finding.validity
        let all = all(finding)
        var place = all.partition { $0.hours > hours } - 1
        while place >= 0, subject != nil, all[place].subject != subject { place -= 1 }
        guard place >= 0, hours - all[place].hours <= limit else { return nil }
        return all[place]
    }

    /// The last value of each subject of a finding: every drug that runs, every site that swells.
    public func latestOfEach(_ finding: Finding, at hours: Double) -> [Observation] {
        let subjects = Set(rows(finding, to: hours).map(\.subject))
        return subjects.sorted { ($0 ?? "") < ($1 ?? "") }.compactMap { subject in
            rows(finding, to: hours).last { $0.subject == subject }.flatMap { hours - $0.hours <= finding.validity ? $0 : nil }
        }
    }

    /// The worst value of a window; the later of two equal ones.
    public func worst(_ finding: Finding, from: Double, to: Double, subject: String? = nil) -> Observation? {
        let span = span(finding, from: from, to: to)
        func isBetter(_ left: Observation, _ right: Observation) -> Bool {
            let (one, other) = (left.severity, right.severity)
            return one == other ? left.hours < right.hours : one < other
        }
        return subject == nil ? span.max(by: isBetter) : span.filter { $0.subject == subject }.max(by: isBetter)
    }

    /// The first moment at which a finding meets a condition.
    public func first(_ finding: Finding, from: Double = -.infinity, where holds: (Observation) -> Bool) -> Observation? {
        rows(finding, from: from).first(where: holds)
    }

    /// Whether any drug is charted, so that one that is not listed was not given.
    var hasDrugs: Bool { !all(.drug).isEmpty }
}

extension Array {
    /// The first place at which a condition holds that holds from there on.
    func partition(_ holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
