import ArgumentParser
import Forecasting
import Foundation
import Integration
import Synchronization

/// How the time for a patient goes with the number of sites and with the number of patients.
struct Scale: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Times the seed with masses added, and with more patients; one core.")

    @Option(help: "Relative tolerance.") var relative = 1e-3
    @Option(help: "Precision of the numbers within a step: double or single.") var precision = Precision.double
    @Option(help: "Times that everything is measured; medians are printed.") var rounds = 5

    func run() throws {
        let sites = try [0, 2, 4, 8, 12].map { try Case(masses: $0, relative: relative, precision: precision) }
        let patients = [64, 256, 1024]
        var times = Array(repeating: [(milliseconds: Double, steps: Double)](), count: sites.count + patients.count)
        for _ in 0..<rounds {
            for (index, site) in sites.enumerated() { times[index].append(site.time(patients: 64)) }
            for (index, count) in patients.enumerated() { times[sites.count + index].append(sites[0].time(patients: count)) }
        }
        let medians = times.map { list in list.sorted { $0.milliseconds < $1.milliseconds }[list.count / 2] }
        print("masses  states  places of L and U  steps  ms a patient  µs a step and state")
        for (site, found) in zip(sites, medians) {
            let each = 1000 * found.milliseconds / found.steps / Double(site.states)
            print(
                [
                    site.masses.formatted().padded(6), site.states.formatted().padded(6), site.placeCount.formatted().padded(17),
                    String(format: "%5.0f", found.steps), String(format: "%12.2f", found.milliseconds), String(format: "%19.4f", each),
                ].joined(separator: "  "))
        }
        print("\npatients  ms a patient")
        for (count, found) in zip(patients, medians.dropFirst(sites.count)) {
            print(String(count).padded(8), String(format: "%12.2f", found.milliseconds))
        }
    }

    /// The seed with empty masses in the abdomen, which cells and cytokines reach as they reach any other site.
    private struct Case {
        let masses: Int
        let states: Int
        let placeCount: Int
        private let problem: Problem
        private let integrator: Integrator

        init(masses: Int, relative: Double, precision: Precision) throws {
            problem = try Problem(masses: masses)
            integrator = problem.model.integrator(relative: relative, precision: precision)
            states = integrator.tape.stateCount
            self.masses = masses
            placeCount = integrator.tape.factorCount
            // Code is made when it is first asked for.
            _ = integrator.blockSize()
        }

        func time(patients: Int) -> (milliseconds: Double, steps: Double) {
            let jobs = Population(problem.model, count: patients, seed: 1).rows.map(problem.job)
            let next = Atomic(0)
            let steps = Atomic(0)
            let start = processTime()
            // Nothing is kept, as in a study: memory that is asked for anew would be timed too.
            integrator.stream(
                next: {
                    let number = next.add(1, ordering: .relaxed).oldValue
                    return number < jobs.count ? (number, jobs[number]) : nil
                },
                deliver: { _, trajectory in
                    precondition(trajectory.outcome == .completed, "Every patient reaches the end.")
                    steps.add(trajectory.statistics.steps, ordering: .relaxed)
                })
            let seconds = processTime() - start
            return (1000 * seconds / Double(patients), Double(steps.load(ordering: .relaxed)) / Double(patients))
        }
    }
}

extension String {
    fileprivate func padded(_ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
