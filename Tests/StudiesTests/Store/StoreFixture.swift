import Foundation
import Testing

@testable import Studies
@testable import StudyRehearsal

/// The folder of one test, and the rehearsal program in it.
final class StoreFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "squall-store-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    /// The digest of a rehearsal that is run in this process.
    func digest(_ rehearsal: Rehearsal, store name: String = "store.sqlite", shards: Int? = nil, threads: Int = 1) throws -> String {
        let job = try rehearsal.job
        return try StudyRun(job, store: try StudyStore(path: file(name), layout: job.layout), shards: shards, threads: threads).run()
    }

    /// The program beside the test bundle.
    static let program: URL = {
        let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        let candidates = [bundle, CommandLine.arguments[0]].map {
            URL(fileURLWithPath: $0).deletingLastPathComponent().appending(path: "StudyRehearsal")
        }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? candidates[0]
    }()

    /// Starts a program in this folder; what it says goes to the files `out` and `err`.
    func start(_ arguments: [String], program: URL = program, environment: [String: String] = [:]) throws -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: path)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        for name in ["out", "err"] { try Data().write(to: URL(fileURLWithPath: file(name))) }
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: file("out")))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: file("err")))
        try process.run()
        return process
    }

    /// Starts a program and waits for it.
    func finish(
        _ arguments: [String], program: URL = program, environment: [String: String] = [:]
    ) throws -> (status: Int32, lines: [String], errors: String) {
        let process = try start(arguments, program: program, environment: environment)
        process.waitUntilExit()
        return (process.terminationStatus, try lines(of: "out"), try String(contentsOfFile: file("err"), encoding: .utf8))
    }

    func lines(of name: String) throws -> [String] {
        try String(contentsOfFile: file(name), encoding: .utf8).split(separator: "\n").map(String.init)
    }

    /// A tool of the search path, where it is installed.
    static func tool(_ name: String) -> URL? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map {
            URL(fileURLWithPath: String($0)).appending(path: name)
        }
        .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}
