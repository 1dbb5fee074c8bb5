import Testing

@testable import Studies

@Suite("Estimates with their intervals")
struct EstimateTests {
    static func tally(_ hits: Int, of count: Int, weight: Double = 1) -> ShareTally {
        var tally = ShareTally()
        for row in 0..<count { tally.count(row < hits, weight: weight) }
        return tally
    }

    /// Newcombe, Stat Med 1998;17:857, table I, method 3: Wilson's score interval without continuity correction.
    @Test(
        "Wilson's interval is that of Newcombe's table",
        arguments: [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)])
    func wilson(hits: Int, count: Int, lower: Double, upper: Double) {
        let share = Self.tally(hits, of: count).share()
        #expect(abs(share.lower - lower) < 0.00005)
        #expect(abs(share.upper - upper) < 0.00005)
    }

    @Test("Equal weights of any size change nothing, unequal ones widen the interval")
    func weights() {
        let (plain, doubled) = (Self.tally(30, of: 100).share(), Self.tally(30, of: 100, weight: 2).share())
        #expect(abs(plain.lower - doubled.lower) < 1e-12)
        var uneven = ShareTally()
        for row in 0..<100 { uneven.count(row % 10 < 3, weight: row % 2 == 0 ? 1.8 : 0.2) }
        #expect(uneven.effectivePatients < 61)
        #expect(uneven.share().upper - uneven.share().lower > plain.upper - plain.lower)
    }

    /// Student's sleep data (Biometrika 1908;6:1): ten patients, mean difference 1.58 h, 95 % interval 0.7001 to 2.4599 (R, t.test(paired = TRUE)).
    @Test("The paired difference of Student's sleepers and its interval")
    func sleep() {
        let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
        let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
        let difference = WeightedMean.difference(second, from: first, weights: Array(repeating: 1, count: 10))
        #expect(abs(difference.value - 1.58) < 1e-12)
        #expect(abs(difference.lower - 0.7001142) < 1e-6)
        #expect(abs(difference.upper - 2.4598858) < 1e-6)
        #expect(difference.excludes(0))
    }

    @Test("A patient without the number in either arm is missing, and is counted so")
    func missing() {
        let difference = WeightedMean.difference([1, .nan, 3, 4], from: [0, 1, .nan, 2], weights: [1, 1, 1, 1])
        #expect(difference.patients == 2)
        #expect(difference.missing == 2)
        #expect(difference.value == 1.5)
    }

    @Test("Twins that never differ leave what Wilson's interval leaves for nought of so many")
    func sameTwins() {
        let column: [Double] = [0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        let difference = WeightedMean.shareDifference(column, from: column, weights: Array(repeating: 1, count: 20))
        #expect(difference.value == 0)
        #expect(abs(difference.upper - 0.1611) < 0.00005)
        #expect(difference.lower == -difference.upper)
    }

    /// Newcombe, Stat Med 1998;17:2635, table II, method 10, data 36, 12, 2, 0: 0.0569 to 0.3404.
    @Test("The paired difference of shares has Newcombe's interval, and with unequal weights it has Student's")
    func newcombe() {
        let first = Array(repeating: 1.0, count: 48) + [0, 0]
        let second = Array(repeating: 1.0, count: 36) + Array(repeating: 0, count: 12) + [1, 1]
        let equal = WeightedMean.shareDifference(first, from: second, weights: Array(repeating: 1, count: 50))
        #expect(abs(equal.value - 0.2) < 1e-12)
        #expect(abs(equal.lower - 0.0569) < 0.00005)
        #expect(abs(equal.upper - 0.3404) < 0.00005)
        let weights = (0..<50).map { $0 % 2 == 0 ? 1.2 : 0.8 }
        let uneven = WeightedMean.shareDifference(first, from: second, weights: weights)
        #expect(uneven == WeightedMean.difference(first, from: second, weights: weights))
    }

    @Test("An interval of nobody is none, and leaves nothing out")
    func nobody() {
        let nobody = WeightedMean.estimate([.nan, .nan], weights: [1, 1])
        #expect(nobody.value.isNaN)
        #expect(nobody.missing == 2)
        #expect(!nobody.excludes(0))
    }

    /// Abramowitz and Stegun, table 26.10: two-sided 95 % points of t.
    @Test("Student's point for 95 %", arguments: [(1.0, 12.706), (6, 2.447), (9, 2.262), (30, 2.042), (120, 1.980)])
    func student(degrees: Double, point: Double) {
        #expect(abs(Confidence.usual.student(degrees) - point) < 0.0006)
    }

    @Test("Shared among ten comparisons, 95 % becomes 99.5 %")
    func bonferroni() {
        #expect(abs(Confidence.usual.shared(by: 10).level - 0.995) < 1e-12)
    }
}
