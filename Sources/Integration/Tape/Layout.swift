/// Where things lie in the memory of a block, in places of one number for each lane.
///
/// States come first, then lifted values (``Lifting``), then parameters, then what a tape keeps: constants, results of programs, the
/// vectors of a step and the factors. Intermediate values that found no register come last.
struct Layout: Sendable {
    /// Constants that programs need: 0, 1, −1, and −0, whose only bit is the sign.
    var zero: Int32 = 0
    var one: Int32 = 0
    var minusOne: Int32 = 0
    var sign: Int32 = 0
    /// 1/(γh).
    var shift: Int32 = 0
    /// The largest magnitude of a pivot's reciprocal, and that among lifted values.
    var pivots: Int32 = 0
    /// The factors in the order in which a solve reads them.
    var factors: Int32 = 0
    /// All places but those of intermediate values.
    var count: Int32 = 0

    /// From here on places are those of the vector that a solution is written to, which is another one for each stage. Before that it holds
    /// the right-hand side without the rates.
    static let solution: Int32 = 1 << 24
}
