extension Situation {
    /// A situation from its parts, for tests that set one of them apart from the chart.
    init(chart: Chart, hours: Double, signs: Signs, local: LocalPicture?, systemic: SystemicCourse) {
        self.chart = chart
        self.hours = hours
        self.signs = signs
        self.local = local
        self.systemic = systemic
    }
}
