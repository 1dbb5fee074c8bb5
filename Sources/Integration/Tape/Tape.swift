import Reactions

/// A network made ready to run: straight-line programs, the sparse Jacobian, and the order of elimination.
///
/// Building it is the only slow part, done once for a model; a tape is then shared by all patients and threads.
/// Registers are numbered slots; the states come first, then the parameters, then the constants and everything else.
public struct Tape: Sendable {
    /// An entry of the Jacobian and the register that holds it.
    struct Entry: Sendable {
        let row: Int32
        let column: Int32
        let slot: Int32
    }

    public let stateCount: Int
    public let parameterCount: Int
    public let outputCount: Int

    /// States, rounded up to a multiple of eight: the length of a vector of states for one lane.
    let paddedStateCount: Int
    let slotCount: Int
    let constants: [(slot: Int32, value: Double)]
    /// What depends on parameters alone; run when they change.
    let prologue: Program
    let rates: Program
    /// The rates again, leaving what the Jacobian takes from them.
    let jacobianRates: Program
    /// What the Jacobian needs beyond the rates; runs after `jacobianRates`.
    let jacobian: Program
    /// The read-outs with all that they need.
    let outputs: Program
    /// Initial values, after the prologue.
    let initials: Program
    let rateSlots: [Int32]
    let outputSlots: [Int32]
    let initialSlots: [Int32]
    /// Row by row; those of row i are `entryStart[i] ..< entryStart[i + 1]`.
    let entries: [Entry]
    let entryStart: [Int32]
    /// States on which some read-out depends.
    let outputStates: [Int32]
    let elimination: Elimination
    /// For each place of the factorisation the register of its entry of the Jacobian.
    let placeSlots: [Int32]

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
        lowering.prepare(rates + initials + outputs + derivatives.map(\.node))
        let initialsLive = lowering.reach(initials)
        let outputsLive = lowering.reach(outputs)
        let ratesLive = lowering.reach(rates)
        let jacobianLive = lowering.reach(derivatives.map(\.node))

        let fixed = lowering.isFixed
        let isNeeded = { (id: Int) in ratesLive[id] || jacobianLive[id] || outputsLive[id] }

        prologue = lowering.lower { fixed[$0] && isNeeded($0) }
        let stage = lowering.lower([{ !fixed[$0] && ratesLive[$0] }], keeping: rates)
        let start = lowering.lower(
            [{ !fixed[$0] && ratesLive[$0] }, { !fixed[$0] && jacobianLive[$0] && !ratesLive[$0] }],
            keeping: rates + derivatives.map(\.node))
        let readouts = lowering.lower([{ !fixed[$0] && outputsLive[$0] }], keeping: outputs)
        let beginning = lowering.lower { initialsLive[$0] && !isNeeded($0) }
        rateSlots = rates.map { lowering.slot($0) }
        outputSlots = outputs.map { lowering.slot($0) }
        initialSlots = initials.map { lowering.slot($0) }
        entries = derivatives.map { Entry(row: $0.row, column: $0.column, slot: lowering.slot($0.node)) }
        var entryStart = Array(repeating: Int32(0), count: stateCount + 1)
        for entry in entries { entryStart[Int(entry.row) + 1] += 1 }
        for row in 0..<stateCount { entryStart[row + 1] += entryStart[row] }
        self.entryStart = entryStart
        outputStates = lowering.states(in: outputsLive)
        let elimination = Elimination(size: stateCount, entries: entries.map { (Int($0.row), Int($0.column)) })
        let zero = lowering.constantSlot(0)
        let list = entries
        placeSlots = elimination.sources.map { $0 < 0 ? zero : list[Int($0)].slot }
        self.elimination = elimination
        constants = lowering.constants
        let shared = lowering.slotCount
        self.rates = stage[0].placing(shared)
        jacobianRates = start[0].placing(shared)
        jacobian = start[1].placing(shared)
        self.outputs = readouts[0].placing(shared)
        self.initials = beginning
        slotCount = shared + lowering.temporaryCount
        self.stateCount = stateCount
        self.parameterCount = parameterCount
        outputCount = outputs.count
        paddedStateCount = lowering.paddedStateCount
    }

    /// The register of a parameter.
    func parameterSlot(_ index: Int) -> Int { paddedStateCount + index }
}

extension Tape {
    /// The size of the tape in words, for reports on a model.
    public var summary: String {
        let fill = elimination.placeCount
        let products = elimination.products.count
        return "\(rates.instructions.count) instructions in \(rates.runs.count) runs for the rates, \(jacobian.instructions.count) in "
            + "\(jacobian.runs.count) for the Jacobian of \(entries.count) entries, \(prologue.instructions.count) for parameters, "
            + "\(outputs.instructions.count) for outputs; \(fill) places and \(products) products of L and U"
    }
}
