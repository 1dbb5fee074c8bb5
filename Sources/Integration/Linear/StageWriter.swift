/// Writes a stage but the first into a program: adds each rate to what the vector of the solution holds, and solves.
///
/// Rates come in the order of elimination.
struct StageWriter {
    private let elimination: Elimination
    private let layout: Layout
    private var solution: SolutionWriter
    private var factors: [Program.Value] = []

    init(_ elimination: Elimination, _ layout: Layout) {
        (self.elimination, self.layout) = (elimination, layout)
        solution = SolutionWriter(elimination, zero: layout.zero)
    }

    mutating func take(_ rate: Program.Value, into program: inout Program) {
        if factors.isEmpty { factors = elimination.places(layout).map { program.given($0) } }
        passLifted(&program)
        let place = Layout.solution + elimination.order[solution.row]
        solution.forward(program.append(.add, rate, program.given(place)), factors, into: &program)
        passLifted(&program)
        if solution.row == elimination.size { solution.backward(factors, into: &program) }
    }

    private mutating func passLifted(_ program: inout Program) {
        while solution.row < elimination.size && elimination.isLifted(solution.row) { solution.forward(nil, factors, into: &program) }
    }
}

/// Writes the first stage into a program: the rates, the Jacobian, the factors of J − 1/(γh), and a solve.
///
/// Row by row in the order of elimination it takes the rate or the lifted value and its derivatives, and makes the row of the factors and
/// of the solve at once.
struct StartWriter {
    private let elimination: Elimination
    private let layout: Layout
    private var factors: FactorWriter
    private var solution: SolutionWriter
    /// For each row the numbers of its entries.
    private let rows: [Range<Int>]
    private var entries: [Program.Value]
    /// Entries of the present row that have been taken; −1 before its rate.
    private var taken = -1
    private var rightSide: Program.Value?

    init(_ elimination: Elimination, _ layout: Layout, rows: [Range<Int>]) {
        (self.elimination, self.layout, self.rows) = (elimination, layout, rows)
        factors = FactorWriter(elimination, layout)
        solution = SolutionWriter(elimination, zero: layout.zero)
        entries = Array(repeating: -1, count: rows.reduce(0) { $0 + $1.count })
    }

    mutating func take(_ value: Program.Value, into program: inout Program) {
        let row = solution.row
        if taken >= 0 {
            entries[rows[row].lowerBound + taken] = value
        } else {
            rightSide = elimination.isLifted(row) ? nil : value
        }
        taken += 1
        if taken == rows[row].count { finishRow(&program) }
    }

    private mutating func finishRow(_ program: inout Program) {
        taken = -1
        let entries = entries
        factors.write(row: solution.row, into: &program) { entries[$0] }
        solution.forward(rightSide, factors.values, into: &program)
        guard solution.row == elimination.size else { return }
        factors.finish(&program)
        solution.backward(factors.values, into: &program)
    }
}
