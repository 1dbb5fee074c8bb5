/// How many patients would have to be treated in the other arm for one event fewer or one more.
public enum NumberNeeded: Hashable, Sendable {
    /// For one event fewer, with the interval.
    case oneFewer(Double, ClosedRange<Double>)
    /// For one event more.
    case oneMore(Double, ClosedRange<Double>)
    /// The interval of the difference holds zero, so that it would run from so many to be helped through none to so many to be harmed.
    case undecided
    /// There are no pairs, or too few for an interval.
    case unknown
}

extension PairedRisk {
    /// The reciprocal of the difference of risks, where its interval makes sense.
    ///
    /// Source: Altman, *BMJ* 317, 1309 (1998).
    public var numberNeeded: NumberNeeded {
        guard let difference, let interval else { return .unknown }
        if interval.upperBound < 0 { return .oneFewer(-1 / difference, -1 / interval.lowerBound ... -1 / interval.upperBound) }
        if interval.lowerBound > 0 { return .oneMore(1 / difference, 1 / interval.upperBound...1 / interval.lowerBound) }
        return .undecided
    }
}
