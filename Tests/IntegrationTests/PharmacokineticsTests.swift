import Glibc
import Testing

@testable import Integration

@Suite("Doses against closed forms")
struct PharmacokineticsTests {
    /// State: amount. Parameters: elimination, rate of infusion.
    static let oneCompartment = Equations.tape(states: 1, parameters: 2) { y, p in [p[1] - p[0] * y[0]] }
    /// States: amounts in the centre and the periphery. Parameters: elimination, out, back, rate of infusion.
    static let twoCompartments = Equations.tape(states: 2, parameters: 4) { y, p in
        let out = p[1] * y[0]
        let back = p[2] * y[1]
        return [p[3] - p[0] * y[0] - out + back, out - back]
    }

    static func integrator(_ tape: Tape) -> Integrator {
        Integrator(tape: tape, tolerance: Tolerance(relative: 1e-12, absolute: 1e-12))
    }

    private func expect(_ trajectory: Trajectory, _ closed: (Double) -> Double) {
        #expect(trajectory.outcome == .completed)
        for (index, time) in trajectory.times.enumerated() {
            let expected = closed(time)
            #expect(abs(trajectory.output(0, at: index) - expected) <= 1e-9 * expected, "at \(time)")
        }
    }

    @Test("Boluses into one compartment add up, and a sample at a dose shows the patient before it")
    func boluses() {
        let k = 0.7
        let doses = [(0.0, 100.0), (1.25, 40.0), (3.5, 10.0)]
        let events = doses.map { Event(time: $0.0, .addToState(0, amount: $0.1)) }
        let times = [0.0, 0.5, 1.25, 1.3, 2, 3.5, 3.6, 10]
        let job = Job(parameters: [k, 0], end: 10, sampleTimes: times, events: events)
        let trajectory = Self.integrator(Self.oneCompartment).solve(job)
        #expect(trajectory.times == times)
        #expect(trajectory.firedEvents == events)
        expect(trajectory) { time in doses.reduce(0) { $0 + ($1.0 < time ? $1.1 * exp(-k * (time - $1.0)) : 0) } }
    }

    @Test("An infusion into one compartment approaches its steady state and washes out")
    func infusion() {
        let (k, rate, start, duration) = (0.9, 50.0, 0.5, 0.0416)
        let events = Event.infusion(from: start, lasting: duration, rate: rate, parameter: 1)
        let job = Job(parameters: [k, 0], end: 4, sampleTimes: [0.25, 0.51, 0.53, 0.5416, 1, 2, 4], events: events)
        let trajectory = Self.integrator(Self.oneCompartment).solve(job)
        expect(trajectory) { time in
            let given = min(max(time - start, 0), duration)
            return rate / k * -expm1(-k * given) * exp(-k * max(time - start - duration, 0))
        }
        #expect(trajectory.finalParameters == [k, 0])
    }

    /// Weight and speed of the two phases of a bolus of one unit, and of the amount that an infusion leaves.
    private func phases(_ k: Double, _ out: Double, _ back: Double) -> [(weight: Double, speed: Double)] {
        let sum = k + out + back
        let root = (sum * sum - 4 * k * back).squareRoot()
        let fast = (sum + root) / 2
        let slow = k * back / fast
        return [((fast - back) / (fast - slow), fast), ((back - slow) / (fast - slow), slow)]
    }

    @Test("A bolus into two compartments falls in two phases")
    func bolusInTwo() {
        let (k, out, back) = (0.3, 2.0, 0.4)
        let job = Job(
            parameters: [k, out, back, 0], end: 20, sampleTimes: [0.1, 0.5, 1, 3, 9, 20],
            events: [Event(time: 0, .addToState(0, amount: 8))])
        expect(Self.integrator(Self.twoCompartments).solve(job)) { time in
            phases(k, out, back).reduce(0) { $0 + 8 * $1.weight * exp(-$1.speed * time) }
        }
    }

    @Test("An infusion into two compartments rises and falls in two phases")
    func infusionInTwo() {
        let (k, out, back, rate, duration) = (0.3, 2.0, 0.4, 5.0, 1.5)
        let events = Event.infusion(from: 0, lasting: duration, rate: rate, parameter: 3)
        let job = Job(parameters: [k, out, back, 0], end: 20, sampleTimes: [0.1, 1, 1.5, 1.6, 5, 20], events: events)
        expect(Self.integrator(Self.twoCompartments).solve(job)) { time in
            phases(k, out, back).reduce(0) { sum, phase in
                let risen = -expm1(-phase.speed * min(time, duration)) / phase.speed
                return sum + rate * phase.weight * risen * exp(-phase.speed * max(time - duration, 0))
            }
        }
    }

    @Test("A run that is continued from where it ended meets each event once")
    func continued() {
        let k = 0.7
        let events = [Event(time: 0, .addToState(0, amount: 10)), Event(time: 5, .addToState(0, amount: 20))]
        let integrator = Self.integrator(Self.oneCompartment)
        let first = integrator.solve(Job(parameters: [k, 0], end: 5, sampleTimes: [5], events: events))
        #expect(first.firedEvents.count == 1)
        #expect(first.pendingEvents == [events[1]])
        let second = integrator.solve(
            Job(
                parameters: first.finalParameters, initialState: first.finalState, start: first.finalTime, end: 9, sampleTimes: [5, 9],
                events: events))
        #expect(second.output(0, at: 0) == first.output(0, at: 0))
        let expected = 10 * exp(-k * 9) + 20 * exp(-k * 4)
        #expect(abs(second.finalState[0] - expected) <= 1e-9 * expected)
    }

    @Test("Events at the same time happen in the order in which they are listed")
    func simultaneous() {
        let events = [
            Event(time: 1, .setParameter(1, value: 4)), Event(time: 1, .addToParameter(1, amount: 2)),
            Event(time: 0.5, .setParameter(1, value: 9)),
        ]
        let trajectory = Self.integrator(Self.oneCompartment).solve(Job(parameters: [1, 0], end: 2, events: events))
        #expect(trajectory.finalParameters[1] == 6)
        #expect(trajectory.firedEvents == [events[2], events[0], events[1]])
    }
}
