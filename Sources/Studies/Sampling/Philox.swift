/// Philox 4×32 with ten rounds: a function from a counter and a key to 128 random bits.
///
/// Nothing is remembered from one call to the next, so any draw costs the same, whatever was drawn before it.
///
/// Source: Salmon, Moraes, Dror and Shaw, *Parallel random numbers: as easy as 1, 2, 3*, SC11, 2011; section 4.3 with the constants of
/// its tables.
public enum Philox {
    static let rounds = 10
    static let multipliers: (UInt32, UInt32) = (0xD251_1F53, 0xCD9E_8D57)
    /// What is added to the key after each round: the golden ratio and √3 − 1, each times 2³².
    static let weyl: (UInt32, UInt32) = (0x9E37_79B9, 0xBB67_AE85)

    public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
        var (a, b, c, d) = (counter[0], counter[1], counter[2], counter[3])
        var (left, right) = (key[0], key[1])
        for _ in 0..<rounds {
            let first = multipliers.0.multipliedFullWidth(by: a)
            let second = multipliers.1.multipliedFullWidth(by: c)
            (a, b, c, d) = (second.high ^ b ^ left, second.low, first.high ^ d ^ right, first.low)
            left &+= weyl.0
            right &+= weyl.1
        }
        return SIMD4(a, b, c, d)
    }

    /// The same with words of 64 bits, the low half of a word first.
    static func words(_ low: UInt64, _ high: UInt64, key: UInt64) -> (UInt64, UInt64) {
        let counter = SIMD4(UInt32(truncatingIfNeeded: low), UInt32(low >> 32), UInt32(truncatingIfNeeded: high), UInt32(high >> 32))
        let bits = block(counter: counter, key: SIMD2(UInt32(truncatingIfNeeded: key), UInt32(key >> 32)))
        return (UInt64(bits[0]) | UInt64(bits[1]) << 32, UInt64(bits[2]) | UInt64(bits[3]) << 32)
    }
}
