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
            worst = max(worst, ulps(Elementary.exponential(x), exp(x)))
            let y = 4 * random.uniform() - 2
            worst = max(worst, ulps(Elementary.exponential(y), exp(y)))
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
            worst = max(worst, ulps(Elementary.logarithm(x), log(x)))
            let y = 0.5 + 1.5 * random.uniform()
            worst = max(worst, ulps(Elementary.logarithm(y), log(y)))
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
            worst = max(worst, ulps(Elementary.power(x, y), pow(x, y)))
        }
        print("pow", worst)
        #expect(worst <= 2)
    }

    /// The distance of a number in single precision to the C library's value in units of its last place.
    private func ulps(_ value: Float, _ reference: Double) -> Double { abs(Double(value) - reference) / Double(Float(reference).ulp) }

    @Test("In single precision the exponential and the logarithm are within one unit of the last place")
    func single() {
        var random = Generator(state: 4)
        var worst = (exponential: 0.0, logarithm: 0.0)
        for _ in 0..<20_000 {
            for x in [174 * random.uniform() - 87, 4 * random.uniform() - 2].map({ Float($0) }) {
                worst.exponential = max(worst.exponential, ulps(Elementary.exponential(x), exp(Double(x))))
            }
            for x in [exp(174 * random.uniform() - 87), 0.5 + 1.5 * random.uniform()].map({ Float($0) }) {
                worst.logarithm = max(worst.logarithm, ulps(Elementary.logarithm(x), log(Double(x))))
            }
        }
        print("single", worst)
        #expect(worst.exponential <= 1 && worst.logarithm <= 1)
    }

    @Test("In single precision a power is within two units of the last place, from 1e-37 to 1e38", arguments: [4.0, 20])
    func singlePower(steepest: Double) {
        var random = Generator(state: 5)
        var worst = 0.0
        for _ in 0..<40_000 {
            let y = Float(2 * steepest * random.uniform() - steepest)
            let x = Float(exp((170 * random.uniform() - 85) / max(abs(Double(y)), 1)))
            worst = max(worst, ulps(Elementary.power(x, y), pow(Double(x), Double(y))))
        }
        print("single pow", worst)
        #expect(worst <= 2)
    }

    @Test("Single precision treats what lies outside the reals like double")
    func singleEdges() {
        let smallest = Float.leastNormalMagnitude
        #expect(Elementary.power(Float(0), 1.7) == 0 && Elementary.power(Float(-1e-12), 0.5) == 0 && Elementary.power(Float(0), 0) == 1)
        #expect(Elementary.power(Float(1), 3.3) == 1 && Elementary.power(Float(7), 0) == 1)
        #expect(Elementary.power(Float(0), -0.3).isFinite)
        #expect(Elementary.logarithm(Float(-1)) == Elementary.logarithm(smallest))
        #expect(Elementary.logarithm(smallest / 8) == Elementary.logarithm(Float(0)))
        #expect(Elementary.logarithm(Float(1)) == 0 && Elementary.exponential(Float(0)) == 1)
        #expect(Elementary.exponential(Float(-1e9)) == 0 && Elementary.exponential(Float(1e9)) == .infinity)
        #expect(Elementary.power(Float(1e30), 4) == .infinity && Elementary.power(Float(1e-30), 4) == 0)
        #expect(Elementary.exponential(Float.nan).isNaN && Elementary.logarithm(Float.nan).isNaN)
        #expect(Elementary.power(Float.nan, 2).isNaN && Elementary.power(Float(2), .nan).isNaN)
    }

    @Test("Values outside the reals are chosen so that a state below zero does no harm")
    func edges() {
        let smallest = Double.leastNormalMagnitude
        #expect(Elementary.power(0, 1.7) == 0 && Elementary.power(-1e-12, 0.5) == 0 && Elementary.power(0, 0) == 1)
        #expect(Elementary.power(1, 3.3) == 1 && Elementary.power(7, 0) == 1)
        #expect(Elementary.power(0, -0.3).isFinite)
        #expect(Elementary.logarithm(-1.0) == Elementary.logarithm(smallest))
        #expect(Elementary.logarithm(smallest / 8) == Elementary.logarithm(0.0))
        #expect(Elementary.logarithm(1.0) == 0 && Elementary.exponential(0.0) == 1)
        #expect(Elementary.exponential(-1e9) == 0 && Elementary.exponential(1e9) == .infinity)
        #expect(Elementary.logarithm(Double.infinity) == .infinity)
    }

    @Test("What is not a number stays so")
    func notANumber() {
        #expect(Elementary.exponential(Double.nan).isNaN && Elementary.logarithm(Double.nan).isNaN)
        #expect(Elementary.power(Double.nan, 2).isNaN && Elementary.power(2, Double.nan).isNaN)
    }
}
