extension Chart {
    /// The worst of the 24 hours that end at a moment, for the grading systems.
    public func signs(at hours: Double) -> Signs {
        var signs = Signs()
        signs.temperature = worst(.temperature, from: hours - 24, to: hours)?.measured
        return signs
    }
}
