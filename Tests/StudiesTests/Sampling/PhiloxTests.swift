import Testing

@testable import Studies

@Suite("Random numbers by counter")
struct PhiloxTests {
    /// The three lines ‘philox4x32 10’ of the file of known answers that the authors publish with their paper.
    @Test(
        "Philox gives the published answers",
        arguments: [
            (
                SIMD4<UInt32>(0, 0, 0, 0), SIMD2<UInt32>(0, 0),
                SIMD4<UInt32>(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)
            ),
            (
                SIMD4<UInt32>(repeating: .max), SIMD2<UInt32>(repeating: .max),
                SIMD4<UInt32>(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)
            ),
            (
                SIMD4<UInt32>(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), SIMD2<UInt32>(0xa409_3822, 0x299f_31d0),
                SIMD4<UInt32>(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
            ),
        ])
    func knownAnswers(counter: SIMD4<UInt32>, key: SIMD2<UInt32>, answer: SIMD4<UInt32>) {
        #expect(Philox.block(counter: counter, key: key) == answer)
    }

    @Test("A purpose is hashed by FNV-1a")
    func fowlerNollVo() {
        // RFC 9923, test vectors for 64 bits: "" and "foobar".
        #expect(Purpose("").hash == 0xcbf2_9ce4_8422_2325)
        #expect(Purpose("foobar").hash == 0x8594_4171_f739_67e8)
    }

    @Test("Seed, patient, purpose and number each change the draw, and nothing else does")
    func addressed() {
        let stream = RandomStream(seed: 7, patient: 8317, purpose: "weight")
        let alone = stream.bits(41)
        let afterOthers = (0...41).map { RandomStream(seed: 7, patient: 8317, purpose: "weight").bits($0) }.last
        #expect(alone == afterOthers)
        let others = [
            RandomStream(seed: 8, patient: 8317, purpose: "weight").bits(41),
            RandomStream(seed: 7, patient: 8316, purpose: "weight").bits(41),
            RandomStream(seed: 7, patient: 8317, purpose: "height").bits(41), stream.bits(40), stream.bits(42),
        ]
        #expect(Set(others + [alone]).count == 6)
    }

    @Test("Uniform numbers stay strictly between 0 and 1 at both ends of the bits")
    func ends() {
        #expect(RandomStream.uniform(0) == 0x1p-53)
        #expect(RandomStream.uniform(.max) == 1 - 0x1p-53)
    }

    @Test("Uniform numbers over patients and over draws fill 256 classes evenly, and neighbours are independent")
    func even() {
        var classes = [Double](repeating: 0, count: 256)
        let count = 65_536
        for index in 0..<(count / 2) {
            let within = RandomStream(seed: 1, patient: 0, purpose: "even")
            let (a, b) = (within.uniform(index), within.uniform(index + 1))
            classes[Int(a * 16) * 16 + Int(b * 16)] += 1
            let over = (index...(index + 1)).map { RandomStream(seed: 1, patient: $0, purpose: "even").uniform(3) }
            classes[Int(over[0] * 16) * 16 + Int(over[1] * 16)] += 1
        }
        let expected = Double(count) / 256
        let chiSquared = classes.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
        // scipy.stats.chi2.ppf([1e-4, 1 - 1e-4], 255): the draw is fixed by its seed.
        #expect(chiSquared > 179.43 && chiSquared < 347.65)
    }

    @Test("Normal numbers have the moments of the normal distribution")
    func moments() {
        let stream = RandomStream(seed: 3, patient: 1, purpose: "moments")
        let count = 40_000
        let draws = (0..<count).map { stream.normal($0) }
        // Four standard errors: the k-th power of a normal number has the variances 1, 2, 15 and 96.
        for (power, expected, variance) in [(1, 0.0, 1.0), (2, 1, 2), (3, 0, 15), (4, 3, 96)] {
            let mean = draws.reduce(0) { sum, z in sum + (0..<power).reduce(1) { product, _ in product * z } } / Double(count)
            #expect(abs(mean - expected) < 4 * (variance / Double(count)).squareRoot())
        }
    }

    @Test("Choices come as often as they weigh, and what weighs nothing never comes")
    func choices() {
        let count = 20_000
        var seen = [0, 0, 0, 0]
        for patient in 0..<count {
            seen[RandomStream(seed: 5, patient: patient, purpose: "product").choice(weights: [3, 0, 1, 0], 0)] += 1
        }
        #expect(seen[1] == 0 && seen[3] == 0)
        // Four standard errors of a share of 3/4.
        #expect(abs(Double(seen[0]) / Double(count) - 0.75) < 4 * (0.75 * 0.25 / Double(count)).squareRoot())
    }

    @Test("Whole numbers stay below their bound and all come equally often")
    func integers() {
        let stream = RandomStream(seed: 9, patient: 0, purpose: "integers")
        var seen = [Double](repeating: 0, count: 7)
        for index in 0..<14_000 { seen[stream.integer(below: 7, index)] += 1 }
        let chiSquared = seen.reduce(0) { $0 + ($1 - 2000) * ($1 - 2000) / 2000 }
        // scipy.stats.chi2.ppf([1e-4, 1 - 1e-4], 6)
        #expect(chiSquared > 0.1724 && chiSquared < 27.86)
    }

    @Test("All orders of three come equally often")
    func permutations() {
        var seen: [[Int]: Double] = [:]
        for patient in 0..<6000 {
            seen[RandomStream(seed: 2, patient: patient, purpose: "order").permutation(of: 3, first: 5), default: 0] += 1
        }
        #expect(seen.count == 6)
        let chiSquared = seen.values.reduce(0) { $0 + ($1 - 1000) * ($1 - 1000) / 1000 }
        // scipy.stats.chi2.ppf(1 - 1e-4, 5)
        #expect(chiSquared < 25.74)
    }
}
