/// The direction numbers of Sobol's sequence: in each dimension a number of 32 digits for each digit of the index.
enum SobolDirections {
    /// The most dimensions there are.
    static let dimensions = table.count

    /// The binary digits of a point before scrambling: the sum without carry of the direction numbers at the digits of its index.
    static func digits(_ index: Int, dimension: Int) -> UInt32 {
        precondition(dimension < dimensions, "Sobol's points have at most \(dimensions) dimensions.")
        var (rest, sum, place) = (UInt32(index), UInt32(0), dimension * 32)
        while rest != 0 {
            if rest & 1 == 1 { sum ^= numbers[place] }
            (rest, place) = (rest >> 1, place + 1)
        }
        return sum
    }

    /// All direction numbers, those of a dimension together.
    static let numbers: [UInt32] = table.flatMap { numbers(polynomial: UInt32($0[0]), initial: $0.dropFirst().map { UInt32($0) }) }

    /// The direction numbers from a primitive polynomial and as many odd numbers as its degree, the k-th below 2^k.
    ///
    /// Source: Bratley and Fox, *ACM Transactions on Mathematical Software* 14, 88 (1988), equation 2.
    static func numbers(polynomial: UInt32, initial: [UInt32]) -> [UInt32] {
        let degree = initial.count
        // Without a polynomial: van der Corput's sequence.
        guard degree > 0 else { return (0..<32).map { 1 << (31 - $0) } }
        var directions = initial.enumerated().map { $1 << UInt32(31 - $0) }
        for k in degree..<32 {
            var next = directions[k - degree] ^ directions[k - degree] >> UInt32(degree)
            for step in 1..<degree where polynomial >> UInt32(degree - step) & 1 == 1 { next ^= directions[k - step] }
            directions.append(next)
        }
        return directions
    }
}
