/// Numbers that are computed with side by side, each for itself.
///
/// An operation rounds in the same way however many numbers stand together, which is what makes a patient's trajectory the
/// same, bit for bit, alone and in a crowd. Nothing here crosses lanes, and nothing is contracted to fused operations.
protocol Arithmetic {
    /// A truth value for each number.
    associatedtype Mask

    init(repeating value: Double)

    static func + (a: Self, b: Self) -> Self
    static func - (a: Self, b: Self) -> Self
    static func * (a: Self, b: Self) -> Self
    static func / (a: Self, b: Self) -> Self

    /// Where `a < b`; false where either is not a number.
    static func less(_ a: Self, _ b: Self) -> Mask
    static func choose(_ mask: Mask, _ yes: Self, _ no: Self) -> Self
}

/// One number for each patient of a block: `Double` for a block of one lane, `SIMD8<Double>` for a block of eight.
///
/// Everything that is done in all lanes alike is written once over this protocol and compiled for both widths. Blocks of eight run
/// ``kernel`` in its place, which is held to the same bits.
protocol Packet: Arithmetic {
    static var lanes: Int { get }
    /// The loops for this width in the best instruction set of the machine; `nil` where the loops in Swift are used.
    static var kernel: Kernel? { get }
    /// Eight numbers to go with a vector of this width: the lanes, or the only lane eight times.
    var spread: SIMD8<Double> { get }

    var negated: Self { get }
    var absolute: Self { get }
    var root: Self { get }
    var exponential: Self { get }
    var logarithm: Self { get }
    static func power(_ x: Self, _ y: Self) -> Self
}

extension Double: Packet {
    typealias Mask = Bool

    @inline(__always) static var lanes: Int { 1 }
    @inline(__always) static var kernel: Kernel? { nil }
    @inline(__always) init(repeating value: Double) { self = value }
    @inline(__always) var spread: SIMD8<Double> { SIMD8(repeating: self) }

    @inline(__always) static func less(_ a: Double, _ b: Double) -> Bool { a < b }
    @inline(__always) static func choose(_ mask: Bool, _ yes: Double, _ no: Double) -> Double { mask ? yes : no }

    @inline(__always) var negated: Double { -self }
    @inline(__always) var absolute: Double { magnitude }
    @inline(__always) var root: Double { squareRoot() }
    @inline(__always) var exponential: Double { Elementary.exponential(self) }
    @inline(__always) var logarithm: Double { Elementary.logarithm(self) }
    @inline(__always) static func power(_ x: Double, _ y: Double) -> Double { Elementary.power(x, y) }
}

extension SIMD8<Double>: Arithmetic, Packet {
    typealias Mask = SIMD8<UInt64>
    /// Two numbers fill a register of the portable instruction set; long formulas over wider slices would spill.
    private typealias Slices = (SIMD2<Double>, SIMD2<Double>, SIMD2<Double>, SIMD2<Double>)

    @inline(__always) static var lanes: Int { 8 }
    @inline(__always) static var kernel: Kernel? { .best }
    @inline(__always) var spread: SIMD8<Double> { self }

    @inline(__always) private var bits: SIMD8<UInt64> { unsafeBitCast(self, to: SIMD8<UInt64>.self) }
    @inline(__always) private init(bits: SIMD8<UInt64>) { self = unsafeBitCast(bits, to: SIMD8<Double>.self) }

    @inline(__always) static func less(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<UInt64> {
        unsafeBitCast(a .< b, to: SIMD8<UInt64>.self)
    }
    @inline(__always) static func choose(_ mask: SIMD8<UInt64>, _ yes: SIMD8<Double>, _ no: SIMD8<Double>) -> SIMD8<Double> {
        SIMD8(bits: (yes.bits & mask) | (no.bits & ~mask))
    }

    @inline(__always) var negated: SIMD8<Double> { SIMD8(bits: bits ^ SIMD8<UInt64>(repeating: Pattern.sign)) }
    @inline(__always) var absolute: SIMD8<Double> { SIMD8(bits: bits & SIMD8<UInt64>(repeating: ~Pattern.sign)) }
    @inline(__always) var root: SIMD8<Double> {
        SIMD8(
            self[0].squareRoot(), self[1].squareRoot(), self[2].squareRoot(), self[3].squareRoot(),
            self[4].squareRoot(), self[5].squareRoot(), self[6].squareRoot(), self[7].squareRoot())
    }
    var exponential: SIMD8<Double> { sliced { Elementary.exponential($0) } }
    var logarithm: SIMD8<Double> { sliced { Elementary.logarithm($0) } }
    static func power(_ x: SIMD8<Double>, _ y: SIMD8<Double>) -> SIMD8<Double> {
        let a = unsafeBitCast(x, to: Slices.self)
        let b = unsafeBitCast(y, to: Slices.self)
        let lower = Elementary.power(Pair(a.0, a.1), Pair(b.0, b.1))
        let upper = Elementary.power(Pair(a.2, a.3), Pair(b.2, b.3))
        return unsafeBitCast((lower, upper), to: SIMD8<Double>.self)
    }

    @inline(__always) private func sliced(_ body: (Pair<SIMD2<Double>>) -> Pair<SIMD2<Double>>) -> SIMD8<Double> {
        let a = unsafeBitCast(self, to: Slices.self)
        return unsafeBitCast((body(Pair(a.0, a.1)), body(Pair(a.2, a.3))), to: SIMD8<Double>.self)
    }
}
