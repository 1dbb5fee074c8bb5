/// What an instruction of generated code does with registers and memory.
///
/// `target ← first ∘ second`, where the second operand is a register or, if that is −1, memory at `place`.
struct Instruction {
    enum Code {
        case load, store, move
        case add, subtract, multiply, divide, squareRoot, exclusiveOr
        /// The bits of the second that the first has not.
        case without
        /// The larger one; the second where they are equal or one is no number.
        case maximum
        /// Where first < second, for a `select` that follows at once.
        case compare
        /// target ← what is at `place` where the comparison holds, else 0.
        case select
        /// target ← first · second + target.
        case multiplyAdd231, multiplySubtract231, subtractProduct231
        /// target ← first · target + second.
        case multiplyAdd213, multiplySubtract213, subtractProduct213
        /// target ← target · second + first.
        case multiplyAdd132, multiplySubtract132, subtractProduct132
    }

    var code: Code
    var target: Int8
    var first: Int8 = -1
    var second: Int8 = -1
    var place: Int32 = -1
}

/// How wide the registers of generated code are.
enum Form: Hashable, Sendable {
    /// AVX-512: all lanes of a block.
    case whole
    /// AVX2 with fused operations: half of the lanes; a block runs the code twice.
    case half
    /// The same instructions for one number.
    case one

    var registerCount: Int { self == .whole ? 32 : 16 }

    /// Bytes between places of memory.
    func stride(_ precision: Precision) -> Int32 { self == .one ? Int32(precision.size) : 64 }
}
