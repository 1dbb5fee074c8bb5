/// Sobol's sequence, scrambled as Owen proposed: each digit is flipped or not by chance, depending on the digits before it.
///
/// Scrambling keeps the evenness, makes every point uniform, so that means are unbiased, and lowers the error on smooth functions.
///
/// Source: Sobol', *USSR Computational Mathematics and Mathematical Physics* 7, 86 (1967); Owen, *Randomly permuted (t,m,s)-nets and
/// (t,s)-sequences*, 1995.
struct ScrambledSobol {
    static let mostPoints = 1 << 32
    private let key: UInt64

    init(seed: UInt64) { key = Purpose("design.sobol").key(seed: seed) }

    func coordinate(_ index: Int, dimension: Int) -> Double { scrambled(SobolDirections.digits(index, dimension: dimension), dimension) }

    /// How many digits are decided by one block of random bits: the tree of seven binary digits has 127 nodes.
    private static let levels = 7

    private func scrambled(_ digits: UInt32, _ dimension: Int) -> Double {
        var flips: UInt32 = 0
        for top in stride(from: 0, to: 32, by: Self.levels) {
            let random = block(digits, first: top, dimension)
            var node = 1
            for level in top..<min(32, top + Self.levels) {
                let flip = (node < 64 ? random.0 >> UInt64(node) : random.1 >> UInt64(node - 64)) & 1
                flips = flips << 1 | UInt32(flip)
                node = node << 1 | Int(digits >> UInt32(31 - level) & 1)
            }
        }
        // Digits past the 32nd belong to one point each, so that they are random without more ado.
        let rest = block(digits, first: 32, dimension).0 >> 44
        return (Double(UInt64(digits ^ flips) << 20 | rest) + 0.5) * 0x1p-52
    }

    /// Random bits for the digits that follow the first ones.
    private func block(_ digits: UInt32, first: Int, _ dimension: Int) -> (UInt64, UInt64) {
        let prefix = UInt64(1) << UInt64(first) | UInt64(digits) >> UInt64(32 - first)
        return Philox.words(prefix, UInt64(dimension), key: key)
    }
}
