/// The numbers of a figure as a table, one row a day: what a screen reader reads, and what is left without charts.
struct SeriesTable: Sendable {
    let content: ReportContent

    init(_ content: ReportContent) { self.content = content }

    /// Whole days of the window, each with the sample nearest to it.
    func daily(_ ids: [String], axis: TimeAxis) -> String {
        let present = ids.filter { content.series[$0] != nil }
        guard !present.isEmpty else { return "" }
        let columns = present.map { id -> HTML.Column in
            let series = content.series[id]!
            return HTML.Column(heading: series.unit.isEmpty ? series.label : "\(series.label), \(series.unit)", style: "number")
        }
        let sampled = days(axis)
        let printed = present.map { id in Digits.column(sampled.map { content.series[id]!.values[$0.row] }) }
        let rows = sampled.indices.map { index in
            [Digits.day(sampled[index].day).replacing("day ", with: "")] + printed.map { $0[index] }
        }
        return HTML.table([HTML.Column(heading: "Day", style: "number")] + columns, rows: rows, style: "numbers")
    }

    /// One table a quantity: sites across, days down.
    func bySite(_ quantity: ReportContent.SiteQuantity, caption: String, axis: TimeAxis) -> String {
        let sites = content.sites.filter { content.series[quantity.seriesID(of: $0.id)] != nil }
        guard !sites.isEmpty else { return "" }
        let rows = days(axis).map { day, row in
            [Digits.day(day).replacing("day ", with: "")]
                + sites.map { Digits.short(content.series[quantity.seriesID(of: $0.id)]!.values[row], significant: 2) }
        }
        let columns = [HTML.Column(heading: "Day", style: "number")] + sites.map { HTML.Column(heading: $0.label, style: "number") }
        return HTML.table(columns, rows: rows, caption: caption, style: "numbers")
    }

    /// Grades, airway levels and stages, as spans.
    func spans() -> String {
        let grades = content.grades.filter { $0.grade > 0 }.map { ($0.from, $0.to, "ASTCT grade \($0.grade)") }
        let levels = content.airwayLevels.filter { $0.grade > 0 }.map { ($0.from, $0.to, "Airway level \($0.grade)") }
        let stages = content.stages.map { ($0.from, $0.to, "Stage: " + $0.label) }
        let rows = (grades + levels + stages).map { [HTML.escape($0.2), Digits.day($0.0), Digits.day($0.1)] }
        guard !rows.isEmpty else { return "" }
        return HTML.table(
            ["What", "From", "To"].map { HTML.Column(heading: $0) }, rows: rows, caption: "Grades and stages", style: "numbers")
    }

    private func days(_ axis: TimeAxis) -> [(day: Double, row: Int)] {
        guard !content.times.isEmpty else { return [] }
        let first = axis.window.lowerBound.rounded(.up)
        let last = axis.window.upperBound.rounded(.down)
        return stride(from: first, through: last, by: 1).compactMap { day in
            let row = content.times.indices.min { abs(content.times[$0] - day) < abs(content.times[$1] - day) }!
            return abs(content.times[row] - day) <= 0.26 ? (day, row) : nil
        }
    }
}
