import Testing

@testable import Studies

@Suite("Histograms over patients")
struct HistogramTests {
    @Test("Quantiles of a thousand numbers are those of the sorted list to the width of a bin")
    func quantiles() {
        var histogram = Histogram()
        let numbers = (1...1000).map { 36 + Double($0) / 250 }
        for number in numbers { histogram.count(number) }
        for share in [0.05, 0.25, 0.5, 0.75, 0.95] {
            let exact = 36 + 4 * share
            #expect(abs(histogram.quantile(share) - exact) < 40 / 256.0)
        }
    }

    @Test("Negative numbers, nought and what is no number are told apart")
    func signs() {
        var histogram = Histogram()
        for value in [-2.0, -1, 0, 0, 1, 2, .nan] { histogram.count(value) }
        #expect(histogram.missing == 1)
        #expect(histogram.total == 6)
        #expect(histogram.quantile(0.1) < -1.9)
        #expect(histogram.quantile(0.5) == 0)
        #expect(histogram.quantile(1) > 1.99)
    }

    @Test("Adding up in any order gives the same counts")
    func order() {
        var parts = (0..<5).map { _ in Histogram() }
        for number in 0..<500 { parts[number % 5].count(Double(number * number % 97) / 7) }
        var (there, back) = (Histogram(), Histogram())
        for part in parts { there.add(part) }
        for part in parts.reversed() { back.add(part) }
        #expect(there == back)
        #expect(there.total == 500)
    }

    @Test("Shards cover every patient once and differ by one at most", arguments: [(10, 3), (7, 7), (5, 9), (1000, 37), (1, 1)])
    func shards(patients: Int, count: Int) {
        let plan = Shard.plan(patients: patients, shards: count)
        #expect(plan.flatMap { Array($0.patients) } == Array(1...patients))
        let sizes = plan.map(\.patients.count)
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    }
}
