extension Chart {
    /// Hours that a grade looks back.
    ///
    /// Source: clinical dossier, section 0: the worst attributable value of the assessment window, 24 h by default.
    public static let assessmentWindow = 24.0

    /// The worst of the 24 hours that end at a moment, for the grading systems.
    ///
    /// Vital signs, oxygen, treatment and findings are the worst of the window. Laboratory values are the last that still stand.
    public func signs(at hours: Double) -> Signs {
        let window = AssessmentWindow(self, at: hours)
        var signs = Signs()
        window.readFever(&signs)
        window.readPressure(&signs)
        window.readOxygen(&signs)
        window.readAirway(&signs)
        window.readNervousSystem(&signs)
        window.readOrgans(&signs)
        window.readLaboratory(&signs)
        return signs
    }
}

/// The part of a chart that a grade looks at.
struct AssessmentWindow {
    let chart: Chart
    let start: Double
    let end: Double

    init(_ chart: Chart, at hours: Double) {
        self.chart = chart
        start = hours - Chart.assessmentWindow
        end = hours
    }

    func rows(_ finding: Finding) -> ArraySlice<Observation> { chart.span(finding, from: start, to: end) }

    func worst(_ finding: Finding) -> Observation? { chart.worst(finding, from: start, to: end) }

    /// Present if it ever was in the window, absent if it was charted and never present.
    func flag(_ finding: Finding) -> Bool? { worst(finding)?.flag }

    func word(_ finding: Finding) -> String? { worst(finding)?.word }

    /// A whole number of the window: a CTCAE grade, a score.
    func grade(_ finding: Finding) -> Int? { worst(finding)?.number.map { Int($0.rounded()) } }

    /// The last value that still stands for the present.
    func latest(_ finding: Finding) -> Measured? { chart.latest(finding, at: end)?.measured }

    /// Who is to blame for a sign: cytokine release if anybody said so of any row, something else if that was said of every row.
    func isCytokineRelease(_ rows: some Collection<Observation>) -> Bool? {
        let judged = rows.map { $0.attribution?.isCytokineRelease }
        if judged.contains(true) { return true }
        return !judged.isEmpty && judged.allSatisfy { $0 == false } ? false : nil
    }
}
