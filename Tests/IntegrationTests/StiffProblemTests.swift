import Testing

@testable import Integration

@Suite("Published stiff problems")
struct StiffProblemTests {
    @Test("The published solution is reached, closer with every tighter tolerance", arguments: StiffProblem.all)
    func solution(problem: StiffProblem) {
        let tolerances = [1e-4, 1e-6, 1e-8, 1e-10]
        let errors = tolerances.map { relative in
            let trajectory = problem.solve(relative: relative)
            #expect(trajectory.outcome == .completed)
            print(problem.name, relative, problem.error(trajectory), trajectory.statistics)
            return problem.error(trajectory)
        }
        for (tolerance, error) in zip(tolerances, errors) { #expect(error <= 10 * tolerance) }
        for (looser, tighter) in zip(errors, errors.dropFirst()) { #expect(tighter < looser / 5) }
    }
}
