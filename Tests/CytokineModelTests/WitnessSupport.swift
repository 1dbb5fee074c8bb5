import Forecasting
import Foundation
import Integration
import Interchange
import Reactions

/// Files of the repository.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

    /// Every scenario that ships, by its name.
    static let scenarios: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Scenarios").path)) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }()

    static func scenario(_ name: String) throws -> Scenario {
        try ScenarioDecoder().read(root.appending(path: "Scenarios/\(name).yaml").path)
    }

    /// The calibration that ships.
    static func calibration() throws -> ParameterTable {
        let path = root.appending(path: "Calibration/parameters.tsv")
        return try ParameterTable(parsing: String(contentsOf: path, encoding: .utf8), file: path.lastPathComponent)
    }

    static func patient(_ name: String) throws -> PatientModel {
        PatientModel(try scenario(name), calibration: try calibration())
    }
}

extension PatientModel {
    /// Sampling times every `step` days over the scenario.
    func times(every step: Double) -> [Double] {
        let count = Int(((scenario.until - scenario.start) / step).rounded())
        return (0...count).map { min(scenario.until, scenario.start + Double($0) * step) }
    }
}

/// A trusted integrator: the exported right-hand side, compiled by the C compiler and integrated by SciPy.
struct Witness {
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    /// The read-outs by time, then by number.
    struct Testimony {
        let rows: [[Double]]
    }

    private let python: String
    private let folder: URL

    /// - Throws: ``Missing`` when there is no SciPy or no C compiler, with the command that installs them.
    init() throws {
        let found = try Self.run(Repository.root.appending(path: "Tools/witness").path, ["where"])
        python = found.output.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !python.isEmpty else {
            throw Missing(description: "The witness needs SciPy and a C compiler. Run ‘Tools/witness install’, then test again.")
        }
        folder = FileManager.default.temporaryDirectory.appending(path: "squall-witness-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// Compiles the equations of a network.
    func compile(_ network: Network) throws {
        try RightHandSideExport(network).source.write(to: folder.appending(path: "equations.c"), atomically: true, encoding: .utf8)
        let arguments = ["cc", "-O1", "-fPIC", "-shared", "-ffp-contract=off", "-o", path("equations.so"), path("equations.c"), "-lm"]
        let result = try Self.run("/usr/bin/env", arguments)
        guard result.status == 0 else {
            throw Missing(description: "The C compiler failed. Is there one called cc? Run ‘Tools/witness install’.\n\(result.output)")
        }
    }

    /// Integrates a task with the equations compiled last.
    func integrate(_ task: RightHandSideTask, method: String = "lsoda", relative: Double = 1e-10) throws -> Testimony {
        try task.json.write(to: folder.appending(path: "task.json"))
        let script = Repository.root.appending(path: "Tests/Witness/integrate.py").path
        let arguments = [script, path("task.json"), path("equations.so"), path("out.csv"), "--method", method, "--rtol", "\(relative)"]
        let result = try Self.run(python, arguments)
        guard result.status == 0 else { throw Missing(description: "The witness failed:\n\(result.output)") }
        let text = try String(contentsOf: folder.appending(path: "out.csv"), encoding: .utf8)
        let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: ",").dropFirst().map { Double($0) ?? .nan } }
        return Testimony(rows: rows)
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private static func run(_ command: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}

/// How far two sets of read-outs lie apart.
struct Agreement {
    let readout: String
    /// The largest difference over all times, relative to the largest size of the read-out over all times.
    let error: Double
    let time: Double

    /// The read-out that disagrees most; a value that is not a number disagrees without bound.
    ///
    /// - Parameter noise: A difference of so much of the read-out's own unit (of a cell, of a pg/mL) counts as none.
    static func worst(
        _ ours: [[Double]], _ theirs: [[Double]], times: [Double], readouts: [Network.ResolvedReadout], noise: Double
    ) -> Agreement {
        guard ours.count == theirs.count, ours.count == times.count else {
            return Agreement(readout: "number of samples", error: .infinity, time: .nan)
        }
        var worst = Agreement(readout: "none", error: -1, time: .nan)
        for (column, resolved) in readouts.enumerated() {
            let size = theirs.map { abs($0[column]) }.max() ?? 0
            let least = noise * resolved.readout.definition.unit.factor
            for row in times.indices {
                let difference = abs(ours[row][column] - theirs[row][column])
                let error = difference <= least ? 0 : difference.isNaN ? .infinity : difference / size
                if error > worst.error { worst = Agreement(readout: resolved.readout.id, error: error, time: times[row]) }
            }
        }
        return worst
    }
}

extension Trajectory {
    /// The outputs, one row for each sample.
    var rows: [[Double]] { times.indices.map { row in (0..<outputCount).map { output($0, at: row) } } }
}
