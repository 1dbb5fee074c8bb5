import Glibc
import Testing

@testable import Integration

/// The order with which the error falls when the step is halved.
///
/// The problem is that of Kaps: y₁' = −(1/ε + 2) y₁ + y₂²/ε, y₂' = y₁ − y₂ (1 + y₂), with the solution y₁ = exp(−2t),
/// y₂ = exp(−t) for every ε.
@Suite("Order of convergence")
struct ConvergenceTests {
    static let kaps = Equations.tape(states: 2, parameters: 1) { y, p in
        let square = y[1] * y[1]
        return [square / p[0] - (1 / p[0] + 2) * y[0], (y[0] - y[1]) - square]
    }

    /// The largest error at the end and at points inside steps.
    private func errors(step: Double, epsilon: Double) -> (end: Double, inside: Double) {
        let integrator = Integrator(tape: Self.kaps, control: StepControl(fixedStep: step))
        let inside = stride(from: 0.37 * step, to: 1, by: step).map { $0 }
        let job = Job(parameters: [epsilon], initialState: [1, 1], end: 1, sampleTimes: inside)
        let trajectory = integrator.solve(job)
        #expect(trajectory.outcome == .completed)
        let end = max(abs(trajectory.finalState[0] - exp(-2)), abs(trajectory.finalState[1] - exp(-1)))
        let worst = inside.indices.map {
            max(abs(trajectory.output(0, at: $0) - exp(-2 * inside[$0])), abs(trajectory.output(1, at: $0) - exp(-inside[$0])))
        }
        return (end, worst.max()!)
    }

    private func orders(_ epsilon: Double) -> [(end: Double, inside: Double)] {
        let ladder = [0.125, 0.0625, 0.03125, 0.015625].map { errors(step: $0, epsilon: epsilon) }
        return zip(ladder, ladder.dropFirst()).map { (log2($0.end / $1.end), log2($0.inside / $1.inside)) }
    }

    @Test("The solution converges with order five and the dense output with order four")
    func classical() {
        for order in orders(1) {
            #expect(order.end > 4.8)
            #expect(order.inside > 3.9)
        }
    }

    @Test("What is left of order two in a stiff problem carries the small parameter")
    func stiff() {
        let epsilon = 1e-6
        for step in [0.125, 0.0625, 0.03125] {
            // The expansion in ε of a Rosenbrock method has terms of ε h² (Hairer and Wanner, II, section VI.3).
            #expect(errors(step: step, epsilon: epsilon).end < epsilon * step * step)
        }
        for order in orders(epsilon) { #expect(order.inside > 3.75) }
    }

    @Test("The coefficients are those of a method of order five for linear problems, with an embedded one of order four")
    func linearOrderConditions() {
        // For y' = y one step of length h gives the stability function; its series must agree with exp(h) to h⁵.
        let tape = Equations.tape(states: 1) { y, _ in [y[0]] }
        for h in [0.1, 0.05] {
            let integrator = Integrator(tape: tape, control: StepControl(fixedStep: h))
            let result = integrator.solve(Job(parameters: [], initialState: [1], end: h)).finalState[0]
            // The error constant of the sixth power is below one.
            #expect(abs(result - exp(h)) < pow(h, 6))
        }
    }
}
