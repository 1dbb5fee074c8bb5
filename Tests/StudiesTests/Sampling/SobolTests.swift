import Testing

@testable import Studies

@Suite("Sobol's points")
struct SobolTests {
    @Test("The table is what the search gives")
    func table() {
        #expect(SobolSearch.table(dimensions: SobolDirections.dimensions) == SobolDirections.table)
    }

    @Test("There are as many primitive polynomials of each degree as theory says")
    func primitive() {
        let polynomials = SobolSearch.primitivePolynomials(160)
        #expect(polynomials.prefix(5) == [0b11, 0b111, 0b1011, 0b1101, 0b10011])
        // Euler's function of 2^s − 1, divided by s.
        let counts = (1...10).map { degree in polynomials.filter { SobolSearch.degree($0) == degree }.count }
        #expect(counts == [1, 1, 2, 2, 6, 6, 18, 16, 48, 60])
    }

    @Test("x⁴ + x³ + x² + x + 1 cannot be divided, but is not primitive; x⁴ + 1 can be divided")
    func notPrimitive() {
        #expect(!SobolSearch.isPrimitive(0b11111) && !SobolSearch.isPrimitive(0b10001) && SobolSearch.isPrimitive(0b11001))
    }

    /// Bratley and Fox, 1988: the worked example with x³ + x + 1 and 1, 3, 7 goes on with 5, 7, 43.
    @Test("Direction numbers follow the recurrence of the published example")
    func recurrence() {
        let numbers = SobolDirections.numbers(polynomial: 0b1011, initial: [1, 3, 7])
        let scaled = numbers.prefix(6).enumerated().map { $1 >> UInt32(31 - $0) }
        #expect(scaled == [1, 3, 7, 5, 7, 43])
    }

    @Test("In every dimension each of 2^m parts holds exactly one of the first 2^m points, before and after scrambling")
    func nets() {
        let sequence = ScrambledSobol(seed: 9)
        for dimension in 0..<SobolDirections.dimensions {
            for digits in [1, 4, 7, 10] {
                let count = 1 << digits
                let plain = Set((0..<count).map { SobolDirections.digits($0, dimension: dimension) >> UInt32(32 - digits) })
                let scrambled = Set((0..<count).map { Int(sequence.coordinate($0, dimension: dimension) * Double(count)) })
                #expect(plain.count == count && scrambled.count == count)
            }
        }
    }

    @Test("Later blocks of 2^m points are nets as well")
    func blocks() {
        let sequence = ScrambledSobol(seed: 1)
        for dimension in [0, 1, 17, 255] {
            for start in [64, 1 << 20, 77 << 16] {
                #expect(Set((start..<start + 64).map { Int(sequence.coordinate($0, dimension: dimension) * 64) }).count == 64)
            }
        }
    }

    private static let matrices = SobolDirections.table.map {
        GeneratorMatrix(SobolDirections.numbers(polynomial: UInt32($0[0]), initial: $0.dropFirst().map { UInt32($0) }))
    }

    /// Counts points in rectangles, which is what quality means; nothing of the rank computation is used.
    private func isNet(_ a: Int, _ b: Int, digits: Int, quality: Int) -> Bool {
        let strength = digits - quality
        return (0...strength).allSatisfy { own in
            var counts = [Int](repeating: 0, count: 1 << strength)
            for index in 0..<(1 << digits) {
                let x = own == 0 ? 0 : SobolDirections.digits(index, dimension: a) >> UInt32(32 - own)
                let y = own == strength ? 0 : SobolDirections.digits(index, dimension: b) >> UInt32(32 - (strength - own))
                counts[Int(x) << (strength - own) | Int(y)] += 1
            }
            return counts.allSatisfy { $0 == 1 << quality }
        }
    }

    @Test("The quality of a plane is the best for which counting points agrees")
    func counted() {
        for (a, b) in [(0, 1), (1, 2), (2, 5), (3, 11), (8, 40), (100, 255)] {
            for digits in [3, 8, 10] {
                let quality = GeneratorMatrix.quality([Self.matrices[a], Self.matrices[b]], digits: digits)
                #expect(isNet(a, b, digits: digits, quality: quality))
                #expect(quality == 0 || !isNet(a, b, digits: digits, quality: quality - 1))
            }
        }
    }

    @Test("The quality of a space is the best for which counting points agrees")
    func countedInSpace() {
        for places in [[0, 1, 2], [1, 4, 7], [3, 12, 60]] {
            let (digits, quality) = (9, GeneratorMatrix.quality(places.map { Self.matrices[$0] }, digits: 9))
            func isNet(_ quality: Int) -> Bool {
                let strength = digits - quality
                return (0...strength).allSatisfy { first in
                    (0...strength - first).allSatisfy { second in
                        let sides = [first, second, strength - first - second]
                        let boxes = (0..<1 << digits).map { index in
                            zip(places, sides).reduce(0) { box, next in
                                let part = next.1 == 0 ? 0 : SobolDirections.digits(index, dimension: next.0) >> UInt32(32 - next.1)
                                return box << next.1 | Int(part)
                            }
                        }
                        return Dictionary(grouping: boxes) { $0 }.values.allSatisfy { $0.count == 1 << quality }
                    }
                }
            }
            #expect(isNet(quality))
            #expect(quality == 0 || !isNet(quality - 1))
        }
    }

    @Test("The first plane is perfect, and no plane is worse than its polynomials allow")
    func bound() {
        for digits in [4, 8, 12] {
            #expect(GeneratorMatrix.quality([Self.matrices[0], Self.matrices[1]], digits: digits) == 0)
            for b in 1..<24 {
                for a in 0..<b {
                    // Sobol', 1967: t is at most the sum of the degrees, each less one; van der Corput's sequence counts nothing.
                    let degrees = [a, b].map { max(0, SobolDirections.table[$0].count - 2) }
                    #expect(GeneratorMatrix.quality([Self.matrices[a], Self.matrices[b]], digits: digits) <= degrees.reduce(0, +))
                }
            }
        }
    }

    /// Sobol's property A.
    @Test("The first 2^d points in d dimensions hit each box of half the width once", arguments: 1...13)
    func boxes(dimensions: Int) {
        let sequence = ScrambledSobol(seed: 4)
        let boxes = (0..<1 << dimensions).map { index in
            (0..<dimensions).reduce(0) { 2 * $0 + (sequence.coordinate(index, dimension: $1) < 0.5 ? 0 : 1) }
        }
        #expect(Set(boxes).count == 1 << dimensions)
    }

    @Test("Planes of the search are more even than those of arbitrary direction numbers")
    func better() {
        let polynomials = SobolSearch.primitivePolynomials(63)
        let arbitrary = polynomials.enumerated().map { number, polynomial in
            let degree = Int(SobolSearch.degree(polynomial))
            return GeneratorMatrix(
                SobolDirections.numbers(
                    polynomial: polynomial, initial: SobolSearch.candidateNumbers(0, dimension: number + 1, degree: degree)))
        }
        func qualities(_ matrices: [GeneratorMatrix]) -> [Int] {
            matrices.indices.flatMap { b in (0..<b).map { GeneratorMatrix.quality([matrices[$0], matrices[b]], digits: 12) } }
        }
        let (ours, theirs) = (qualities(Array(Self.matrices[1..<64])), qualities(arbitrary))
        let worst = [ours, theirs].map { $0.max()! }
        let costs = [ours, theirs].map { qualities in qualities.reduce(0) { $0 + (1 << $1) } }
        print(
            "measured planes of 63 dimensions at 2^12: worst t \(worst[0]) against \(worst[1]), mean 2^t \(Double(costs[0]) / 1953) "
                + "against \(Double(costs[1]) / 1953)")
        #expect(worst[0] < worst[1] && costs[0] < costs[1])
    }

    @Test("A scrambled point is uniform over seeds, in the plane as well")
    func uniform() {
        var classes = [Double](repeating: 0, count: 64)
        for seed in 0..<6400 {
            let sequence = ScrambledSobol(seed: UInt64(seed))
            classes[Int(sequence.coordinate(5, dimension: 3) * 8) * 8 + Int(sequence.coordinate(5, dimension: 9) * 8)] += 1
        }
        let chiSquared = classes.reduce(0) { $0 + ($1 - 100) * ($1 - 100) / 100 }
        // scipy.stats.chi2.ppf([1e-4, 1 - 1e-4], 63)
        #expect(chiSquared > 29.50 && chiSquared < 113.50)
    }
}
