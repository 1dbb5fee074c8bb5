import CytokineModel
import Integration
import Quantities
import Reactions

/// A small network that runs by itself: a drug and whatever it needs.
struct Bench {
    var snapshot: Snapshot
    private let tape: Tape
    private var events: [Event] = []

    init(_ components: [any Component]) {
        let network = Network(components)
        snapshot = Snapshot(network)
        tape = Tape(network: network)
    }

    var network: Network { snapshot.network }

    /// Gives a dose as the drug's own entry says.
    ///
    /// - Parameters:
    ///   - day: When.
    ///   - hours: Over how long; an infusion needs it.
    mutating func give(_ drug: any Drug, _ dose: Quantity, day: Double = 0, over hours: Double = 1) {
        switch drug.entry {
        case .infusion(.symbol(let rate), let per):
            let index = Snapshot.found(network.parameterIndex(rate.id), rate.id)
            let isRate = dose.unit.dimension == .mass / .time
            let flow = isRate ? dose.coherent * per : dose.coherent * per / (hours / 24)
            events += Event.infusion(from: day, lasting: hours / 24, rate: flow, parameter: index)
        case .bolus(.symbol(let species), let per):
            let index = Snapshot.found(network.speciesIndex(species.id), species.id)
            events.append(Event(time: day, .addToState(index, amount: dose.coherent * per)))
        default: preconditionFailure("\(drug.id) is not given as a dose.")
        }
    }

    /// Read-outs and states by id, in their units, at ascending times in days.
    func run(_ times: [Double]) -> Run {
        var job = Job(
            parameters: snapshot.parameters, initialState: snapshot.state, end: times.last ?? 0, sampleTimes: times, events: events)
        job.keepsStates = true
        let absolute = network.species.map { max($0.unit.factor, 1e-3) * 1e-12 }
        let integrator = Integrator(tape: tape, tolerance: Tolerance(relative: 1e-9, absolute: absolute))
        let trajectory = integrator.solve(job)
        precondition(trajectory.outcome == .completed, "The bench could not be integrated: \(trajectory.outcome).")
        return Run(network: network, trajectory: trajectory)
    }

    struct Run {
        let network: Network
        let trajectory: Trajectory

        subscript(id: String) -> [Double] {
            if let index = network.readouts.firstIndex(where: { $0.readout.id == id }) {
                return trajectory.series(index).map { network.readouts[index].readout.definition.unit.display($0) }
            }
            let index = Snapshot.found(network.speciesIndex(id), id)
            let count = network.species.count
            return trajectory.times.indices.map { network.species[index].unit.display(trajectory.states[$0 * count + index]) }
        }
    }
}

extension Body {
    /// Blood alone, and tissues if asked for.
    static func only(_ tissues: [Site] = []) -> Body { Body(tissues: tissues, product: .cd28z) }
}
