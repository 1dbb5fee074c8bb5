import Testing

@testable import Studies

@Suite("Weights that bring a cohort to targets")
struct EntropyWeightsTests {
    @Test("A share of one half in a cohort with one in five has the closed form")
    func share() {
        let found = EntropyWeights(columns: [(0..<100).map { $0 < 20 ? 1.0 : 0.0 }], aims: [0.5], patients: 100)
        // Half of the weight on twenty patients and half on eighty.
        #expect(abs(found.weights[0] - 50 / 20.0) < 1e-6)
        #expect(abs(found.weights[99] - 50 / 80.0) < 1e-6)
        #expect(found.isMet)
        #expect(abs(found.reached[0] - 0.5) < 1e-9)
        // (Σw)² / Σw² = 100² / (20 · 2.5² + 80 · 0.625²)
        #expect(abs(found.effectiveSize - 10_000 / 156.25) < 1e-4)
    }

    @Test("A mean and a share are met together, and weights stay positive and average one")
    func several() {
        let ages = (0..<200).map { Double($0) }
        let thirds = (0..<200).map { $0 % 3 == 0 ? 1.0 : 0.0 }
        let found = EntropyWeights(columns: [ages, thirds], aims: [120, 0.25], patients: 200)
        #expect(found.isMet)
        let total = found.weights.reduce(0, +)
        #expect(abs(total - 200) < 1e-9)
        #expect(found.weights.allSatisfy { $0 > 0 })
        let mean = zip(ages, found.weights).reduce(0) { $0 + $1.0 * $1.1 } / total
        #expect(abs(mean - 120) < 0.01)
    }

    @Test("What cannot be met is said")
    func impossible() {
        #expect(!EntropyWeights(columns: [Array(repeating: 0, count: 10)], aims: [0.5], patients: 10).isMet)
        #expect(!EntropyWeights(columns: [(0..<50).map { Double($0) }], aims: [80], patients: 50).isMet)
    }

    @Test("Patients who say nothing of an aim do not steer it")
    func missing() {
        let column = (0..<90).map { $0 < 30 ? Double.nan : $0 < 45 ? 1 : 0 }
        let found = EntropyWeights(columns: [column], aims: [0.5], patients: 90)
        let told = zip(column, found.weights).filter { !$0.0.isNaN }
        let share = told.reduce(0) { $0 + $1.0 * $1.1 } / told.reduce(0) { $0 + $1.1 }
        #expect(abs(share - 0.5) < 1e-6)
    }

    @Test("Without aims all weights are one")
    func none() {
        #expect(EntropyWeights(columns: [], aims: [], patients: 3).weights == [1, 1, 1])
    }
}
