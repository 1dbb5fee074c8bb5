import Foundation

/// The commands of Slurm.
enum Slurm {
    struct Result {
        var status: Int32
        var output: String
        var errors: String
    }

    /// One task of an array, or several that wait together.
    struct Task: Hashable {
        var state: String
        var reason: String

        var isHeld: Bool { state == "PENDING" && reason.lowercased().contains("held") }
    }

    /// Runs a command of the search path and waits for it.
    static func run(_ name: String, _ arguments: [String]) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [name] + arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        // What these commands say on standard error fits in the buffer of a pipe.
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        if process.terminationStatus == 127 { throw SlurmIssue.absent(command: name) }
        return Result(status: process.terminationStatus, output: text, errors: complaint)
    }

    /// What is in the queue of an array, each task by itself; `nil` when nothing is left of it.
    ///
    /// The name is asked for as well, because another cluster may have given the same number to another job.
    ///
    /// - Throws: ``SlurmIssue/refused(command:message:)`` when the controller does not answer for a minute.
    static func tasks(of job: String, name: String) throws -> [Task]? {
        let question = ["-h", "-r", "-j", job, "-n", name, "-o", "%T|%r"]
        var result = try run("squeue", question)
        for _ in 0..<12 where result.status != 0 && !result.errors.contains("Invalid job id") {
            Thread.sleep(forTimeInterval: 5)
            result = try run("squeue", question)
        }
        guard result.status == 0 else {
            // A controller forgets arrays that ended some minutes ago.
            guard result.errors.contains("Invalid job id") else { throw SlurmIssue.refused(command: "squeue", message: result.errors) }
            return nil
        }
        let tasks = result.output.split(separator: "\n").map { line in
            let parts = line.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return Task(state: parts[0], reason: parts.count > 1 ? parts[1] : "")
        }
        return tasks.isEmpty ? nil : tasks
    }

    static func summary(_ tasks: [Task]) -> String {
        let words = tasks.map { $0.state == "PENDING" && $0.reason != "None" ? "\($0.state) (\($0.reason))" : $0.state }
        let counts = Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
        return counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }

    /// Indices as `--array` takes them: `0-3,7,9-12`.
    static func ranges(_ indices: [Int]) -> String {
        var ranges: [ClosedRange<Int>] = []
        for index in indices.sorted() {
            if let last = ranges.last, index == last.upperBound + 1 {
                ranges[ranges.count - 1] = last.lowerBound...index
            } else {
                ranges.append(index...index)
            }
        }
        return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
    }

    /// A word as a shell takes it.
    static func quoted(_ word: String) -> String { "'" + word.replacing("'", with: "'\\''") + "'" }
}

/// Why shards could not be run by Slurm.
public enum SlurmIssue: Error, Sendable {
    case absent(command: String)
    case refused(command: String, message: String)
    case interrupted(job: String)
    case unfinished(rounds: Int, issues: [(shard: ShardIssue, log: String)])

    public var exitStatus: Int32 {
        switch self {
        case .absent, .refused: 64
        case .interrupted: Interruption.exitStatus
        case .unfinished: 1
        }
    }
}

extension SlurmIssue: CustomStringConvertible {
    public var description: String {
        switch self {
        case .absent(let command): "\(command) was not found. Run the command where those of Slurm are, or leave out --engine slurm."
        case .refused(let command, let message): "\(command): \(message.trimmingCharacters(in: .whitespacesAndNewlines))"
        case .interrupted(let job):
            "Interrupted. The array \(job) stays in the queue, and finished shards are kept; run the same command again and it goes on. "
                + "‘scancel \(job)’ takes the rest out of the queue."
        case .unfinished(let rounds, let issues):
            issues.map { "\($0.shard) Its log: \($0.log)" }.joined(separator: "\n")
                + "\n\(issues.count) shards did not finish in \(rounds) rounds. The same command tries them again."
        }
    }
}
