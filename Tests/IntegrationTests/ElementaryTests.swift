import Glibc
import Testing

@testable import Integration

@Suite("Elementary functions of lanes")
struct ElementaryTests {
    /// The distance to the C library's value in units of its last place.
    private func ulps(_ value: Double, _ reference: Double) -> Double {
        if value == reference { return 0 }
        return abs(value - reference) / reference.ulp
    }

    @Test("The exponential is within one unit of the last place")
    func exponential() {
        var random = Generator(state: 1)
        var worst = 0.0
        for _ in 0..<20_000 {
            let x = 1400 * random.uniform() - 700
            worst = max(worst, ulps(x.exponential, exp(x)))
            let y = 4 * random.uniform() - 2
            worst = max(worst, ulps(y.exponential, exp(y)))
        }
        print("exp", worst)
        #expect(worst <= 1)
    }

    @Test("The logarithm is within one unit of the last place")
    func logarithm() {
        var random = Generator(state: 2)
        var worst = 0.0
        for _ in 0..<20_000 {
            let x = exp(1400 * random.uniform() - 700)
            worst = max(worst, ulps(x.logarithm, log(x)))
            let y = 0.5 + 1.5 * random.uniform()
            worst = max(worst, ulps(y.logarithm, log(y)))
        }
        print("log", worst)
        #expect(worst <= 1)
    }

    @Test("A power is within two units of the last place over the range of Hill functions")
    func power() {
        var random = Generator(state: 3)
        var worst = 0.0
        for _ in 0..<40_000 {
            let x = exp(40 * random.uniform() - 20)
            let y = 8 * random.uniform() - 4
            worst = max(worst, ulps(Double.power(x, y), pow(x, y)))
        }
        print("pow", worst)
        #expect(worst <= 2)
    }

    @Test("Values outside the reals are chosen so that a state below zero does no harm")
    func edges() {
        #expect(Double.power(0, 1.7) == 0 && Double.power(-1e-12, 0.5) == 0 && Double.power(0, 0) == 1)
        #expect(Double.power(1, 3.3) == 1 && Double.power(7, 0) == 1)
        #expect(Double.power(0, -0.3).isFinite)
        #expect((-1.0).logarithm == 2.2250738585072014e-308.logarithm && (Elementary.smallestNormal / 8).logarithm == 0.0.logarithm)
        #expect(1.0.logarithm == 0 && 0.0.exponential == 1)
        #expect((-1e9).exponential == 0 && 1e9.exponential == .infinity)
        #expect(Double.infinity.logarithm == .infinity)
    }

    @Test("What is not a number stays so")
    func notANumber() {
        #expect(Double.nan.exponential.isNaN && Double.nan.logarithm.isNaN)
        #expect(Double.power(.nan, 2).isNaN && Double.power(2, .nan).isNaN)
    }

    @Test("Eight lanes give the bits of one")
    func widths() {
        var random = Generator(state: 4)
        let special = [0, -1, Double.nan, .infinity, .leastNonzeroMagnitude, 1, 1e308, -.infinity]
        for round in 0..<200 {
            var x = SIMD8<Double>()
            var y = SIMD8<Double>()
            for lane in 0..<8 {
                x[lane] = round == 0 ? special[lane] : exp(100 * random.uniform() - 50)
                y[lane] = 10 * random.uniform() - 5
            }
            let (e, l, p) = (y.exponential, x.logarithm, SIMD8<Double>.power(x, y))
            for lane in 0..<8 {
                #expect(e[lane].bitPattern == y[lane].exponential.bitPattern)
                #expect(isSame(l[lane], x[lane].logarithm))
                #expect(isSame(p[lane], Double.power(x[lane], y[lane])))
            }
        }
    }

    private func isSame(_ a: Double, _ b: Double) -> Bool { a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN) }
}
