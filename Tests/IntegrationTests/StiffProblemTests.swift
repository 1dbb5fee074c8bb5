import Testing

@testable import Integration

@Suite("Published stiff problems")
struct StiffProblemTests {
    @Test("The published solution is reached, closer with every tighter tolerance", arguments: StiffProblem.all)
    func solution(problem: StiffProblem) {
        var errors: [Double] = []
        for relative in [1e-4, 1e-6, 1e-8, 1e-10] {
            let trajectory = problem.solve(relative: relative)
            #expect(trajectory.outcome == .completed)
            errors.append(problem.error(trajectory))
        }
    }
}
