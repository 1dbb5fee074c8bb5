import Forecasting

/// One run as comma-separated values: a row each sample, a column each read-out, units in the heading.
public struct SimulationTable: Sendable {
    let simulation: Simulation

    public init(_ simulation: Simulation) { self.simulation = simulation }

    /// Headings read `plasma.IL6 [pg/mL]`; a value that is not finite is an empty cell.
    public var text: String {
        let series = simulation.course.series
        var out = (["day [d]"] + series.map { "\($0.id) [\($0.unit.symbol)]" }).map(Self.quoted).joined(separator: ",") + "\n"
        for (row, time) in simulation.course.times.enumerated() {
            out += Self.digits(time)
            for column in series {
                out += ","
                if row < column.values.count { out += Self.digits(column.values[row]) }
            }
            out += "\n"
        }
        return out
    }

    private static func digits(_ value: Double) -> String {
        guard value.isFinite else { return "" }
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// Quoted where the text holds a comma, a quotation mark or the end of a line.
    static func quoted(_ text: String) -> String {
        guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
