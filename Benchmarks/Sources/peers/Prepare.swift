import ArgumentParser
import Forecasting
import Foundation
import Integration
import Interchange

/// Writes the problem once, in files that every engine reads: the equations in C and SBML, patients, doses, times, tolerances.
struct Prepare: ParsableCommand {
    @Argument(help: "The folder to write to.") var folder: String
    @Option(help: "Patients to draw.") var patients = 256
    @Option(help: "Seed of the draws.") var seed: UInt64 = 1

    func run() throws {
        let problem = try Problem()
        let model = problem.model
        let job = problem.job(model.parameters)
        let events = job.events.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
        precondition(job.monitor == nil, "Peers have no rules that decide on a dose.")
        precondition(Set(events.map(\.time)).isDisjoint(with: problem.times), "No sample at the time of an event.")

        let integrator = model.integrator(relative: 1)
        let export = RightHandSideExport(model.network)
        try write("equations.c", export.source + "\n" + export.solverSource)
        try write("model.xml", SBMLExport(model.network, title: "Seed case", job: job, includesReadouts: false).text)
        try write("population.tsv", Population(model, count: patients, seed: seed).text(model))
        try write("span.tsv", "\(job.start)\t\(job.end)\n")
        try write("samples.tsv", problem.times.map { "\($0)\n" }.joined())
        try write("events.tsv", events.map { "\($0.time)\t\($0.columns.kind)\t\($0.columns.index)\t\($0.columns.amount)\n" }.joined())
        // The absolute tolerance of each state is this times the relative one.
        let names = model.network.species.map(\.id)
        try write("states.tsv", zip(names, integrator.tolerance.absolute).map { "\($0)\t\($1)\n" }.joined())
        try write("readouts.tsv", model.network.readouts.map { "\($0.readout.id)\n" }.joined())
        print("\(model.network.species.count) states, \(model.network.parameters.count) parameters, \(events.count) events")
        print(model.tape.summary)
        print("\(model.tape.stepArithmetic) operations of one step of one patient")
    }

    private func write(_ name: String, _ text: String) throws {
        try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }
}
