import Glibc
import Testing

@testable import Studies

@Suite("Designs")
struct DesignTests {
    @Test("A point depends on its number, the seed and the design alone", arguments: Design.allCases)
    func alone(design: Design) {
        let crowd = (0..<100).map { design.point($0, of: 100, dimensions: 6, seed: 4) }
        #expect(design.point(83, of: 100, dimensions: 6, seed: 4) == crowd[83])
        #expect(design.point(83, of: 100, dimensions: 3, seed: 4) == Array(crowd[83].prefix(3)))
        #expect(Set(crowd).count == 100)
        #expect(design.point(83, of: 100, dimensions: 6, seed: 5) != crowd[83])
        #expect(crowd.joined().allSatisfy { $0 > 0 && $0 < 1 })
    }

    @Test("What a design cannot do is said with the limit")
    func issues() {
        #expect(Design.random.issues(patients: 1, dimensions: 5000).isEmpty)
        #expect(
            Design.sobol.issues(patients: 0, dimensions: 300).map(\.description) == [
                "The design has 0 patients. Give at least 1.",
                "The design has 300 uncertain factors, but Sobol's points have at most 256 dimensions. Use latinHypercube or random.",
            ])
        #expect(
            Design.sobol.issues(patients: 1 << 33, dimensions: 256).map(\.description) == [
                "The design has 8589934592 patients, but Sobol's points are at most 4294967296."
            ])
    }

    // MARK: Latin hypercube

    @Test("A Latin hypercube has one patient in each stratum of each dimension", arguments: [1, 2, 3, 5, 16, 17, 100, 1000, 4099])
    func strata(count: Int) {
        let points = (0..<count).map { Design.latinHypercube.point($0, of: count, dimensions: 5, seed: 1) }
        for dimension in 0..<5 {
            let strata = points.map { Int($0[dimension] * Double(count)) }
            #expect(strata.sorted() == Array(0..<count))
        }
    }

    @Test("All orders of five strata come equally often over seeds")
    func orders() {
        var seen: [[Int]: Double] = [:]
        for seed in 0..<12_000 {
            let hypercube = LatinHypercube(count: 5, seed: UInt64(seed))
            seen[(0..<5).map { hypercube.stratum($0, dimension: 2) }, default: 0] += 1
        }
        #expect(seen.count == 120)
        let chiSquared = seen.values.reduce(0) { $0 + ($1 - 100) * ($1 - 100) / 100 }
        // scipy.stats.chi2.ppf([1e-4, 1 - 1e-4], 119)
        #expect(chiSquared > 69.97 && chiSquared < 185.09)
    }

    @Test("Dimensions of a Latin hypercube are ordered independently")
    func independent() {
        let count = 2000
        let points = (0..<count).map { Design.latinHypercube.point($0, of: count, dimensions: 8, seed: 2) }
        for a in 0..<8 {
            for b in 0..<a {
                let product = points.reduce(0) { $0 + ($1[a] - 0.5) * ($1[b] - 0.5) }
                // Four and a half standard errors, for there are 28 pairs; a product of two uniform numbers has variance 1/144.
                #expect(abs(product / Double(count) * 12) < 4.5 / Double(count).squareRoot())
            }
        }
    }

    // MARK: Errors of integration

    struct Integrand: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let dimensions: Int
        /// Its integral over the unit cube is one.
        let value: @Sendable ([Double]) -> Double
    }

    static let integrands = [
        Integrand(testDescription: "exponential of a sum in six dimensions", dimensions: 6) { x in
            exp(x.reduce(0, +)) / pow(M_E - 1, 6)
        },
        Integrand(testDescription: "product of twelve parabolas, each weaker than the one before", dimensions: 12) { x in
            x.enumerated().reduce(1) { product, next in
                let weight = 1 / Double((next.offset + 1) * (next.offset + 1))
                return product * (1 + weight * (next.element * next.element - 1.0 / 3))
            }
        },
    ]

    /// The root of the mean squared error over seeds.
    private func error(_ design: Design, _ integrand: Integrand, count: Int) -> Double {
        let seeds = 24
        let squares = (0..<seeds).map { seed in
            let sum = (0..<count).reduce(0) {
                $0 + integrand.value(design.point($1, of: count, dimensions: integrand.dimensions, seed: UInt64(seed)))
            }
            return (sum / Double(count) - 1) * (sum / Double(count) - 1)
        }
        return (squares.reduce(0, +) / Double(seeds)).squareRoot()
    }

    /// The root of a mean of 24 squares is known to about 15 %, so that the order over five doublings is known to about 0.06.
    @Test("The error falls with the square root for random points, and at least with the number for Sobol's", arguments: integrands)
    func convergence(integrand: Integrand) {
        func order(_ design: Design) -> Double { log2(error(design, integrand, count: 128) / error(design, integrand, count: 4096)) / 5 }
        let (random, sobol) = (order(.random), order(.sobol))
        print("measured order of the error, \(integrand.testDescription): random \(random), Sobol \(sobol)")
        #expect(abs(random - 0.5) < 0.2)
        #expect(sobol > 0.95)
    }

    @Test("A Latin hypercube takes away the error of what adds up from single dimensions")
    func additive() {
        let sum = Integrand(testDescription: "sum of squares", dimensions: 4) { x in x.reduce(0) { $0 + $1 * $1 } * 0.75 }
        // In each stratum the place is random: variance per dimension about (2x/n)²/12 averaged over x, summed over n strata, over n².
        let predicted = 0.75 * (4.0 * (4.0 / 3 / 12) / pow(256, 3)).squareRoot()
        let found = error(.latinHypercube, sum, count: 256)
        #expect(abs(found / predicted - 1) < 0.45)  // three standard errors of a root of a mean of 24 squares
        #expect(error(.random, sum, count: 256) > 50 * found)
    }
}
