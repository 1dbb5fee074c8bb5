import Foundation
import Quantities
import Reactions

/// A network with numbers in it, evaluated node by node with the C library: no tape, no steps.
///
/// States and parameters are set by their ids in the unit in which they are declared, and read in the same way.
struct Snapshot {
    let network: Network
    /// Coherent, in the order of the network.
    var parameters: [Double]
    var state: [Double]

    /// The declared parameters, or others, and the initial values under them.
    init(_ network: Network, parameters: [Double]? = nil) {
        self.network = network
        self.parameters = parameters ?? network.declaredValues
        state = []
        startAgain()
    }

    /// Goes back to the initial values under the present parameters.
    mutating func startAgain() {
        state = Array(repeating: 0, count: network.species.count)
        let values = evaluation.nodes
        state = network.initials.map { values[Int($0)] }
    }

    subscript(parameter id: String) -> Double {
        get {
            let index = Self.found(network.parameterIndex(id), id)
            return network.parameters[index].unit.display(parameters[index])
        }
        set {
            let index = Self.found(network.parameterIndex(id), id)
            parameters[index] = newValue * network.parameters[index].unit.factor
        }
    }

    subscript(species id: String) -> Double {
        get {
            let index = Self.found(network.speciesIndex(id), id)
            return network.species[index].unit.display(state[index])
        }
        set {
            let index = Self.found(network.speciesIndex(id), id)
            state[index] = newValue * network.species[index].unit.factor
        }
    }

    static func found(_ index: Int?, _ id: String) -> Int {
        guard let index else { preconditionFailure("The network knows nothing called ‘\(id)’.") }
        return index
    }

    var evaluation: Evaluation { Evaluation(self) }
}

/// Every node of a network's graph for one snapshot.
struct Evaluation {
    let nodes: [Double]
    private let network: Network

    init(_ snapshot: Snapshot) {
        network = snapshot.network
        var values: [Double] = []
        values.reserveCapacity(network.graph.nodes.count)
        for node in network.graph.nodes {
            let left = { values[Int(node.left)] }
            let right = { values[Int(node.right)] }
            switch node.operation {
            case .constant: values.append(node.value)
            case .species: values.append(snapshot.state[Int(node.left)])
            case .parameter: values.append(snapshot.parameters[Int(node.left)])
            case .add: values.append(left() + right())
            case .subtract: values.append(left() - right())
            case .multiply: values.append(left() * right())
            case .divide: values.append(left() / right())
            case .negate: values.append(-left())
            case .power: values.append(pow(left(), right()))
            case .exponential: values.append(exp(left()))
            case .logarithm: values.append(log(left()))
            case .squareRoot: values.append(left().squareRoot())
            case .positive: values.append(max(left(), 0))
            case .step: values.append(left() > 0 ? 1 : 0)
            }
        }
        nodes = values
    }

    /// A definition or a read-out in its unit.
    subscript(id: String) -> Double {
        if let found = network.definitions.first(where: { $0.definition.id == id }) {
            return found.definition.unit.display(nodes[Int(found.node)])
        }
        guard let found = network.readouts.first(where: { $0.readout.id == id }) else {
            preconditionFailure("The network has neither a definition nor a read-out called ‘\(id)’.")
        }
        return found.readout.definition.unit.display(nodes[Int(found.node)])
    }

    /// Coherent rates of change, in the order of the species.
    var rates: [Double] { network.rates.map { nodes[Int($0)] } }

    /// The rate of change of a species, in its unit a day.
    func rate(of id: String) -> Double {
        let index = Snapshot.found(network.speciesIndex(id), id)
        return network.species[index].unit.display(rates[index])
    }

    /// What all reactions do to some species together, and the sum of the sizes of what each of them does.
    func balance(of isMember: (String) -> Bool) -> (sum: Double, size: Double) {
        var sum = 0.0
        var size = 0.0
        for resolved in network.reactions {
            let rate = nodes[Int(resolved.rate)]
            for (part, sign) in resolved.reaction.consumed.map({ ($0, -1.0) }) + resolved.reaction.produced.map({ ($0, 1.0) })
            where isMember(part.species.id) {
                sum += sign * part.count * rate
                size += abs(part.count * rate)
            }
        }
        return (sum, size)
    }
}

/// Numbers that look random and are the same on every run (SplitMix64).
struct Scatter {
    private var seed: UInt64

    init(_ seed: UInt64) { self.seed = seed }

    /// Evenly from nought to one.
    mutating func next() -> Double {
        seed &+= 0x9E37_79B9_7F4A_7C15
        var z = seed
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
    }
}
