import Foundation
import Testing

@testable import Studies

/// SALib in a process of its own, where Tools/salib has installed it.
enum SALib {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL

    static let python: String? = {
        let found = try? run(root.appending(path: "Tools/salib").path, ["where"]).output.trimmingCharacters(in: .whitespacesAndNewlines)
        return found?.isEmpty == false ? found : nil
    }()

    struct Task: Encodable {
        let method: String
        let levels: Int
        let points: [[Double]]
        let outputs: [Double]
    }

    struct Failed: Error {
        let output: String
    }

    /// SALib's measures of a design and its outputs, by name and factor.
    static func measures(_ task: Task) throws -> [String: [Double]] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "squall-salib-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (input, output) = (folder.appending(path: "task.json"), folder.appending(path: "out.json"))
        try JSONEncoder().encode(task).write(to: input)
        let script = root.appending(path: "Tests/Witness/sensitivity.py").path
        let result = try run(python!, [script, input.path, output.path])
        guard result.status == 0 else { throw Failed(output: result.output) }
        return try JSONDecoder().decode([String: [Double]].self, from: Data(contentsOf: output))
    }

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

/// The same designs and outputs, read by SALib: agreement to rounding, not to the errors of a sample.
@Suite(
    "Sensitivity against SALib", .enabled(if: SALib.python != nil, "SALib is not installed. Run ‘Tools/salib install’, then test again."))
struct SALibTests {
    @Test("Morris's measures are SALib's", arguments: [4, 6])
    func morris(levels: Int) throws {
        let design = MorrisDesign(factors: 6, trajectories: 50, levels: levels, seed: 12)
        let points = (0..<design.rows).map { design.point($0) }
        let outputs = points.map { TestFunction.g.value($0) + $0[0] * $0[5] }
        let theirs = try SALib.measures(.init(method: "morris", levels: levels, points: points, outputs: outputs))
        let ours = design.effects(outputs)
        for (factor, effects) in ours.factors.enumerated() {
            #expect(abs(effects.mu - theirs["mu"]![factor]) < 1e-12)
            #expect(abs(effects.muStar - theirs["mu_star"]![factor]) < 1e-12)
            #expect(abs(effects.sigma - theirs["sigma"]![factor]) < 1e-12)
        }
        #expect(ours.factors.count == 6)
    }

    @Test("Sobol's indices are SALib's, and intervals are about as wide", arguments: [TestFunction.ishigami, .g])
    func sobol(function: TestFunction) throws {
        let design = SobolDesign(factors: function.factors, base: 512, seed: 12)
        let points = (0..<design.rows).map { design.point($0) }
        let outputs = points.map(function.value)
        let theirs = try SALib.measures(.init(method: "sobol", levels: 0, points: points, outputs: outputs))
        let ours = design.indices(outputs)
        for (factor, indices) in ours.factors.enumerated() {
            #expect(abs(indices.first - theirs["S1"]![factor]) < 1e-12)
            #expect(abs(indices.total - theirs["ST"]![factor]) < 1e-12)
            // SALib takes 1.96 standard deviations of 100 resamples, which is known to 7 %; ours are percentiles of 1000.
            let half = (indices.totalInterval.upperBound - indices.totalInterval.lowerBound) / 2
            #expect(abs(half / theirs["ST_conf"]![factor] - 1) < 0.3)
        }
        #expect(ours.factors.count == function.factors)
    }
}
