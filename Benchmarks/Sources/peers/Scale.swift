import ArgumentParser
import Forecasting
import Foundation
import Integration

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
        print("sites  states  places of L and U  steps  ms a patient  µs a step and state")
        for (site, found) in zip(sites, medians) {
            let each = 1000 * found.milliseconds / found.steps / Double(site.states)
            print(
                [
                    site.siteCount.formatted().padded(5), site.states.formatted().padded(6), site.placeCount.formatted().padded(17),
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
        let siteCount: Int
        let states: Int
        let placeCount: Int
        private let problem: Problem
        private let integrator: Integrator

        init(masses: Int, relative: Double, precision: Precision) throws {
            problem = try Problem(masses: masses)
            integrator = problem.model.integrator(relative: relative, precision: precision)
            states = integrator.tape.stateCount
            siteCount = Self.standardSites + masses
            placeCount = integrator.tape.factorCount
            // Code is made when it is first asked for.
            _ = integrator.blockSize()
        }

        private static let standardSites = 8

        func time(patients: Int) -> (milliseconds: Double, steps: Double) {
            let jobs = Population(problem.model, count: patients, seed: 1).rows.map(problem.job)
            let start = processTime()
            let trajectories = integrator.solve(jobs, width: integrator.precision.lanes)
            let seconds = processTime() - start
            let steps = trajectories.map { Double($0.statistics.steps) }.reduce(0, +)
            precondition(trajectories.allSatisfy { $0.outcome == .completed }, "Every patient reaches the end.")
            return (1000 * seconds / Double(patients), steps / Double(patients))
        }
    }
}

extension String {
    fileprivate func padded(_ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
