import Testing

@testable import Bedside

/// What must be true of the whole reading, whatever stands in a chart: missing is never normal, and the form of the file is nothing.
///
/// The charts are the shipped one, six made by hand and random ones that crowd what rules read into a few days.
@Suite("Properties of a reading over charts")
struct ChartPropertyTests {
    /// For every row up to a moment, the chart with it is read and the chart without it. Then
    /// - no grade becomes surer, and its lower bound falls only when it is not certain and names what is missing;
    /// - the airway bundle stays, if only as conditional;
    /// - local CRS does not become probable or definite, nor incompatible;
    /// - no diagnosis goes from open or supported to unlikely;
    /// - the picture of the stages does not become surer.
    ///
    /// A row may do so all the same for one of the ``Removal/Reason``s, each of which says that the chart without the row is not a chart
    /// that lacks something but one that says something else. Fewer than one removal in a hundred needs one.
    @Test("A row that is taken out makes nothing surer and lowers nothing in silence", arguments: 0..<4)
    func removal(part: Int) throws {
        var (checked, excused) = (0, 0)
        let told = try PropertyCharts.told().enumerated().filter { $0.offset % 4 == part }.map(\.element)
        for named in told + PropertyCharts.random(60, seed: UInt64(9100 + part)) {
            for moment in named.chart.moments(named.isRandom ? 3 : 8) {
                let before = Removal.Reading(named.chart, at: moment)
                for place in named.chart.rows.indices where named.chart.rows[place].hours <= moment {
                    let after = Removal.Reading(named.chart.without(place), at: moment)
                    var removal = Removal(of: named.chart.rows[place], before: before, after: after)
                    let violations = removal.violations()
                    #expect(violations.isEmpty, "\(named.name) at \(moment) without \(removal.row)")
                    checked += 1
                    excused += removal.reasons.isEmpty ? 0 : 1
                }
            }
        }
        #expect(checked > 1500)
        #expect(excused * 100 < checked)
    }

    /// Puncture (2) and few platelets (1) outweigh clean imaging (-2) together and not alone, so that either row makes the difference.
    @Test("Taking a strong sign out of a chart whose mimics are tested is the one way to make local CRS surer by removal")
    func outweighing() throws {
        let named = try #require(PropertyCharts.byHand.last)
        let before = Removal.Reading(named.chart, at: 130)
        #expect(before.definition == .possible)
        var removals: [Removal] = named.chart.rows.indices.map { place in
            Removal(of: named.chart.rows[place], before: before, after: Removal.Reading(named.chart.without(place), at: 130))
        }
        for place in removals.indices {
            let violations = removals[place].violations()
            #expect(violations.isEmpty)
        }
        let surer = removals.filter { $0.after.definition > before.definition }
        #expect(surer.map(\.row.finding) == [.neckPuncture, .platelets])
        #expect(surer.allSatisfy { $0.reasons.contains(.outweighed) })
    }

    /// Irrelevant is a row of a finding that no rule reads, a row entered in error, and a row after the moment.
    @Test("An irrelevant row changes nothing", arguments: 0..<2)
    func irrelevance(part: Int) throws {
        var dice = Dice(seed: UInt64(70 + part))
        for named in try PropertyCharts.told() + PropertyCharts.random(40, seed: UInt64(5000 + part)) {
            for moment in named.chart.moments(2) {
                let reading = BedsideReading(named.chart, at: moment)
                for finding in Finding.readByNoRule {
                    let row = RandomChart.row(&dice, finding, 9)
                    let more = BedsideReading(named.chart.adding([row]), at: moment)
                    #expect(reading.differences(from: more).isEmpty, "\(named.name) at \(moment) with \(row)")
                }
                for finding in Finding.allCases.shuffled(using: &dice).prefix(12) {
                    let row = RandomChart.row(&dice, finding, 9)
                    let mistaken = BedsideReading(named.chart.adding([row.with(status: .enteredInError)]), at: moment)
                    #expect(reading.differences(from: mistaken).isEmpty, "\(named.name) at \(moment) with an error, \(row)")
                    let later = row.with(status: .final, hours: moment + Double.random(in: 0.01...300, using: &dice))
                    let knowing = BedsideReading(named.chart.adding([later]), at: moment)
                    #expect(reading.differences(from: knowing).isEmpty, "\(named.name) at \(moment) with what comes, \(later)")
                }
            }
        }
    }

    @Test("What no rule reads is what no rule names")
    func readByNoRule() throws {
        let sources = try Repository.sources("Sources/Bedside").filter { !$0.name.hasPrefix("Finding") }.map(\.text).joined(separator: "\n")
        // A rule names a finding as a member, `.lactate`; the word alone may be part of the name of a drug.
        let words = sources.split { !($0.isLetter || $0.isNumber || $0 == ".") }
        let named = Set(words.flatMap { $0.split(separator: ".", omittingEmptySubsequences: false).dropFirst().map(String.init) })
        for finding in Finding.readByNoRule { #expect(!named.contains(finding.rawValue), "\(finding)") }
    }

    /// Every number of the file, upper limits and facts of the patient with it, in another unit that the reader takes. Only the story
    /// differs, and only where it prints a dose as it was written.
    @Test("Other units give the same reading")
    func units() throws {
        var converted = 0
        for named in try PropertyCharts.told() + PropertyCharts.random(100, seed: 6000) {
            let other = OtherUnits.csv(named.chart)
            converted += other.converted
            let (chart, same) = (try Chart(csv: named.chart.csv), try Chart(csv: other.text))
            #expect(chart.patient == same.patient)
            for moment in chart.moments(3) {
                let differences = BedsideReading(chart, at: moment).differences(from: BedsideReading(same, at: moment), exceptDoses: true)
                #expect(differences.isEmpty, "\(named.name) at \(moment)")
            }
        }
        #expect(converted > 500)
    }

    /// The rows come with twins that differ in one small thing each, so that every tie of the order is met.
    @Test("Rows in any order give the same chart, reading and alerts")
    func order() throws {
        var dice = Dice(seed: 71)
        for named in try PropertyCharts.told() + PropertyCharts.random(60, seed: 7000) {
            let rows = named.chart.rows + named.chart.rows.flatMap(\.twins)
            let (chart, shuffled) = (Chart(rows: rows), Chart(rows: rows.shuffled(using: &dice)))
            #expect(chart == shuffled, "\(named.name)")
            let differences = BedsideReading(chart).differences(from: BedsideReading(shuffled))
            #expect(differences.isEmpty, "\(named.name)")
            var (watch, other) = (Watch(), Watch())
            let (alerts, others) = (watch.receive(rows), other.receive(rows.shuffled(using: &dice)))
            #expect(alerts == others, "\(named.name)")
        }
    }

    /// A level is settled once the state was seen below it for six hours; alerts after an acknowledgement are told apart.
    @Test("A watch repeats no level that has not settled", arguments: [false, true])
    func watch(isAcknowledged: Bool) throws {
        var dice = Dice(seed: 72)
        var alerts = 0
        for named in try PropertyCharts.told() + PropertyCharts.random(120, seed: 8000) + PropertyCharts.flickering(120, seed: 8001) {
            var watch = Watch(patient: named.chart.patient)
            var oracle = WatchOracle(settlesAfter: watch.settlesAfter)
            for row in named.chart.rows {
                let called = watch.receive([row])
                if row.status != .enteredInError { oracle.see(watch.chart, at: row.hours) }
                for alert in called where alert.occasion != .acknowledgementLapsed {
                    let isRepeated = oracle.isRepeated(alert)
                    #expect(!isRepeated, "\(named.name): \(alert)")
                    alerts += 1
                }
                if isAcknowledged { watch.acknowledge(WatchTopic.allCases.randomElement(using: &dice)!, at: row.hours) }
            }
        }
        #expect(alerts > 300)
    }
}
