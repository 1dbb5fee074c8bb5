import Testing

@testable import Studies

@Suite("Correlated factors")
struct CopulaTests {
    static let factors = ["weight", "height", "burden", "age"]
    static let correlations = [
        RankCorrelation("weight", "height", spearman: 0.7), RankCorrelation("burden", "weight", spearman: -0.4),
    ]

    /// Spearman's correlation: that of the ranks.
    private func spearman(_ x: [Double], _ y: [Double]) -> Double {
        func ranks(_ values: [Double]) -> [Double] {
            var ranks = [Double](repeating: 0, count: values.count)
            for (rank, place) in values.indices.sorted(by: { values[$0] < values[$1] }).enumerated() { ranks[place] = Double(rank) }
            return ranks
        }
        let n = Double(x.count)
        let squares = zip(ranks(x), ranks(y)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        return 1 - 6 * squares / (n * (n * n - 1))
    }

    private func points(_ design: Design, _ count: Int) throws -> [[Double]] {
        let copula = try GaussianCopula(factors: Self.factors, correlations: Self.correlations)
        return (0..<count).map { copula.correlated(design.point($0, of: count, dimensions: 4, seed: 3)) }
    }

    @Test("The ranks of drawn values have the correlations that were asked for", arguments: Design.allCases)
    func reached(design: Design) throws {
        let laws: [Distribution] = [
            .normal(mean: 70, sd: 12), .lognormal(median: 170, spread: .cv(0.06)), .logUniform(lower: 1, upper: 1000),
            .uniform(lower: 1, upper: 80),
        ]
        let count = 8192
        let values = try points(design, count).map { zip(laws, $0).map { $0.quantile($1) } }
        let room = 4 / Double(count - 1).squareRoot()  // four standard errors, at most, of a rank correlation
        for (a, b, expected) in [(0, 1, 0.7), (0, 2, -0.4), (0, 3, 0), (2, 3, 0)] {
            #expect(abs(spearman(values.map { $0[a] }, values.map { $0[b] }) - expected) < room)
        }
    }

    @Test("Every factor stays uniform", arguments: Design.allCases)
    func marginals(design: Design) throws {
        let points = try points(design, 8192)
        for factor in 0..<4 {
            let sorted = points.map { $0[factor] }.sorted()
            let distance = sorted.enumerated().map { abs($1 - (Double($0) + 0.5) / 8192) }.max()!
            // scipy.special.kolmogi(1e-4) / sqrt(8192)
            #expect(distance < 2.2253 / 8192.0.squareRoot())
        }
    }

    @Test("Factors that stand alone, and the first of those that go together, keep their coordinates bit for bit")
    func untouched() throws {
        let plain = (0..<64).map { Design.latinHypercube.point($0, of: 64, dimensions: 4, seed: 3) }
        let correlated = try points(.latinHypercube, 64)
        #expect(correlated.map { $0[0] } == plain.map { $0[0] })
        #expect(correlated.map { $0[3] } == plain.map { $0[3] })
        #expect(correlated.map { $0[1] } != plain.map { $0[1] })
    }

    @Test("Extreme coordinates stay inside the unit interval")
    func extremes() throws {
        let copula = try GaussianCopula(factors: ["a", "b"], correlations: [RankCorrelation("a", "b", spearman: 0.99)])
        for end in [0x1p-53, 1 - 0x1p-53] {
            let point = copula.correlated([end, end])
            #expect(point.allSatisfy { $0 > 0 && $0 < 1 })
        }
    }

    private func issues(_ correlations: [RankCorrelation]) -> [CorrelationIssue] {
        do throws(CorrelationIssues) {
            _ = try GaussianCopula(factors: Self.factors, correlations: correlations)
            return []
        } catch {
            return error.issues
        }
    }

    @Test("Correlations that cannot hold together are named, with the nearest value of each pair that would do")
    func impossible() throws {
        let found = issues([
            RankCorrelation("weight", "height", spearman: 0.9), RankCorrelation("height", "burden", spearman: 0.9),
            RankCorrelation("weight", "burden", spearman: -0.5), RankCorrelation("burden", "age", spearman: 0.1),
        ])
        // With r = 2 sin(πρ/6), the third correlation of three lies within r₁r₂ ± √((1 − r₁²)(1 − r₂²)): NumPy gives ρ from 0.63103 to
        // 1 for the pair of ‘weight’ and ‘burden’, and from -0.81575 to -0.10653 for either of the other two.
        #expect(
            found == [
                .impossible(remedies: [
                    .init(first: "weight", second: "height", given: 0.9, nearest: -0.11),
                    .init(first: "weight", second: "burden", given: -0.5, nearest: 0.64),
                    .init(first: "height", second: "burden", given: 0.9, nearest: -0.11),
                ])
            ])
        #expect(
            found[0].description
                == "These correlations cannot hold together: weight–height 0.9, weight–burden -0.5, height–burden 0.9. Change one: "
                + "weight–height to -0.11, or weight–burden to 0.64, or height–burden to -0.11. A pair that is not given counts as 0.")
        let mended = issues([
            RankCorrelation("weight", "height", spearman: 0.9), RankCorrelation("height", "burden", spearman: 0.9),
            RankCorrelation("weight", "burden", spearman: 0.64), RankCorrelation("burden", "age", spearman: 0.1),
        ])
        #expect(mended.isEmpty)
    }

    @Test("A pair that is not given can be what makes the others impossible")
    func omitted() {
        let found = issues([RankCorrelation("weight", "height", spearman: 0.9), RankCorrelation("height", "burden", spearman: 0.9)])
        #expect(found.count == 1)
        #expect(found[0].description.contains("weight–burden 0.0,") && found[0].description.contains("weight–burden to 0.64"))
    }

    @Test("Wrong names and numbers are all named")
    func names() {
        let found = issues([
            RankCorrelation("weight", "hight", spearman: 0.9), RankCorrelation("age", "age", spearman: 0.2),
            RankCorrelation("weight", "burden", spearman: 1), RankCorrelation("burden", "weight", spearman: 0.1),
            RankCorrelation("age", "weight", spearman: .nan),
        ])
        #expect(
            found.map(\.description) == [
                "No factor is called ‘hight’. Choose from weight, height, burden, age.",
                "‘age’ is correlated with itself. Name two factors.",
                "The correlation of weight and burden is 1.0. It must lie between -1 and 1, both excluded.",
                "The correlation of burden and weight is given twice. Keep one.",
                "The correlation of age and weight is nan. It must lie between -1 and 1, both excluded.",
            ])
    }
}
