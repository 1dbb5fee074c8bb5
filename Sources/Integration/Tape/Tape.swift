import Kernels
import Reactions

/// A network made ready to run: straight-line programs, the sparse Jacobian, and the order of elimination.
///
/// Building it is the only slow part, done once for a model; a tape is then shared by all patients and threads.
/// Registers are numbered slots; the states come first, then the parameters, then the constants and everything else.
public struct Tape: Sendable {
    public let stateCount: Int
    public let parameterCount: Int
    public let outputCount: Int

    /// States, rounded up to a multiple of sixteen: the length of a vector of states for one lane.
    let paddedStateCount: Int
    /// Intermediate values that are unknowns of the linear system; see ``Lifting``.
    let liftedCount: Int
    let layout: Layout
    let constants: [(slot: Int32, value: Double)]
    /// What depends on parameters alone; run when they change.
    let prologue: Program
    /// Adds the rates to what the vector of the solution holds.
    let rates: Program
    /// The same and a solve with the factors, row by row: a stage but the first.
    let stage: Program
    /// The first stage: the rates, the Jacobian, the factors of J − 1/(γh), and a solve.
    let start: Program
    /// The read-outs with all that they need. It runs over looks, of which any number may be at one patient, in place of patients; what
    /// depends on parameters alone it takes from copies.
    let outputs: Program
    let outputCopies: [kernel_copy]
    /// Initial values, after the prologue.
    let initials: Program
    let outputSlots: [Int32]
    let initialSlots: [Int32]
    /// Where the first stage leaves the rates.
    let rateSlots: [Int32]
    /// Row by row; rows of lifted values follow those of the states.
    let entries: [Entry]
    /// States on which some read-out depends.
    let outputStates: [Int32]
    let elimination: Elimination
    /// The programs made ready for this machine, on demand.
    let store = CodeStore()

    /// An entry of the Jacobian: the places of its unknowns, and its own.
    struct Entry: Sendable {
        let row, column: Int32
        let slot: Int32
    }

    /// The tape of a network.
    ///
    /// - Parameter outputs: Identifiers of read-outs in the wanted order; all of them, in the network's order, if `nil`.
    ///   An unknown one is a programming mistake.
    public init(network: Network, outputs: [String]? = nil) {
        let nodes: [ExpressionGraph.ID]
        if let outputs {
            nodes = outputs.map { id in
                guard let found = network.readouts.first(where: { $0.readout.id == id }) else {
                    preconditionFailure("The network has no read-out called ‘\(id)’.")
                }
                return found.node
            }
        } else {
            nodes = network.readouts.map(\.node)
        }
        self.init(
            graph: network.graph, stateCount: network.species.count, parameterCount: network.parameters.count, rates: network.rates,
            initials: network.initials, outputs: nodes)
    }

    /// The tape of any system of ordinary differential equations.
    ///
    /// - Parameters:
    ///   - rates: For each state the node of its rate of change.
    ///   - initials: For each state the node of its initial value, over parameters.
    ///   - outputs: Nodes to be reported.
    public init(
        graph: ExpressionGraph, stateCount: Int, parameterCount: Int, rates: [ExpressionGraph.ID], initials: [ExpressionGraph.ID],
        outputs: [ExpressionGraph.ID]
    ) {
        precondition(rates.count == stateCount && initials.count == stateCount, "Each state has one rate and one initial value.")
        precondition(initials.allSatisfy { graph.isParameterOnly($0) }, "Initial values depend on parameters alone.")
        var lowering = Lowering(graph: graph, stateCount: stateCount, parameterCount: parameterCount)
        let derivatives = lowering.differentiate(rates)
        let lifted = lowering.lifted
        lowering.prepare(rates + lifted + derivatives.map(\.node), rates: rates)
        let initialsLive = lowering.reach(initials)
        let outputsLive = lowering.reach(outputs)
        let ratesLive = lowering.reach(rates)
        let jacobianLive = lowering.reach(derivatives.map(\.node))

        let fixed = lowering.isFixed
        let isNeeded = { (id: Int) in ratesLive[id] || jacobianLive[id] || outputsLive[id] }
        let nodes = fixed.indices.map(Int32.init)

        var layout = Layout()
        (layout.zero, layout.one) = (lowering.constantSlot(0), lowering.constantSlot(1))
        (layout.minusOne, layout.sign) = (lowering.constantSlot(-1), lowering.constantSlot(-0.0))
        let padded = lowering.paddedStateCount
        layout.shift = lowering.reserve(1)
        elimination = Elimination(
            stateCount: stateCount, lifted: lifted.count, entries: derivatives.map { (Int($0.row), Int($0.column)) })
        let order = elimination.order.map(Int.init)
        let stateOrder = order.filter { $0 < stateCount }
        layout.factors = lowering.reserve(elimination.placeCount)
        layout.pivots = lowering.reserve(2)

        let settled = nodes.filter { fixed[Int($0)] && isNeeded(Int($0)) && lowering.steps[Int($0)].operation != nil }
        prologue = lowering.lower({ fixed[$0] && isNeeded($0) }, roots: settled, keeping: settled)
        let (isRate, rateRoots) = ({ (id: Int) in !fixed[id] && ratesLive[id] }, stateOrder.map { rates[$0] })
        self.rates = lowering.lower(isRate, roots: rateRoots, keeping: []) { program, number, rate in
            let place = Layout.solution + Int32(stateOrder[number])
            _ = program.append(.add, rate, program.given(place), place: place)
        }
        var stages = StageWriter(elimination, layout)
        var stage = lowering.lower(isRate, roots: rateRoots, keeping: []) { stages.take($2, into: &$0) }
        let beginning = nodes.filter { initialsLive[Int($0)] && !isNeeded(Int($0)) && lowering.steps[Int($0)].operation != nil }
        self.initials = lowering.lower({ initialsLive[$0] && !isNeeded($0) }, roots: beginning, keeping: beginning)
        var shown = lowering.lower({ !fixed[$0] && outputsLive[$0] }, roots: outputs, keeping: outputs)
        var entryStart = Array(repeating: Int32(0), count: elimination.size + 1)
        for entry in derivatives { entryStart[Int(entry.row) + 1] += 1 }
        for row in 0..<elimination.size { entryStart[row + 1] += entryStart[row] }
        let rows = order.map { Int(entryStart[$0])..<Int(entryStart[$0 + 1]) }
        let heads = rates + lifted
        var beginnings = StartWriter(elimination, layout, rows: rows)
        start = lowering.lower(
            { !fixed[$0] && (ratesLive[$0] || jacobianLive[$0]) },
            roots: order.indices.flatMap { [heads[order[$0]]] + derivatives[rows[$0]].map(\.node) },
            keeping: rates + lifted + derivatives.map(\.node)
        ) { beginnings.take($2, into: &$0) }
        initialSlots = initials.map { lowering.slot($0) }
        rateSlots = rates.map { lowering.slot($0) }
        func place(_ unknown: Int32) -> Int32 { unknown < stateCount ? unknown : unknown + Int32(padded - stateCount) }
        entries = derivatives.map { Entry(row: place($0.row), column: place($0.column), slot: lowering.slot($0.node)) }
        outputStates = lowering.states(in: outputsLive)
        var copies = PlaceCopies()
        shown.move { copies.place($0, &lowering) }
        self.outputs = shown
        outputSlots = outputs.map { fixed[Int($0)] ? copies.place(lowering.slot($0), &lowering) : lowering.slot($0) }
        outputCopies = copies.list
        layout.count = Int32(lowering.slotCount)
        self.layout = layout
        let untouched = elimination.untouched(entries.map(\.slot), layout)
        stage.move { untouched[$0] ?? $0 }
        self.stage = stage
        constants = lowering.constants
        self.stateCount = stateCount
        self.parameterCount = parameterCount
        outputCount = outputs.count
        paddedStateCount = padded
        liftedCount = lifted.count
    }

    /// The register of a parameter.
    func parameterSlot(_ index: Int) -> Int32 { Int32(paddedStateCount + liftedCount + index) }
}

/// Copies of what differs between patients but not between looks at one of them.
private struct PlaceCopies {
    private(set) var list: [kernel_copy] = []
    private var known: [Int32: Int32] = [:]

    /// The copy of a place. States, which are interpolated, and constants, which are the same for all, stay where they are.
    mutating func place(_ place: Int32, _ lowering: inout Lowering) -> Int32 {
        if place < lowering.paddedStateCount || lowering.constants.contains(where: { $0.slot == place }) { return place }
        if let copy = known[place] { return copy }
        let copy = lowering.reserve(1)
        known[place] = copy
        list.append(kernel_copy(from: place, to: copy))
        return copy
    }
}
