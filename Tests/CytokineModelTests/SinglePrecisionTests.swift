import Forecasting
import Reactions
import Testing

@testable import Integration

/// Whether the model can be trusted to numbers of 32 bits.
@Suite("Single precision on whole patients")
struct SinglePrecisionTests {
    @Test("Read-outs are as near to those at a strict tolerance as in double, within rounding", arguments: Repository.scenarios)
    func agreement(name: String) throws {
        let patient = try Repository.patient(name)
        let job = patient.job(times: patient.times(every: 0.25))
        let strict = patient.integrator(relative: 1e-8).solve(job)
        for relative in [1e-3, 5e-4, 3e-4] {
            let double = patient.integrator(relative: relative).solve(job)
            let single = patient.integrator(relative: relative, precision: .single).solve(job)
            #expect(single.outcome == .completed)
            let (usual, found) = (errors(double, strict, patient), errors(single, strict, patient))
            #expect(found.median < 2 * usual.median + 5e-6 && found.worst < 2 * usual.worst + 5e-4)
            if relative == 5e-4 { #expect(found.median < 5e-5) }
            // Errors that were noise of large flows would be no smaller in shorter steps.
            #expect(Double(single.statistics.steps) < 1.05 * Double(double.statistics.steps) + 3)
        }
    }

    /// Over read-outs the median and the largest difference at any time, relative to the read-out's largest size.
    ///
    /// Excess fluid is what a volume, whose rounding it has, lies above that at rest; below a thousandth of it there is no oedema.
    private func errors(_ trajectory: Trajectory, _ strict: Trajectory, _ patient: PatientModel) -> (median: Double, worst: Double) {
        let each = (0..<strict.outputCount).map { output in
            let (found, expected) = (trajectory.series(output), strict.series(output))
            let isExcess = ["oedema", "excessVolume"].contains { patient.readouts[output].hasSuffix($0) }
            let size = max(expected.map(\.magnitude).max()!, isExcess ? 1e-3 : 0)
            return size == 0 ? 0 : zip(found, expected).map { abs($0 - $1) }.max()! / size
        }.sorted()
        return (each[each.count / 2], each.last!)
    }

    @Test(
        "What parameters fix lies where 32 bits have numbers, and nothing in a course is too large for them",
        arguments: Repository.scenarios)
    func range(name: String) throws {
        let patient = try Repository.patient(name)
        let tape = patient.tape
        var job = patient.job(times: patient.times(every: 1))
        job.keepsStates = true
        let course = patient.integrator().solve(job)
        let workspace = Workspace<Double>(tape, method: .rodas5P, tolerance: Tolerance(), width: 1)
        defer { workspace.deallocate() }
        for (index, value) in job.parameters.enumerated() { workspace.place(tape.parameterSlot(index)).pointee = value }
        workspace.prepare()
        let layout = tape.layout
        let fixed = (0..<layout.count).map { abs(workspace.place($0).pointee) }
        let (smallest, largest) = (Double(Float.leastNormalMagnitude), Double(Float.greatestFiniteMagnitude))
        // The constant that holds bases of powers above zero becomes the smallest number.
        #expect(fixed.allSatisfy { $0 == 0 || $0 == 1e-290 || ($0 > smallest * 1e6 && $0 < largest / 1e6) })
        var most = 0.0
        for time in course.times.indices {
            for index in 0..<tape.stateCount { workspace.memory[index] = course.states[time * tape.stateCount + index] }
            workspace.place(layout.shift).pointee = 10
            workspace.code.run(workspace.code.start, workspace.memory, solution: workspace.next)
            most = (0..<layout.count).map { abs(workspace.place($0).pointee) }.reduce(most, max)
        }
        #expect(most < largest / 1e6)
    }
}
