import Forecasting
import Foundation
import Integration
import Interchange
import Testing

/// The engine against a trusted integrator, on whole patients.
///
/// The equations go out as C, sum the reactions anew and use the C library's functions; SciPy integrates them (LSODA and
/// DOP853, which agree far better than what is asked of us). Events that a rule decided are taken from our own run: the witness
/// vouches for the motion, not for the decision.
@Suite("The engine against a trusted integrator", .serialized)
struct WitnessTests {
    /// Largest difference over all times, relative to the largest size of the read-out.
    static let limit = 1e-5
    /// What may be left where there is nothing, in units of the read-out. DOP853 solves no linear system; what LSODA leaves depends on the
    /// processor (1.1e-12 of a cell was seen), at an absolute tolerance of 1e-13 in each step.
    static let noise = (explicit: 1e-12, implicit: 1e-10)

    @Test("Every read-out of every shipped scenario is as the witness has it", arguments: Repository.scenarios)
    func scenario(name: String) throws {
        let patient = try Repository.patient(name)
        let times = patient.times(every: 1.0 / 24)
        let job = patient.job(times: times)
        let witness = try Witness()
        defer { witness.remove() }

        let strict = patient.integrator(relative: 1e-8).solve(job)
        let usual = patient.integrator().solve(job)
        #expect(strict.outcome == .completed && usual.outcome == .completed)
        #expect(strict.firedEvents == usual.firedEvents)

        try witness.compile(patient.network)
        let scales = patient.network.species.map { $0.unit.factor * 1e-3 }
        let task = RightHandSideTask(job, of: patient.network, events: strict.firedEvents, scales: scales)
        let theirs = try witness.integrate(task).rows
        let others = try witness.integrate(task, method: "dop853", relative: 1e-11).rows

        func compare(
            _ rows: [[Double]], _ label: String, with theirs: [[Double]] = theirs, noise: Double = Self.noise.implicit
        ) -> Agreement {
            let found = Agreement.worst(rows, theirs, times: times, readouts: patient.network.readouts, noise: noise)
            print("witness \(name), \(label): worst \(found.readout), \(String(format: "%.1e", found.error)) on day \(found.time)")
            return found
        }
        #expect(compare(others, "LSODA against DOP853").error <= Self.limit / 10)
        #expect(compare(strict.rows, "engine at 1e-8").error <= Self.limit)
        #expect(compare(usual.rows, "engine at 1e-6").error <= Self.limit)
        for (rows, label) in [(strict.rows, "engine at 1e-8 against DOP853"), (usual.rows, "engine at 1e-6 against DOP853")] {
            #expect(compare(rows, label, with: others, noise: Self.noise.explicit).error <= Self.limit)
        }
    }

    @Test("There are scenarios to be witnessed")
    func listed() { #expect(Repository.scenarios.count >= 5) }
}
