import Glibc

/// The two functions of the C library that scores need.
enum Logarithm {
    static func base2(_ value: Double) -> Double { log2(value) }
    static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
}
