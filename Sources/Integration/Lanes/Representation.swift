/// What the elementary functions need to know of the representation of numbers, without branches or conversions.
protocol Representation: Arithmetic {
    /// 2 to the power of an integral value between −1022 and 1023.
    var powerOfTwo: Self { get }
    /// The upper half of the significand, so that products of two of them are exact.
    var upperHalf: Self { get }
    /// Exponent and significand of a normal positive number, with the significand from √½ up to √2.
    var exponentAndSignificand: (exponent: Self, significand: Self) { get }
}

/// Bit patterns that all widths share.
enum Pattern {
    /// 1.5 · 2⁵²: added to a small integral value it leaves the integer in the low bits.
    static let integerShift = 6_755_399_441_055_744.0
    static let sign: UInt64 = 0x8000_0000_0000_0000
    static let significand: UInt64 = 0x000F_FFFF_FFFF_FFFF
    static let upperHalf: UInt64 = 0xFFFF_FFFF_F800_0000
    static let one: UInt64 = 0x3FF0_0000_0000_0000
    /// The bits of √½: with them taken off, the exponent changes at √2 instead of at 2.
    static let rootHalf: UInt64 = 0x3FE6_A09E_667F_3BCD
    /// The bits of 2⁵², whose low bits hold an integer as it is.
    static let twoTo52: UInt64 = 0x4330_0000_0000_0000
    /// 2⁵² and the bias of the exponent.
    static let biasedTwoTo52 = 4_503_599_627_370_496.0 + 1023
}

extension Double: Representation {
    @inline(__always) var powerOfTwo: Double { Double(bitPattern: (self + (Pattern.integerShift + 1023)).bitPattern &<< 52) }
    @inline(__always) var upperHalf: Double { Double(bitPattern: bitPattern & Pattern.upperHalf) }

    @inline(__always) var exponentAndSignificand: (exponent: Double, significand: Double) {
        let shifted = bitPattern &+ (Pattern.one &- Pattern.rootHalf)
        let exponent = Double(bitPattern: (shifted &>> 52) | Pattern.twoTo52) - Pattern.biasedTwoTo52
        return (exponent, Double(bitPattern: (shifted & Pattern.significand) &+ Pattern.rootHalf))
    }
}

extension SIMD2<Double>: Arithmetic, Representation {
    typealias Mask = SIMD2<UInt64>
    typealias Bits = SIMD2<UInt64>

    @inline(__always) private var bits: Bits { unsafeBitCast(self, to: Bits.self) }
    @inline(__always) private init(bits: Bits) { self = unsafeBitCast(bits, to: SIMD2<Double>.self) }

    @inline(__always) static func less(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Bits { unsafeBitCast(a .< b, to: Bits.self) }
    @inline(__always) static func choose(_ mask: Bits, _ yes: SIMD2<Double>, _ no: SIMD2<Double>) -> SIMD2<Double> {
        SIMD2(bits: (yes.bits & mask) | (no.bits & ~mask))
    }

    @inline(__always) var powerOfTwo: SIMD2<Double> {
        SIMD2(bits: (self + SIMD2(repeating: Pattern.integerShift + 1023)).bits &<< Bits(repeating: 52))
    }
    @inline(__always) var upperHalf: SIMD2<Double> { SIMD2(bits: bits & Bits(repeating: Pattern.upperHalf)) }

    @inline(__always) var exponentAndSignificand: (exponent: SIMD2<Double>, significand: SIMD2<Double>) {
        let shifted = bits &+ Bits(repeating: Pattern.one &- Pattern.rootHalf)
        let raised = (shifted &>> Bits(repeating: 52)) | Bits(repeating: Pattern.twoTo52)
        let significand = (shifted & Bits(repeating: Pattern.significand)) &+ Bits(repeating: Pattern.rootHalf)
        return (SIMD2(bits: raised) - SIMD2(repeating: Pattern.biasedTwoTo52), SIMD2(bits: significand))
    }
}

/// Two slices computed alternately, so that one does not wait for its own last result.
struct Pair<Slice: Representation>: Representation {
    typealias Mask = (Slice.Mask, Slice.Mask)

    var first: Slice
    var second: Slice

    @inline(__always) init(_ first: Slice, _ second: Slice) {
        self.first = first
        self.second = second
    }
    @inline(__always) init(repeating value: Double) { self.init(Slice(repeating: value), Slice(repeating: value)) }

    @inline(__always) static func + (a: Pair, b: Pair) -> Pair { Pair(a.first + b.first, a.second + b.second) }
    @inline(__always) static func - (a: Pair, b: Pair) -> Pair { Pair(a.first - b.first, a.second - b.second) }
    @inline(__always) static func * (a: Pair, b: Pair) -> Pair { Pair(a.first * b.first, a.second * b.second) }
    @inline(__always) static func / (a: Pair, b: Pair) -> Pair { Pair(a.first / b.first, a.second / b.second) }

    @inline(__always) static func less(_ a: Pair, _ b: Pair) -> Mask { (Slice.less(a.first, b.first), Slice.less(a.second, b.second)) }
    @inline(__always) static func choose(_ mask: Mask, _ yes: Pair, _ no: Pair) -> Pair {
        Pair(Slice.choose(mask.0, yes.first, no.first), Slice.choose(mask.1, yes.second, no.second))
    }

    @inline(__always) var powerOfTwo: Pair { Pair(first.powerOfTwo, second.powerOfTwo) }
    @inline(__always) var upperHalf: Pair { Pair(first.upperHalf, second.upperHalf) }
    @inline(__always) var exponentAndSignificand: (exponent: Pair, significand: Pair) {
        let a = first.exponentAndSignificand
        let b = second.exponentAndSignificand
        return (Pair(a.exponent, b.exponent), Pair(a.significand, b.significand))
    }
}
