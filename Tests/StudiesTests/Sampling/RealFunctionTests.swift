import Glibc
import Testing

@testable import Studies

@Suite("Functions written out for equal bits everywhere")
struct RealFunctionTests {
    /// Numbers over the whole range, from a fixed stream.
    private func points(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
        let stream = RandomStream(seed: 11, patient: 0, purpose: "points")
        return (0..<count).map { range.lowerBound + stream.uniform($0) * (range.upperBound - range.lowerBound) }
    }

    /// The C library is within an ulp of the truth, so two ulps from it are three from the truth at most.
    @Test("Exponential and logarithm agree with the C library within two units of the last place")
    func library() {
        let small = points(-1...1, 20_000)
        for x in small + points(-708...709, 20_000) {
            #expect(abs(RealFunctions.exp(x) - Glibc.exp(x)) <= 2 * Glibc.exp(x).ulp)
        }
        for x in points(-700...700, 20_000).map({ Glibc.exp($0) }) + small.map({ 1 + $0 * 0.3 }) {
            #expect(abs(RealFunctions.log(x) - Glibc.log(x)) <= 2 * Glibc.log(x).ulp)
        }
        for x in small.map({ $0 * $0 * $0 * 0.9 }) {
            #expect(abs(RealFunctions.log1p(x) - Glibc.log1p(x)) <= 4 * Glibc.log1p(x).ulp)
        }
    }

    @Test("Where there is no number or no room, the answer says so")
    func edges() {
        #expect(RealFunctions.exp(710) == .infinity && RealFunctions.exp(-746) == 0 && RealFunctions.exp(.nan).isNaN)
        #expect(RealFunctions.exp(-745) == Glibc.exp(-745))
        #expect(RealFunctions.log(0) == -.infinity && RealFunctions.log(-1).isNaN && RealFunctions.log(.infinity) == .infinity)
        #expect(RealFunctions.exp(0) == 1 && RealFunctions.log(1) == 0)
    }

    @Test("Stirling's remainder and the leading terms give the logarithmic gamma function")
    func gamma() {
        for x in [0.1, 0.5, 1.5, 3, 9.99, 10, 57.25, 1e4] {
            let stirling = (x - 0.5) * Glibc.log(x) - x + 0.9189385332046727
            var sign: Int32 = 0
            let expected = lgamma_r(x, &sign)
            #expect(abs(RealFunctions.stirlingRemainder(x) - (expected - stirling)) < 4e-16 * max(4, abs(stirling)))
        }
    }

    /// mpmath with 40 digits: the root of ncdf(x) = u for the double u.
    @Test(
        "Normal quantiles are right to a few units of the last place",
        arguments: [
            (1e-300, -37.0470962993612), (1e-20, -9.262340089798407), (1e-6, -4.753424308822899), (0.025, -1.9599639845400543),
            (0.1249, -1.1508352984714385), (0.1251, -1.1498637337452082), (0.3, -0.5244005127080408), (0.5000001, 2.506628273311648e-07),
            (0.8749, 1.1498637337452082), (0.8751, 1.1508352984714385), (0.975, 1.9599639845400538), (0.999999, 4.753424308817087),
        ])
    func normalQuantile(u: Double, expected: Double) {
        #expect(abs(Normal.quantile(u) - expected) <= 3 * expected.ulp)
    }

    /// mpmath with 40 digits: ncdf(x).
    @Test(
        "Normal shares are right to a few units of the last place, far out as well",
        arguments: [
            (-20.5, 1.0764673258790961e-93), (-8, 6.220960574271784e-16), (-3, 0.0013498980316300946), (-1.5, 0.06680720126885807),
            (-0.1, 0.460172162722971), (0, 0.5), (0.7, 0.758036347776927), (2, 0.9772498680518208), (6, 0.9999999990134123), (9, 1),
        ])
    func normalShare(x: Double, expected: Double) {
        #expect(abs(Normal.cdf(x) - expected) <= 4 * expected.ulp)
        #expect(Normal.survival(-x) == Normal.cdf(x))
    }

    @Test("Quantile and share undo each other wherever the share says enough")
    func inverse() {
        for x in points(-37...5, 4000) {
            // A share is known to half an ulp, which is worth ulp/density in x.
            let room = Normal.cdf(x).ulp / Normal.density(x) + 4 * x.ulp
            #expect(abs(Normal.quantile(Normal.cdf(x)) - x) <= 2 * room)
        }
        #expect(Normal.quantile(0) == -.infinity && Normal.quantile(1) == .infinity && Normal.quantile(0.5) == 0)
    }

    /// mpmath with 40 digits: betainc(a, b, 0, x, regularized=True).
    @Test(
        "The incomplete beta function",
        arguments: [
            (2.0, 5.0, 0.2571428571428571, 0.482931048117706), (0.5, 0.5, 0.45, 0.4681157195707401),
            (0.3, 4, 0.06279069767441861, 0.6867371678145242), (50, 30, 0.5625, 0.1250528301057957),
            (2000, 3000, 0.36000000000000004, 2.5057483682882444e-09), (1, 1, 0.45, 0.45),
            (8, 0.7, 0.8275862068965518, 0.13578767078320864),
        ])
    func incompleteBeta(a: Double, b: Double, x: Double, expected: Double) {
        // The error of a and b times logarithms grows with their size.
        #expect(abs(Beta(a: a, b: b).cdf(x) - expected) <= expected * 4e-16 * max(8, a + b))
        #expect(abs(Beta(a: a, b: b).survival(x) - (1 - expected)) < 1e-14)
    }

    /// scipy.stats.beta.ppf(u, a, b), SciPy 1.17.1
    @Test(
        "Quantiles of the beta distribution",
        arguments: [
            (2.0, 5.0, 1e-9, 8.165054699768939e-06), (2, 5, 0.5, 0.26444998329566005), (2, 5, 0.97, 0.6266029713677338),
            (0.5, 0.5, 0.01, 0.00024671981713422146), (0.3, 4, 1e-9, 1.9049653209186642e-31), (0.3, 4, 0.5, 0.019778314565049332),
            (50, 30, 1e-9, 0.29990967913403516), (50, 30, 0.97, 0.7233131345551767), (2000, 3000, 0.01, 0.38394498728308024),
            (1, 1, 0.97, 0.97), (8, 0.7, 0.97, 0.9992564193965854),
        ])
    func betaQuantile(a: Double, b: Double, u: Double, expected: Double) {
        #expect(abs(Beta(a: a, b: b).quantile(u) - expected) <= 1e-13 * expected)
    }
}
