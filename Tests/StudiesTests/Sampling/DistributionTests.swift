import Testing

@testable import Studies

@Suite("Distributions")
struct DistributionTests {
    struct Law: Sendable, CustomTestStringConvertible {
        let distribution: Distribution
        /// The frozen distribution of scipy.stats (SciPy 1.17.1, np is NumPy) whose ppf, mean and std are given.
        let testDescription: String
        /// At u of ``shares``.
        let quantiles: [Double]
        let mean: Double
        let sd: Double

        init(_ distribution: Distribution, _ scipy: String, quantiles: [Double], mean: Double, sd: Double) {
            (self.distribution, testDescription, self.quantiles, self.mean, self.sd) = (distribution, scipy, quantiles, mean, sd)
        }
    }

    static let shares = [0.001, 0.2, 0.5, 0.9, 0.9999]

    static let laws = [
        Law(
            .normal(mean: 36.8, sd: 0.3), "norm(36.8, 0.3)",
            quantiles: [35.872930308149655, 36.547513629928126, 36.8, 37.18446546966338, 37.91570494563671], mean: 36.8, sd: 0.3),
        Law(
            .lognormal(median: 70, spread: .gsd(1.6)), "lognorm(np.log(1.6), scale=70)",
            quantiles: [16.380225464277, 47.13096461412255, 70.0, 127.84634701762171, 401.99774833164116],
            mean: 78.17476895080927, sd: 38.86811142323051),
        Law(
            .lognormal(median: 2, spread: .cv(0.4)), "lognorm(np.sqrt(np.log(1.16)), scale=2)",
            quantiles: [0.6081251302117647, 1.4461573456735313, 2.0, 3.276805398487956, 8.380520891553319],
            mean: 2.1540659228538015, sd: 0.8616263691415205),
        Law(
            .uniform(lower: -1, upper: 3), "uniform(-1, 4)", quantiles: [-0.996, -0.19999999999999996, 1.0, 2.6, 2.9996],
            mean: 1.0, sd: 1.1547005383792515),
        Law(
            .logUniform(lower: 0.01, upper: 5), "loguniform(0.01, 5)",
            quantiles: [0.010062339588403219, 0.03465724215775733, 0.22360679774997905, 2.6857958838184395, 4.996893661284651],
            mean: 0.8029468505450723, sd: 1.169041580019785),
        Law(
            .triangular(lower: 1, mode: 2, upper: 6), "triang(0.2, 1, 5)",
            quantiles: [1.0707106781186548, 1.9999999999999998, 2.8377223398316205, 4.585786437626905, 5.955278640450007],
            mean: 3.0, sd: 1.0801234497346435),
        Law(
            .beta(a: 2, b: 5, lower: 10, upper: 20), "beta(2, 5, 10, 10)",
            quantiles: [10.082554927877467, 11.398806882699578, 12.644499832956601, 15.103163065514916, 18.87031443932078],
            mean: 12.857142857142858, sd: 1.5971914124998499),
        Law(
            .truncated(.normal(mean: 10, sd: 4), lower: 6, upper: 11), "truncnorm(-1, 0.25, 10, 4)",
            quantiles: [6.007267848747029, 7.259917693127844, 8.764210611772231, 10.550192464393788, 10.999544782935393],
            mean: 8.684721828238805, sd: 1.3990612402488172),
        Law(
            .truncated(.normal(mean: 0, sd: 1), lower: 9, upper: nil), "truncnorm(9, np.inf)",
            quantiles: [9.000109841558169, 9.024465843739234, 9.075787065491834, 9.24941831044838, 9.96102750360193],
            mean: 9.108523105002908, sd: 0.10730699256972599),
        // d = lognorm(np.log(1.6), scale=70); d.ppf(d.cdf(40) + u * (d.cdf(150) - d.cdf(40))); moments by scipy.integrate.quad.
        Law(
            .truncated(.lognormal(median: 70, spread: .gsd(1.6)), lower: 40, upper: 150), "lognorm(np.log(1.6), scale=70) from 40 to 150",
            quantiles: [40.079407035705884, 53.451239452996234, 72.71141544470763, 117.42813417688677, 149.94538226172332],
            mean: 77.81715007313214, sd: 26.363220752782738),
    ]

    @Test("Quantiles, shares and moments are those of SciPy", arguments: laws)
    func scipy(law: Law) {
        #expect(law.distribution.issues.isEmpty)
        for (u, expected) in zip(Self.shares, law.quantiles) {
            #expect(abs(law.distribution.quantile(u) - expected) <= 2e-14 * abs(expected))
            #expect(abs(law.distribution.cdf(law.distribution.quantile(u)) - u) < 1e-12)
            #expect(abs(law.distribution.survival(law.distribution.quantile(u)) - (1 - u)) < 1e-12)
        }
        #expect(abs(law.distribution.mean! - law.mean) <= 1e-12 * abs(law.mean))
        #expect(abs(law.distribution.sd! - law.sd) <= 1e-10 * law.sd)
    }

    @Test("Draws have the mean and the spread of their distribution", arguments: laws)
    func draws(law: Law) {
        let count = 20_000
        let draws = (0..<count).map { law.distribution.draw(RandomStream(seed: 1, patient: $0, purpose: "draws")) }
        let mean = draws.reduce(0, +) / Double(count)
        #expect(abs(mean - law.mean) < 4 * law.sd / Double(count).squareRoot())
        // Four standard errors of a quarter.
        let below = draws.map(law.distribution.cdf).filter { $0 < 0.25 }.count
        #expect(abs(below - count / 4) < 245)
    }

    @Test("Truncated draws stay within their bounds, at the ends of the uniform numbers as well")
    func bounds() {
        let laws: [Distribution] = [
            .truncated(.normal(mean: 0, sd: 1), lower: 20, upper: 20.5), .truncated(.normal(mean: 0, sd: 1), lower: -20.5, upper: -20),
            .truncated(.beta(a: 0.5, b: 0.5), lower: 0.9, upper: 0.99),
            .truncated(.triangular(lower: 0, mode: 1, upper: 2), lower: 1.9, upper: 5),
            .truncated(.logUniform(lower: 1, upper: 100), lower: 50, upper: nil),
        ]
        for law in laws {
            guard case .truncated(_, let lower, let upper) = law else { continue }
            let draws = [0x1p-53, 0.25, 0.5, 0.75, 1 - 0x1p-53].map(law.quantile)
            #expect(draws == draws.sorted() && Set(draws).count == 5)
            #expect(draws[0] >= lower!)
            if let upper { #expect(draws[4] <= upper) }
        }
    }

    @Test("Far in a tail the two sides mirror each other to the last places")
    func mirrored() {
        let right = Distribution.truncated(.normal(mean: 0, sd: 1), lower: 20, upper: 20.5)
        let left = Distribution.truncated(.normal(mean: 0, sd: 1), lower: -20.5, upper: -20)
        for u in [0.125, 0.5, 0.875] { #expect(abs(right.quantile(u) + left.quantile(1 - u)) < 1e-14) }
    }

    @Test("Choices come in the order of their values, each with its share of the unit interval")
    func choices() {
        let product = Distribution.choices([.init(2, weight: 3), .init(1, weight: 1), .init(7, weight: 0)])
        #expect([0.01, 0.25, 0.26, 0.99].map(product.quantile) == [1, 1, 2, 2])
        #expect(product.cdf(0.5) == 0 && product.cdf(1) == 0.25 && product.cdf(1.5) == 0.25 && product.cdf(2) == 1)
        // By hand: (1·1 + 3·2)/4 and √(1/4 · (3/4)² + 3/4 · (1/4)²).
        #expect(product.mean == 1.75)
        #expect(abs(product.sd! - 0.1875.squareRoot()) < 1e-15)
    }

    @Test("A constant is itself")
    func constant() {
        #expect(Distribution.constant(4).quantile(0.3) == 4 && Distribution.constant(4).mean == 4 && Distribution.constant(4).sd == 0)
        #expect(Distribution.constant(4).cdf(3.9) == 0 && Distribution.constant(4).cdf(4) == 1)
    }

    @Test(
        "Wrong parameters are named, all of them",
        arguments: [
            (Distribution.normal(mean: .nan, sd: 1), "mean is nan. Give a finite number."),
            (.normal(mean: 1, sd: 0), "sd is 0.0. It must be above zero."),
            (
                .lognormal(median: -1, spread: .gsd(1)),
                "median is -1.0. It must be above zero. gsd is 1.0. A geometric standard deviation is above 1, such as 1.5; "
                    + "for a number without spread use a constant."
            ),
            (.uniform(lower: 2, upper: 1), "lower is 2.0 and upper is 1.0. ‘lower’ must be below ‘upper’."),
            (.logUniform(lower: 0, upper: 1), "lower is 0.0. It must be above zero."),
            (.triangular(lower: 0, mode: 3, upper: 2), "mode is 3.0. It must lie between 0.0 and 2.0."),
            (.beta(a: 0, b: -1), "a is 0.0. It must be above zero. b is -1.0. It must be above zero."),
            (.choices([]), "There is nothing to choose from. Give at least one value with its weight."),
            (.choices([.init(1, weight: -1)]), "The weight of 1.0 is -1.0. It cannot be below zero."),
            (.choices([.init(1, weight: 0)]), "All weights are zero. Give at least one value a weight above zero."),
            (
                .truncated(.constant(1), lower: 0, upper: nil),
                "Bounds are for one of normal, lognormal, uniform, logUniform, triangular and beta, and are given once."
            ),
            (
                .truncated(.uniform(lower: 0, upper: 1), lower: 2, upper: nil),
                "No value of the distribution lies above 2.0. Widen the bounds."
            ),
            (
                .truncated(.normal(mean: 0, sd: 1), lower: 60, upper: 61),
                "No value of the distribution lies above 60.0 and below 61.0. Widen the bounds."
            ),
        ])
    func issues(law: Distribution, sentences: String) {
        #expect(law.issues.map(\.description).joined(separator: " ") == sentences)
    }
}
