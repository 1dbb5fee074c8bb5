/// Finds the polynomials and initial numbers of ``SobolDirections``; the table is what it gives, and a test holds the two together.
///
/// Dimensions are chosen one after the other. Of a fixed number of random candidates, those with Sobol's property A before those
/// without, the one is taken whose plane with each dimension before it is most even. The measure is this project’s: 2^t summed over all those planes and the sizes 4, 16, … 2^14,
/// where t is the quality of the plane as a net, because the errors that a plane contributes grow with 2^t.
struct SobolSearch {
    static let candidates = 64
    static let mostDigits = 14

    /// The primitive polynomials over two elements, by degree and then by value; bit k is the coefficient of x^k.
    static func primitivePolynomials(_ count: Int) -> [UInt32] {
        var found: [UInt32] = []
        var candidate: UInt32 = 3
        while found.count < count {
            if isPrimitive(candidate) { found.append(candidate) }
            candidate += 2
        }
        return found
    }

    /// Whether the powers of x modulo the polynomial run through everything but zero.
    static func isPrimitive(_ polynomial: UInt32) -> Bool {
        let top = UInt32(1) << degree(polynomial)
        var (power, order) = (UInt32(1), UInt32(0))
        repeat {
            power <<= 1
            if power & top != 0 { power ^= polynomial }
            order += 1
        } while power > 1 && order < top
        return power == 1 && order == top - 1
    }

    static func degree(_ polynomial: UInt32) -> UInt32 { UInt32(31 - polynomial.leadingZeroBitCount) }

    /// The table of the first dimensions: polynomial, then initial numbers.
    static func table(dimensions: Int) -> [[UInt16]] {
        var rows: [[UInt16]] = [[0]]
        var chosen = [GeneratorMatrix(SobolDirections.numbers(polynomial: 0, initial: []))]
        for (number, polynomial) in primitivePolynomials(dimensions - 1).enumerated() {
            var best: (score: Int, initial: [UInt32], matrix: GeneratorMatrix)?
            for candidate in 0..<candidates {
                let initial = candidateNumbers(candidate, dimension: number + 1, degree: Int(degree(polynomial)))
                let matrix = GeneratorMatrix(SobolDirections.numbers(polynomial: polynomial, initial: initial))
                let score = score(matrix, with: chosen, below: best?.score ?? .max)
                if score < best?.score ?? .max { best = (score, initial, matrix) }
            }
            chosen.append(best!.matrix)
            rows.append([UInt16(polynomial)] + best!.initial.map { UInt16($0) })
        }
        return rows
    }

    /// Sobol's property A: of the first 2^d points in d dimensions, each of the 2^d boxes of half the width holds one. Past 32
    /// dimensions there are not that many points.
    ///
    /// Source: Sobol', *USSR Computational Mathematics and Mathematical Physics* 16, 236 (1976).
    private static func spreads(_ matrices: [GeneratorMatrix]) -> Bool {
        guard matrices.count < 32 else { return true }
        var basis = Echelon()
        return matrices.allSatisfy { basis.add($0.rows[0] & (1 << UInt32(matrices.count) - 1)) }
    }

    /// Random odd numbers, the k-th below 2^k.
    static func candidateNumbers(_ candidate: Int, dimension: Int, degree: Int) -> [UInt32] {
        let stream = RandomStream(seed: 0, patient: dimension, purpose: "direction numbers")
        return (0..<degree).map { UInt32(truncatingIfNeeded: stream.bits(candidate * 32 + $0)) >> (31 - UInt32($0)) | 1 }
    }

    /// The sum of 2^t over all planes, and far more without property A; given up when it is no longer below the limit.
    private static func score(_ matrix: GeneratorMatrix, with others: [GeneratorMatrix], below limit: Int) -> Int {
        var sum = spreads(others + [matrix]) ? 0 : 1 << 40
        for other in others {
            for digits in stride(from: 2, through: mostDigits, by: 2) { sum += 1 << matrix.quality(with: other, digits: digits) }
            if sum >= limit { return .max }
        }
        return sum
    }
}

/// The matrix over two elements that takes the digits of an index to the digits of a coordinate; one mask of columns for each row.
struct GeneratorMatrix {
    let rows: [UInt32]

    init(_ directions: [UInt32]) {
        rows = (0..<32).map { row in
            (0..<32).reduce(0) { $0 | (directions[$1] >> UInt32(31 - row) & 1) << UInt32($1) }
        }
    }

    /// The least t for which the first 2^digits points of the plane are a (t, digits, 2)-net: each rectangle of area 2^(t − digits)
    /// whose sides are halved repeatedly holds exactly 2^t points.
    ///
    /// That is: the first k rows of one matrix and the first digits − t − k rows of the other are independent for every k.
    ///
    /// Source: Niederreiter, *Random Number Generation and Quasi-Monte Carlo Methods*, 1992, theorem 4.28.
    func quality(with other: GeneratorMatrix, digits: Int) -> Int {
        let mask = (UInt32(1) << UInt32(digits)) - 1
        var strength = digits
        var basis = Echelon()
        for own in 0...digits where own < strength {
            var both = basis
            var taken = 0
            while own + taken < strength, both.add(other.rows[taken] & mask) { taken += 1 }
            strength = min(strength, own + taken)
            guard own < digits, basis.add(rows[own] & mask) else { break }
        }
        return digits - strength
    }
}

/// Independent rows over two elements, each with a leading column of its own.
private struct Echelon {
    private var byLeading = InlineArray<32, UInt32>(repeating: 0)

    /// Adds a row, or says no when it is a sum of rows that are there.
    mutating func add(_ row: UInt32) -> Bool {
        var row = row
        while row != 0 {
            let leading = 31 - row.leadingZeroBitCount
            if byLeading[leading] == 0 {
                byLeading[leading] = row
                return true
            }
            row ^= byLeading[leading]
        }
        return false
    }
}
