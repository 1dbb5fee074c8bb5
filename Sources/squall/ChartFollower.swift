import Bedside
import Forecasting
import Foundation
import Interchange

/// Takes the rows of a chart as they come and prints alerts.
///
/// Standard input is read to its end; a file is read and then watched for more rows until somebody interrupts. Rows that are wrong
/// are reported on standard error, with their line, and the others go on.
struct ChartFollower {
    /// `nil` for standard input.
    let source: String?
    let isJSON: Bool

    func run() throws {
        guard let handle = source.map({ FileHandle(forReadingAtPath: $0) }) ?? FileHandle.standardInput else {
            throw Failure(Failure.unreadable, "\(source ?? "") cannot be read. It should be a chart in CSV.")
        }
        Terminal.error(BedsideReading.notice)
        var stream = ChartStream()
        var watch = Watch()
        var isWrong = false
        var rest: [UInt8] = []
        while true {
            let data = handle.availableData
            if data.isEmpty {
                guard source != nil else { break }
                Thread.sleep(forTimeInterval: 0.5)
                continue
            }
            rest += data
            guard let end = rest.lastIndex(of: UInt8(ascii: "\n")) else { continue }
            isWrong = take(Array(rest[...end]), &stream, &watch) || isWrong
            rest = Array(rest[(end + 1)...])
        }
        if !rest.isEmpty { isWrong = take(rest + [UInt8(ascii: "\n")], &stream, &watch) || isWrong }
        if isWrong { throw Failure(Failure.wrongFile, "Some rows could not be read; they are named above.") }
    }

    /// - Returns: Whether a row was wrong.
    private func take(_ bytes: [UInt8], _ stream: inout ChartStream, _ watch: inout Watch) -> Bool {
        let (rows, issues) = stream.receive(bytes)
        for issue in issues { Terminal.error("\(source.map { ($0 as NSString).lastPathComponent } ?? "standard input"):\(issue)") }
        for alert in watch.receive(rows) { Terminal.print((isJSON ? alert.jsonLine : alert.line) + "\n") }
        return !issues.isEmpty
    }
}
