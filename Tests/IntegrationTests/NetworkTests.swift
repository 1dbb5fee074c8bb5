import Glibc
import Reactions
import Testing

@testable import Integration

/// A drug that is absorbed and eliminated.
private struct OralDrug: Component {
    let id = "drug"

    var gut: Term { species("gut", .milligrams, "Drug in the gut", initially: dose) }
    var plasma: Term { species("plasma", .milligrams, "Drug in plasma") }

    var dose: Term { parameter("dose", 100, .milligrams, "Dose taken at the start", .assumed("test")) }
    var absorption: Term { parameter("absorption", 0.5, .perHour, "Absorption", .assumed("test")) }
    var elimination: Term { parameter("elimination", 1.2, .perDay, "Elimination", .assumed("test")) }
    var volume: Term { parameter("volume", 5, .litres, "Volume of distribution", .assumed("test")) }

    var reactions: [Reaction] {
        Reaction("Absorption", consumes: gut, produces: plasma, rate: absorption * gut)
        Reaction("Elimination", consumes: plasma, rate: elimination * plasma)
    }

    var readouts: [Readout] {
        readout("amount", .milligrams, "Drug in plasma") { plasma }
        readout("concentration", .milligramsPerLitre, "Drug in plasma") { plasma / volume }
    }
}

@Suite("Tapes of networks")
struct NetworkTests {
    /// Bateman's function.
    private func plasma(_ time: Double) -> Double {
        let (dose, ka, k) = (100.0, 12.0, 1.2)
        return dose * ka / (ka - k) * (exp(-k * time) - exp(-ka * time))
    }

    @Test("Absorption and elimination follow Bateman's function, in the coherent system of units")
    func bateman() {
        let network = Network([OralDrug()])
        #expect(network.check().isEmpty)
        let tape = Tape(network: network)
        let times = [0.05, 0.2, 1, 3]
        let job = Job(parameters: network.declaredValues, end: 3, sampleTimes: times)
        let trajectory = Integrator(tape: tape, tolerance: Tolerance(relative: 1e-12, absolute: 1e-12)).solve(job)
        let milligram = network.species[0].unit.factor
        for (index, time) in times.enumerated() {
            #expect(abs(trajectory.output(0, at: index) - plasma(time) * milligram) < 1e-9 * plasma(time) * milligram)
            let litres = network.declaredValues[network.parameterIndex("drug.volume")!]
            // A product and a quotient, each rounded once or twice.
            let amount = trajectory.output(0, at: index)
            #expect(abs(trajectory.output(1, at: index) * litres - amount) <= 2 * amount.ulp)
        }
    }

    @Test("Outputs can be chosen by name")
    func chosen() {
        let network = Network([OralDrug()])
        let job = Job(parameters: network.declaredValues, end: 1, sampleTimes: [1])
        let all = Integrator(tape: Tape(network: network)).solve(job)
        let chosen = Integrator(tape: Tape(network: network, outputs: ["concentration"])).solve(job)
        #expect(chosen.outputs == [all.output(1, at: 0)])
    }

    @Test("An initial value follows the parameters of the patient")
    func initial() {
        let network = Network([OralDrug()])
        var parameters = network.declaredValues
        parameters[network.parameterIndex("drug.dose")!] *= 2
        let job = Job(parameters: parameters, end: 0, sampleTimes: [0], keepsStates: true)
        let trajectory = Integrator(tape: Tape(network: network)).solve(job)
        #expect(trajectory.states == [200 * network.species[0].unit.factor, 0])
        #expect(trajectory.finalState == trajectory.states)
    }
}
