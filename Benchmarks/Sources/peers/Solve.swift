import ArgumentParser
import Forecasting
import Foundation
import Integration

extension Precision: @retroactive ExpressibleByArgument {}

/// Runs the population with Squall's engine, and prints the time and the work of it.
struct Solve: ParsableCommand {
    @Argument(help: "The folder that `prepare` wrote.") var folder: String
    @Option(help: "Relative tolerance.") var relative = 1e-6
    @Option(help: "Absolute tolerances, relative to the model's own.") var absolute = 1.0
    @Option(help: "Precision of the numbers within a step: double or single.") var precision = Precision.double
    @Option(help: "Patients at once in one thread: 1, or 8 (16 in single precision) if not given.") var width: Int?
    @Option(help: "Take the first patients only.") var patients = Int.max
    @Option(help: "Write the read-outs to this file: 64-bit numbers by patient, time and read-out.") var output: String?

    func run() throws {
        let problem = try Problem()
        let text = try String(contentsOfFile: folder + "/population.tsv", encoding: .utf8)
        let jobs = Population(parsing: text).rows.prefix(patients).map(problem.job)
        let own = problem.model.integrator(relative: relative)
        let tolerance = Tolerance(relative: relative, absolute: own.tolerance.absolute.map { $0 * absolute })
        let integrator = Integrator(tape: own.tape, tolerance: tolerance, control: own.control, precision: precision)
        // Code is made when it is first asked for; no engine's clock counts that.
        _ = integrator.blockSize(width: width)
        let start = processTime()
        let trajectories = integrator.solve(jobs, width: width ?? precision.lanes, threads: 1)
        let seconds = processTime() - start
        for (number, trajectory) in trajectories.enumerated() where trajectory.outcome != .completed {
            throw ValidationError("Patient \(number) ended early: \(trajectory.outcome).")
        }
        let work = trajectories.map(\.statistics)
        let each = 1 / Double(jobs.count)
        let fields: [(String, Double)] = [
            ("milliseconds", 1000 * seconds * each), ("steps", Double(work.map(\.accepted).reduce(0, +)) * each),
            ("rejected", Double(work.map(\.rejected).reduce(0, +)) * each), ("rates", Double(work.map(\.rates).reduce(0, +)) * each),
            ("jacobians", Double(work.map(\.jacobians).reduce(0, +)) * each),
            ("factorisations", Double(work.map(\.factorisations).reduce(0, +)) * each),
        ]
        print("{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}")
        guard let output else { return }
        let values = trajectories.flatMap(\.outputs)
        try values.withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: output)) }
    }
}
