/// Finds the polynomials and initial numbers of ``SobolDirections``; the table is what it gives, and a test holds the two together.
///
/// Dimensions are chosen one after the other. Of a fixed number of random candidates, those with Sobol's property A before those
/// without, the one is taken whose plane with each dimension before it is most even, and among the first dimensions whose space with each
/// two. The measure is this project's: 2^t summed over all of these and the sizes 4, 16, … 2^14, where t is the quality as a net,
/// because the errors that a projection contributes grow with 2^t.
struct SobolSearch {
    static let candidates = 64
    static let mostDigits = 14
    /// Dimensions of which every three are looked at.
    static let inSpace = 16

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

    /// The sum of 2^t over all planes and spaces, and far more without property A; given up when it is no longer below the limit.
    private static func score(_ matrix: GeneratorMatrix, with others: [GeneratorMatrix], below limit: Int) -> Int {
        var sum = spreads(others + [matrix]) ? 0 : 1 << 40
        for (place, other) in others.enumerated() {
            sum += cost([other, matrix])
            if others.count < inSpace { for third in others[..<place] { sum += cost([third, other, matrix]) } }
            if sum >= limit { return .max }
        }
        return sum
    }

    private static func cost(_ matrices: [GeneratorMatrix]) -> Int {
        stride(from: 2, through: mostDigits, by: 2).reduce(0) { $0 + 1 << GeneratorMatrix.quality(matrices, digits: $1) }
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

    /// The least t for which the first 2^digits points of these dimensions are a (t, digits, dimensions)-net: each box of volume
    /// 2^(t − digits) whose sides are halved repeatedly holds exactly 2^t points.
    ///
    /// That is: the first rows of the matrices, digits − t of them in all, are independent however they are shared out.
    ///
    /// Source: Niederreiter, *Random Number Generation and Quasi-Monte Carlo Methods*, 1992, theorem 4.28.
    static func quality(_ matrices: [GeneratorMatrix], digits: Int) -> Int {
        digits - strength(matrices[...], digits: digits, basis: Echelon(), used: 0, bound: digits)
    }

    /// The greatest number of rows, up to the bound, that are independent however they are shared out among these matrices, when those
    /// of the basis are used already.
    private static func strength(_ matrices: ArraySlice<GeneratorMatrix>, digits: Int, basis: Echelon, used: Int, bound: Int) -> Int {
        let (matrix, rest) = (matrices.first!, matrices.dropFirst())
        let mask = (UInt32(1) << UInt32(digits)) - 1
        var (basis, used, bound) = (basis, used, bound)
        var row = 0
        while true {
            if !rest.isEmpty { bound = strength(rest, digits: digits, basis: basis, used: used, bound: bound) }
            guard used < bound else { return bound }
            guard basis.add(matrix.rows[row] & mask) else { return used }
            (row, used) = (row + 1, used + 1)
        }
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
