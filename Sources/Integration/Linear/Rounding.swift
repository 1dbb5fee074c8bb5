/// What rounding does to a state in a step, in single precision: a share of all that flows through it.
///
/// The difference of two large flows, such as the excess fluid of a tissue, is known no better than they are. Steps that try to do better
/// are rejected without end, so that it is added to the absolute tolerance.
struct Rounding {
    /// Some sixty roundings of a number with 24 bits.
    static let share = 0x1p-18

    let entries: [Tape.Entry]
    /// Where ``share`` lies.
    let sharePlace: Int32

    /// Writes, to the vector of the solution, the absolute tolerances and the share of Σ |J| |y| / (1/(γh) + |J of the diagonal|).
    func program(stateCount: Int, _ layout: Layout) -> Program {
        var program = Program()
        var sizes: [Int32: Program.Value] = [:]
        func size(_ place: Int32) -> Program.Value { program.append(.magnitude, program.given(place), program.given(layout.sign)) }
        var entry = entries.startIndex
        for state in 0..<Int32(stateCount) {
            var flow = program.given(layout.zero)
            var speed = program.given(layout.shift)
            while entry < entries.endIndex && entries[entry].row == state {
                let (column, slope) = (entries[entry].column, size(entries[entry].slot))
                if sizes[column] == nil { sizes[column] = size(column) }
                flow = program.append(.multiplyAdd, slope, sizes[column]!, flow)
                if column == state { speed = program.append(.add, speed, slope) }
                entry += 1
            }
            let part = program.append(.divide, program.append(.multiply, program.given(sharePlace), flow), speed)
            _ = program.append(.add, program.given(layout.absolute + state), part, place: Layout.solution + state)
        }
        return program
    }
}
