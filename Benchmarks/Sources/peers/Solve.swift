import ArgumentParser
import Forecasting
import Foundation
import Integration
import Synchronization

extension Precision: @retroactive ExpressibleByArgument {}

/// Runs the population with Squall's engine, and prints the time and the work of it.
struct Solve: ParsableCommand {
    @Argument(help: "The folder that `prepare` wrote.") var folder: String
    @Option(help: "Relative tolerance.") var relative = 1e-6
    @Option(help: "Absolute tolerances, relative to the model's own.") var absolute = 1.0
    @Option(help: "Precision of the numbers within a step: double or single.") var precision = Precision.double
    @Option(help: "Patients at once in one thread: 1, or 8 (16 in single precision) if not given.") var width: Int?
    @Option(help: "Take the first patients only.") var patients = Int.max
    @Option(help: "Solve all patients so many times in one stream, so that its end, where lanes run empty, counts less.") var times = 1
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
        // As the other engines do: what is asked for is written to one array, and nothing else is kept.
        let results = Mutex(Results(patients: jobs.count, numbers: problem.times.count * integrator.tape.outputCount))
        let next = Atomic(0)
        let start = processTime()
        integrator.stream(
            width: width ?? precision.lanes, threads: 1,
            next: {
                let number = next.add(1, ordering: .relaxed).oldValue
                return number < jobs.count * times ? (number, jobs[number % jobs.count]) : nil
            },
            deliver: { number, trajectory in results.withLock { $0.take(number % jobs.count, trajectory) } })
        let seconds = processTime() - start
        let (values, work, failed) = results.withLock { ($0.values, $0.work, $0.failed) }
        if let failed { throw ValidationError("Patient \(failed.number) ended early: \(failed.outcome).") }
        let each = 1 / Double(jobs.count * times)
        let fields: [(String, Double)] = [
            ("milliseconds", 1000 * seconds * each), ("steps", Double(work.map(\.accepted).reduce(0, +)) * each),
            ("rejected", Double(work.map(\.rejected).reduce(0, +)) * each), ("rates", Double(work.map(\.rates).reduce(0, +)) * each),
            ("jacobians", Double(work.map(\.jacobians).reduce(0, +)) * each),
            ("factorisations", Double(work.map(\.factorisations).reduce(0, +)) * each),
        ]
        print("{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}")
        guard let output else { return }
        try values.withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: output)) }
    }
}

/// Read-outs by patient, time and number, and the work that they took.
private struct Results {
    private(set) var values: [Double]
    private(set) var work: [Trajectory.Statistics] = []
    private(set) var failed: (number: Int, outcome: Outcome)?
    private let numbers: Int

    init(patients: Int, numbers: Int) {
        values = Array(repeating: 0, count: patients * numbers)
        self.numbers = numbers
    }

    mutating func take(_ number: Int, _ trajectory: Trajectory) {
        work.append(trajectory.statistics)
        guard trajectory.outcome == .completed else { return failed = (number, trajectory.outcome) }
        values.replaceSubrange(number * numbers..<(number + 1) * numbers, with: trajectory.outputs)
    }
}
