/// One number for each patient of a block.
///
/// Everything that is computed for all lanes alike is written once over this protocol and compiled for one lane (`Double`)
/// and for eight (`SIMD8<Double>`). An operation works on each lane by itself and rounds in the same way at every width,
/// which is what makes a patient's trajectory the same, bit for bit, alone and in a crowd. Nothing here crosses lanes.
protocol Packet {
    /// A truth value for each lane.
    associatedtype Mask

    static var lanes: Int { get }
    init(repeating value: Double)

    static func + (a: Self, b: Self) -> Self
    static func - (a: Self, b: Self) -> Self
    static func * (a: Self, b: Self) -> Self
    static func / (a: Self, b: Self) -> Self

    /// Eight numbers to go with a vector of this width: the lanes, or the only lane eight times.
    var spread: SIMD8<Double> { get }

    var negated: Self { get }
    var root: Self { get }
    var absolute: Self { get }

    /// Where `a < b`; false where either is not a number.
    static func less(_ a: Self, _ b: Self) -> Mask
    static func choose(_ mask: Mask, _ yes: Self, _ no: Self) -> Self

    /// 2 to the power of an integral value between −1022 and 1023.
    var powerOfTwo: Self { get }
    /// The upper half of the significand, so that products of two of them are exact.
    var upperHalf: Self { get }
    /// Exponent and significand of a normal positive number, with the significand from √½ up to √2.
    var exponentAndSignificand: (exponent: Self, significand: Self) { get }
}

/// Bit patterns that both widths share.
enum Pattern {
    /// 1.5 · 2⁵²: added to a small integral value it leaves the integer in the low bits.
    static let integerShift = 6_755_399_441_055_744.0
    static let upperHalf: UInt64 = 0xFFFF_FFFF_F800_0000
    static let sign: UInt64 = 0x8000_0000_0000_0000
    /// The bits of √½; subtracting them makes the exponent change at √2 instead of at 2.
    static let rootHalf: UInt64 = 0x3FE6_A09E_667F_3BCD
    static let significand: UInt64 = 0x000F_FFFF_FFFF_FFFF
    /// The bits of 2⁵², whose low bits hold an integer as it is.
    static let twoTo52: UInt64 = 0x4330_0000_0000_0000
}

extension Double: Packet {
    typealias Mask = Bool

    @inline(__always) static var lanes: Int { 1 }
    @inline(__always) init(repeating value: Double) { self = value }

    @inline(__always) var spread: SIMD8<Double> { SIMD8(repeating: self) }
    @inline(__always) var negated: Double { -self }
    @inline(__always) var root: Double { squareRoot() }
    @inline(__always) var absolute: Double { magnitude }

    @inline(__always) static func less(_ a: Double, _ b: Double) -> Bool { a < b }
    @inline(__always) static func choose(_ mask: Bool, _ yes: Double, _ no: Double) -> Double { mask ? yes : no }

    @inline(__always) var powerOfTwo: Double {
        Double(bitPattern: (self + (Pattern.integerShift + 1023)).bitPattern &<< 52)
    }
    @inline(__always) var upperHalf: Double { Double(bitPattern: bitPattern & Pattern.upperHalf) }

    @inline(__always) var exponentAndSignificand: (exponent: Double, significand: Double) {
        // The bias keeps the difference positive: 1022 is the biased exponent of √½.
        let shifted = bitPattern &+ (0x3FF0_0000_0000_0000 &- Pattern.rootHalf)
        let exponent = Double(bitPattern: (shifted &>> 52) | Pattern.twoTo52) - (4_503_599_627_370_496 + 1023)
        return (exponent, Double(bitPattern: (shifted & Pattern.significand) &+ Pattern.rootHalf))
    }
}

extension SIMD8<Double>: Packet {
    typealias Mask = SIMD8<UInt64>

    @inline(__always) static var lanes: Int { 8 }

    @inline(__always) private var bits: SIMD8<UInt64> { unsafeBitCast(self, to: SIMD8<UInt64>.self) }
    @inline(__always) private init(bits: SIMD8<UInt64>) { self = unsafeBitCast(bits, to: SIMD8<Double>.self) }

    @inline(__always) var spread: SIMD8<Double> { self }
    @inline(__always) var negated: SIMD8<Double> { SIMD8(bits: bits ^ SIMD8<UInt64>(repeating: Pattern.sign)) }
    @inline(__always) var root: SIMD8<Double> {
        SIMD8(
            self[0].squareRoot(), self[1].squareRoot(), self[2].squareRoot(), self[3].squareRoot(),
            self[4].squareRoot(), self[5].squareRoot(), self[6].squareRoot(), self[7].squareRoot())
    }
    @inline(__always) var absolute: SIMD8<Double> { SIMD8(bits: bits & SIMD8<UInt64>(repeating: ~Pattern.sign)) }

    @inline(__always) static func less(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<UInt64> {
        unsafeBitCast(a .< b, to: SIMD8<UInt64>.self)
    }
    @inline(__always) static func choose(_ mask: SIMD8<UInt64>, _ yes: SIMD8<Double>, _ no: SIMD8<Double>) -> SIMD8<Double> {
        SIMD8(bits: (yes.bits & mask) | (no.bits & ~mask))
    }

    @inline(__always) var powerOfTwo: SIMD8<Double> {
        SIMD8(bits: (self + SIMD8(repeating: Pattern.integerShift + 1023)).bits &<< SIMD8<UInt64>(repeating: 52))
    }
    @inline(__always) var upperHalf: SIMD8<Double> { SIMD8(bits: bits & SIMD8<UInt64>(repeating: Pattern.upperHalf)) }

    @inline(__always) var exponentAndSignificand: (exponent: SIMD8<Double>, significand: SIMD8<Double>) {
        let shifted = bits &+ SIMD8<UInt64>(repeating: 0x3FF0_0000_0000_0000 &- Pattern.rootHalf)
        let raised = (shifted &>> SIMD8<UInt64>(repeating: 52)) | SIMD8<UInt64>(repeating: Pattern.twoTo52)
        let significand = (shifted & SIMD8<UInt64>(repeating: Pattern.significand)) &+ SIMD8<UInt64>(repeating: Pattern.rootHalf)
        return (SIMD8(bits: raised) - SIMD8(repeating: 4_503_599_627_370_496 + 1023), SIMD8(bits: significand))
    }
}
