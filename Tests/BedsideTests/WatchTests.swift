import Quantities
import Testing

@testable import Bedside

@Suite("A watch over a chart")
struct WatchTests {
    @Test("On the reported chart it calls for grade 2 on day 6 and once at 17:10 of day 8, for the airway")
    func seed() throws {
        let chart = try SeedChart.load()
        var watch = Watch(patient: chart.patient)
        let alerts = watch.receive(chart.rows)
        let atOnset = alerts.filter { $0.time == "day 8, 17:10" }
        #expect(atOnset.map(\.topic) == [.airway])
        #expect(atOnset.map(\.level) == [3])
        #expect(alerts.map(\.topic) == [.systemicCRS, .airway])
    }

    @Test("Rows that come one by one give the alerts of rows that come together, as soon as the state is worse")
    func oneByOne() throws {
        let chart = try SeedChart.load()
        var together = Watch(patient: chart.patient)
        var single = Watch(patient: chart.patient)
        let expected = together.receive(chart.rows).map(\.topic)
        var seen: [WatchTopic] = []
        for row in chart.rows { seen += single.receive([row]).map(\.topic) }
        // A swelling that is charted before its symptoms calls at level 2 and again at level 3; nothing is called twice for one level.
        #expect(Set(seen) == Set(expected))
        #expect(single.chart == together.chart)
        #expect(single.chart.rows == chart.rows)
    }

    private func row(_ finding: Finding, _ value: Observation.Value, _ hours: Double) -> Observation {
        Observation(finding, value, at: hours)
    }

    private func airway(_ hours: Double, swollen: Bool = true, symptom: Bool = false, stridor: Bool = false) -> [Observation] {
        [
            row(.visibleSwelling, .flag(swollen), hours), row(.foreignBodySensation, .flag(symptom), hours),
            row(.stridor, .flag(stridor), hours),
        ]
    }

    @Test("A state that stays the same is called once")
    func noFatigue() {
        var watch = Watch()
        let alerts = (0..<48).flatMap { watch.receive(airway(Double($0) * 0.5, symptom: true)) }
        #expect(alerts.map(\.occasion) == [.new])
    }

    @Test("It calls again when the airway worsens, not when it gets better")
    func worse() {
        var watch = Watch()
        var alerts = watch.receive(airway(1))
        alerts += watch.receive(airway(2, symptom: true))
        alerts += watch.receive(airway(3, symptom: true, stridor: true))
        alerts += watch.receive(airway(30, symptom: false))
        #expect(alerts.map(\.level) == [2, 3, 4])
        #expect(alerts.map(\.occasion) == [.new, .worse, .worse])
        #expect(alerts.map(\.before) == [nil, 2, 3])
    }

    @Test("An acknowledgement keeps it quiet for four hours, then it calls once more while the state holds")
    func acknowledgement() {
        var watch = Watch()
        _ = watch.receive(airway(1, symptom: true))
        watch.acknowledge(.airway, at: 1.5)
        #expect(watch.receive(airway(5, symptom: true)).isEmpty)
        #expect(watch.receive(airway(5.5, symptom: true)).map(\.occasion) == [.acknowledgementLapsed])
        #expect(watch.receive(airway(20, symptom: true)).isEmpty)
    }

    @Test("An acknowledgement does not keep a worse state quiet")
    func acknowledgedWorse() {
        var watch = Watch()
        _ = watch.receive(airway(1, symptom: true))
        watch.acknowledge(.airway, at: 1.5)
        #expect(watch.receive(airway(2, symptom: true, stridor: true)).map(\.level) == [4])
    }

    @Test("A value that flickers around a threshold does not ring again; one that was gone for long does")
    func flicker() {
        var watch = Watch()
        func temperature(_ hours: Double, _ isHypotensive: Bool) -> [Observation] {
            [
                Observation(.temperature, 39, at: hours),
                Observation(
                    .hypotension, .flag(isHypotensive), at: hours, attribution: Attribution(.cytokineRelease)),
            ]
        }
        #expect(watch.receive(temperature(30, true)).map(\.level) == [2])
        // The worst of 24 hours stays, so the state ends a day after the last hypotension, and is new again six hours later.
        #expect((31...56).flatMap { watch.receive(temperature(Double($0), false)) }.isEmpty)
        #expect(watch.receive(temperature(57, true)).isEmpty)
        #expect((58...95).flatMap { watch.receive(temperature(Double($0), false)) }.isEmpty)
        #expect(watch.receive(temperature(96, true)).map(\.occasion) == [.new])
    }

    @Test("Low pressure without any fever calls for another cause")
    func unexplained() {
        var watch = Watch()
        let alerts = watch.receive([Observation(.temperature, 36.5, at: 40), row(.hypotension, .flag(true), 40)])
        #expect(alerts.map(\.topic) == [.unexplained])
    }

    @Test("What is not charted calls nobody")
    func nothing() {
        var watch = Watch()
        #expect(watch.receive([Observation(.crp, 12, at: 3), Observation(.heartRate, 120, at: 4)]).isEmpty)
    }
}
