/// Writes the factorisation of J − 1/(γh) into a program, row by row. In rows of lifted values it is that of J − 1.
///
/// The matrix is that of the step with the opposite sign, because that needs no negation. Factors of L are kept with the opposite sign too,
/// and of the diagonal minus the reciprocals: a solve has no division, and everything is a product and a sum. Multiples of the rows before
/// are added to a row whose sums stay in registers. Factors lie in the order in which a solve reads them.
struct FactorWriter {
    private let elimination: Elimination
    /// Where each factor lies.
    private let stored: [Int32]
    /// For each place of the pattern its entry, then its factor.
    private(set) var values: [Program.Value]
    /// Products that a place still waits for.
    private var left: [Int32]
    private var position: [Int]
    private let layout: Layout
    /// The largest magnitudes of the reciprocals so far, of states and of lifted values.
    private var largest: (states: Program.Value, lifted: Program.Value) = (-1, -1)

    init(_ elimination: Elimination, _ layout: Layout) {
        self.elimination = elimination
        self.layout = layout
        stored = elimination.places(layout)
        values = Array(repeating: -1, count: elimination.placeCount)
        left = (0..<elimination.placeCount).map { elimination.productStart[$0 + 1] - elimination.productStart[$0] }
        position = Array(repeating: 0, count: elimination.size)
    }

    /// Writes one row; all before it have been written.
    ///
    /// - Parameter entry: The value of an entry by its number in the list that the pattern was made from.
    mutating func write(row: Int, into program: inout Program, entry: (Int) -> Program.Value) {
        let zero = program.given(layout.zero)
        let shift = program.given(elimination.isLifted(row) ? layout.one : layout.shift)
        let middle = Int(elimination.diagonal[row])
        for place in elimination.row(row) {
            position[Int(elimination.columns[place])] = place
            values[place] = elimination.sources[place] < 0 ? zero : entry(Int(elimination.sources[place]))
        }
        values[middle] = program.append(.subtract, values[middle], shift)
        for place in elimination.lower(row) {
            let pivot = Int(elimination.columns[place])
            values[place] = program.append(.multiply, values[place], values[Int(elimination.diagonal[pivot])], place: stored[place])
            for other in elimination.upper(pivot) {
                let target = position[Int(elimination.columns[other])]
                left[target] -= 1
                let isDone = left[target] == 0 && target > middle
                values[target] = program.append(
                    .multiplyAdd, values[place], values[other], values[target], place: isDone ? stored[target] : -1)
            }
        }
        values[middle] = program.append(.divide, program.given(layout.minusOne), values[middle], place: stored[middle])
        let size = program.append(.magnitude, values[middle], program.given(layout.sign))
        func larger(_ known: Program.Value) -> Program.Value { known < 0 ? size : program.append(.positive, size, known) }
        if elimination.isLifted(row) { largest.lifted = larger(largest.lifted) } else { largest.states = larger(largest.states) }
    }

    /// Keeps what all pivots together tell; all rows have been written.
    func finish(_ program: inout Program) {
        for (place, value) in [(layout.pivots, largest.states), (layout.pivots + 1, largest.lifted)] where value >= 0 {
            _ = program.append(.positive, value, program.given(layout.zero), place: place)
        }
    }
}

extension Elimination {
    func isLifted(_ row: Int) -> Bool { order[row] >= stateCount }
    func row(_ row: Int) -> Range<Int> { Int(rowStart[row])..<Int(rowStart[row + 1]) }
    func lower(_ row: Int) -> Range<Int> { Int(rowStart[row])..<Int(diagonal[row]) }
    func upper(_ row: Int) -> Range<Int> { Int(diagonal[row]) + 1..<Int(rowStart[row + 1]) }

    /// Where each factor lies.
    func places(_ layout: Layout) -> [Int32] {
        var stored = Array(repeating: Int32(-1), count: placeCount)
        var next = layout.factors
        func put(_ place: Int) {
            stored[place] = next
            next += 1
        }
        for row in 0..<size { for place in lower(row) { put(place) } }
        for row in (0..<size).reversed() {
            for place in upper(row).reversed() { put(place) }
            put(Int(diagonal[row]))
        }
        return stored
    }

    /// For the place of each factor that is nothing but an entry, because it lies above the diagonal and nothing was taken from it, the place
    /// of that entry.
    ///
    /// - Parameter entries: For each entry that the pattern was made from the place that holds it.
    func untouched(_ entries: [Int32], _ layout: Layout) -> [Int32: Int32] {
        let stored = places(layout)
        var found: [Int32: Int32] = [:]
        for row in 0..<size {
            for place in upper(row) where productStart[place + 1] == productStart[place] {
                found[stored[place]] = entries[Int(sources[place])]
            }
        }
        return found
    }
}

/// Writes a solve into a program, row by row as right-hand sides become known, so that they need not wait in memory.
///
/// Right-hand sides are zero in rows of lifted values, whose solution is not kept.
struct SolutionWriter {
    private let elimination: Elimination
    /// What the rows done so far have come to.
    private var values: [Program.Value] = []
    private let zero: Int32

    /// - Parameter zero: The place of zero.
    init(_ elimination: Elimination, zero: Int32) {
        self.elimination = elimination
        self.zero = zero
    }

    /// The next row.
    var row: Int { values.count }

    /// The next row.
    ///
    /// - Parameters:
    ///   - right: Its right-hand side; nothing in the row of a lifted value.
    ///   - factors: The value of each factor.
    mutating func forward(_ right: Program.Value?, _ factors: [Program.Value], into program: inout Program) {
        let nothing = program.given(zero)
        var sum = right ?? nothing
        for place in elimination.lower(values.count) where values[Int(elimination.columns[place])] != nothing {
            sum = program.append(.multiplyAdd, factors[place], values[Int(elimination.columns[place])], sum)
        }
        values.append(sum)
    }

    /// The solution, once all rows are done: the last row first, and in it the latest result last, since a row waits for the one before it
    /// only at its end.
    mutating func backward(_ factors: [Program.Value], into program: inout Program) {
        for row in (0..<elimination.size).reversed() {
            var sum = values[row]
            for place in elimination.upper(row).reversed() {
                sum = program.append(.multiplyAdd, factors[place], values[Int(elimination.columns[place])], sum)
            }
            values[row] = program.append(
                .multiply, sum, factors[Int(elimination.diagonal[row])],
                place: elimination.isLifted(row) ? -1 : Layout.solution + elimination.order[row])
        }
    }
}
