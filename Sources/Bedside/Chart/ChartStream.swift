/// A chart that comes piece by piece: whole lines, the first of which names the columns.
public struct ChartStream: Sendable {
    private var header: [UInt8]?
    /// Lines that came before the piece at hand.
    private var lines = 0

    public init() {}

    /// Reads the rows of a piece. A row that is wrong is left out and named; a wrong header names itself for every piece.
    ///
    /// - Parameter bytes: Whole lines.
    /// - Returns: The rows that could be read, and the others as `line: what is wrong. What would be right.`
    public mutating func receive(_ bytes: [UInt8]) -> (rows: [Observation], issues: [String]) {
        var body = bytes
        let before = lines
        lines += bytes.count { $0 == UInt8(ascii: "\n") }
        var shift = before
        if header == nil {
            var skipped = 0
            while let end = body.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(body[...end])
                body = Array(body[(end + 1)...])
                skipped += 1
                if line.first == UInt8(ascii: "#") || line.allSatisfy({ [9, 10, 13, 32].contains($0) }) { continue }
                header = line
                break
            }
            shift += skipped
        }
        guard let header else { return ([], []) }
        // The header stands on line 1 of what is read here, so that row n is line n - 1 of the piece.
        let (chart, issues) = ChartReader.readWhatCanBeRead(header + body)
        return (chart.rows, issues.map { issue in issue.line <= 1 ? "header: \(issue)" : "\(issue.line - 1 + shift): \(issue)" })
    }
}
