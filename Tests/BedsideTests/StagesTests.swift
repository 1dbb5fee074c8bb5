import Testing

@testable import Bedside

/// Hand-written charts, a row for each thing that a ward would write down.
private enum Drawn {
    static func temperatures(_ points: (Double, Double)...) -> [Observation] { points.map { Observation(.temperature, $1, at: $0 * 24) } }

    static func swelling(_ word: String, _ site: String, day: Double) -> Observation {
        Observation(.siteSwelling, .word(word), at: day * 24, subject: site)
    }

    static func flag(_ finding: Finding, _ isPresent: Bool, day: Double, _ subject: String? = nil) -> Observation {
        Observation(finding, .flag(isPresent), at: day * 24, subject: subject)
    }

    /// Fever on day 6, the neck on day 8.72, smaller on day 11, gone on day 14, cool from day 10: the course of the reported case.
    static let neckAfterFever =
        temperatures((2, 37), (4, 37.1), (6, 39), (7, 39.8), (8, 38), (9, 37.9), (10, 37.2), (11, 36.9), (12, 36.8), (14, 36.8), (16, 36.7))
        + [
            flag(.visibleSwelling, false, day: 0.1, "neck"), flag(.visibleSwelling, true, day: 8.72, "neck"),
            flag(.foreignBodySensation, true, day: 8.72), flag(.foreignBodySensation, false, day: 9),
            flag(.visibleSwelling, true, day: 11, "neck"), flag(.visibleSwelling, false, day: 14, "neck"),
        ]

    /// A mass that swells on day 3, fever on day 5, a damaged liver on day 8, all over by day 12: the course of Wei 2020.
    static let massBeforeFever =
        temperatures(
            (1, 36.8), (2, 36.9), (3, 37), (4, 37.2), (5, 38.8), (6, 39.5), (7, 39), (8, 38.1), (9, 37.5), (10, 37), (11, 36.9), (12, 36.8),
            (14, 36.7))
        + [
            swelling("none", "abdominal mass", day: 1), swelling("enlarged_no_compression", "abdominal mass", day: 3),
            swelling("enlarged_no_compression", "abdominal mass", day: 7), swelling("none", "abdominal mass", day: 10),
            Observation(.transaminaseGrade, 3, at: 7.5 * 24), Observation(.transaminaseGrade, 2, at: 8.5 * 24),
        ]
}

@Suite("Stages by bedside signs")
struct StagesTests {
    private func reading(_ rows: [Observation], at day: Double = .infinity) -> StageReading {
        StageReading(Chart(rows: rows), at: day * 24)
    }

    @Test("A neck that swells days after the fever is the systemic picture, in three stages")
    func systemic() throws {
        let reading = reading(Drawn.neckAfterFever)
        #expect(reading.picture == .systemic)
        #expect(reading.certainty == .possible)
        #expect(reading.level == .bedside)
        #expect(reading.because == ["local sign at neck from day 8.72, 2.72 days after systemic CRS"])
        #expect(
            reading.spans.map(\.name) == [
                "systemic 1: S-CRS", "systemic 2: redistribution and organ damage, possible L-CRS", "systemic 3: abatement and recovery",
            ])
        #expect(reading.spans.map { $0.from / 24 } == [6, 8.72, 14])
        #expect(reading.spans.map { $0.to / 24 } == [8.72, 14, 16])
        #expect(reading.spans.map(\.site) == [nil, "neck", nil])
        #expect(reading.spans.allSatisfy { $0.certainty == .possible && !$0.because.isEmpty })
        #expect(
            reading.missing == [
                "CAR-T cells by site and in blood", "antigen-bearing cells by site", "IL-6 or interferon gamma from infusion on",
            ])
    }

    @Test("Marrow full of blasts makes the systemic picture likely")
    func marrow() {
        let reading = reading(Drawn.neckAfterFever + [Observation(.marrowBlasts, 30, at: -24)])
        #expect(reading.certainty == .likely)
        #expect(reading.because.contains("marrow blasts 30 % before CAR-T worked"))
        #expect(reading.against.isEmpty)
    }

    @Test("A measured lesion speaks against it, and is told")
    func lesion() {
        let reading = reading(Drawn.neckAfterFever + [Observation(.lesionDiameter, 11, at: -24)])
        #expect(reading.picture == .systemic)
        #expect(reading.certainty == .possible)
        #expect(reading.against == ["a lesion of 11 cm"])
    }

    @Test("A mass that swells days before the fever is the compartmental picture, in four stages")
    func compartmental() {
        let reading = reading(Drawn.massBeforeFever)
        #expect(reading.picture == .compartmental)
        #expect(reading.because == ["local sign at abdominal mass from day 3, 2 days before systemic CRS"])
        #expect(
            reading.spans.map(\.name) == [
                "compartmental 1: local expansion", "compartmental 2: overflow and cytokine surge (S-CRS)",
                "compartmental 3: redistribution and organ damage", "compartmental 4: recovery",
            ])
        #expect(reading.spans.map { $0.from / 24 } == [3, 5, 7.5, 10])
        #expect(reading.spans.map { $0.to / 24 } == [5, 7.5, 8.5, 14])
        #expect(reading.spans[0].site == "abdominal mass")
    }

    @Test("The name of the disease and its charted distribution change nothing")
    func noFlags() {
        let named = Chart.Patient(disease: "B-cell lymphoma", distribution: "compartmental")
        #expect(StageReading(Chart(patient: named, rows: Drawn.neckAfterFever)) == reading(Drawn.neckAfterFever))
    }

    @Test("Fever alone, with a neck that was looked at and normal, is the systemic picture without its second stage")
    func onlyFever() {
        let rows =
            Drawn.temperatures((4, 37), (6, 39), (7, 38.5), (8, 37), (9, 36.9), (10, 36.8))
            + [Drawn.flag(.visibleSwelling, false, day: 7, "neck")]
        let reading = reading(rows)
        #expect(reading.picture == .systemic)
        #expect(reading.spans.map(\.stage) == [.systemicCRS, .systemicRecovery])
        #expect(reading.spans.map { $0.from / 24 } == [6, 8])
    }

    @Test("Fever alone, where nobody looked for a local sign, is undetermined and read both ways")
    func onlyFeverUnseen() {
        let reading = reading(Drawn.temperatures((4, 37), (6, 39), (7, 38.5), (8, 37), (9, 36.9), (10, 36.8)))
        #expect(reading.picture == nil)
        #expect(reading.certainty == .undetermined)
        #expect(reading.missing.contains("local signs: swelling, neck circumference, symptoms of the upper airway"))
        #expect(reading.spans.map(\.stage) == [.overflow, .recovery, .systemicCRS, .systemicRecovery])
        #expect(reading.spans.allSatisfy { $0.certainty == .undetermined })
        #expect(reading.stages(at: 6.5 * 24).map(\.stage) == [.overflow, .systemicCRS])
    }

    @Test("A swelling before the fever is no order where no temperature was charted before it")
    func missingTemperatures() {
        let rows = Drawn.massBeforeFever.filter { $0.finding != .temperature || $0.hours >= 5 * 24 }
        let reading = reading(rows)
        #expect(reading.picture == nil)
        #expect(reading.missing.contains("temperature before and at the first local sign, on day 3"))
        #expect(Set(reading.spans.map(\.stage.picture)) == [.compartmental, .systemic])
    }

    @Test("Twelve hours apart or less is mixed, and nobody knows which came first")
    func mixed() {
        func reading(swelling hours: Double) -> StageReading {
            let rows = [Observation(.temperature, 37, at: 130), Observation(.temperature, 39, at: 144)]
            return StageReading(Chart(rows: rows + [Drawn.flag(.visibleSwelling, true, day: hours / 24, "neck")]))
        }
        #expect(reading(swelling: 156).picture == nil)
        #expect(reading(swelling: 132).picture == nil)
        #expect(reading(swelling: 157).picture == .systemic)
        #expect(reading(swelling: 131).picture == .compartmental)
    }

    @Test("Rows that know only their day need a longer distance")
    func dayOnly() {
        func reading(swellingDay day: Double) -> StageReading {
            let swelling = Observation(.visibleSwelling, .flag(true), at: day * 24 + 12, subject: "neck", precision: .day)
            return StageReading(Chart(rows: [Observation(.temperature, 39, at: 156), swelling]))
        }
        #expect(reading(swellingDay: 7).picture == nil)
        #expect(reading(swellingDay: 8).picture == .systemic)
    }

    @Test("An empty chart has no picture, no stage, and says what is missing")
    func nothing() {
        let reading = reading([])
        #expect(reading.picture == nil)
        #expect(reading.spans.isEmpty)
        #expect(reading.missing.prefix(2) == ["temperature", "local signs: swelling, neck circumference, symptoms of the upper airway"])
        #expect(reading.summary == "undetermined: both pictures are shown, by bedside signs only (project-defined)")
    }

    @Test("A patient to whom nothing happens has no stage")
    func quiet() {
        let rows = Drawn.temperatures((1, 36.8), (5, 36.9), (9, 37)) + [Drawn.flag(.visibleSwelling, false, day: 5, "neck")]
        #expect(reading(rows).spans.isEmpty)
        #expect(reading(rows).picture == nil)
    }

    @Test("A fever again after a day without is a new cycle of S-CRS")
    func newCycle() throws {
        let again = Drawn.temperatures((17, 38.6), (18, 38.2), (19, 37), (20, 36.8), (21, 36.8))
        let reading = reading(Drawn.neckAfterFever + again)
        #expect(reading.cycles == [144, 408])
        #expect(
            reading.spans.map(\.stage) == [
                .systemicCRS, .systemicRedistribution, .systemicRecovery, .systemicCRS, .systemicRecovery,
            ])
        #expect(reading.spans[3].name == "systemic 1: S-CRS, new cycle of S-CRS (cycle 2)")
        #expect(reading.spans[2].to == 17 * 24)
        #expect(reading.spans[4].from == 19 * 24)
        let explained = again.map {
            Observation($0.finding, $0.value, at: $0.hours, attribution: Attribution(.other("line infection")))
        }
        #expect(StageReading(Chart(rows: Drawn.neckAfterFever + explained)).cycles == [144])
    }

    @Test("While the neck is still swollen there is no recovery")
    func notYet() {
        let reading = reading(Drawn.neckAfterFever, at: 12)
        #expect(reading.spans.map(\.stage) == [.systemicCRS, .systemicRedistribution])
        #expect(reading.spans[1].to == 12 * 24)
    }

    @Test("A swelling that nobody looked at any more is not gone, and its end is missing")
    func unfollowed() {
        let rows = Drawn.neckAfterFever.filter { $0.finding != .visibleSwelling || $0.hours < 10 * 24 }
        let reading = reading(rows)
        #expect(reading.spans.map(\.stage) == [.systemicCRS, .systemicRedistribution])
        // The last row about the neck is that of day 9, when the foreign-body sensation was gone.
        #expect(reading.missing.last == "whether the local sign at neck is gone, after day 9")
    }

    @Test("The shipped chart of the reported case: systemic, likely, recovery with a temperature that is missing")
    func seed() throws {
        let reading = StageReading(try SeedChart.load())
        #expect(reading.picture == .systemic)
        #expect(reading.certainty == .likely)
        #expect(
            reading.because == [
                "local sign at neck from day 8.72, 2.22 days after systemic CRS", "residual disease 30 % before CAR-T worked",
            ])
        #expect(reading.spans.map(\.stage) == [.systemicCRS, .systemicRedistribution, .systemicRecovery])
        // Day 6 is charted without a clock and stands at noon; the neck is normal on day 14.
        #expect(reading.spans.map(\.from) == [156, SeedChart.onset, 348])
        #expect(reading.spans.last?.missing == ["temperature after day 8.5"])
    }

    @Test("The order of the rows never matters")
    func anyOrder() {
        var dice = Dice(seed: 7)
        let shuffled = Drawn.massBeforeFever.shuffled(using: &dice)
        #expect(reading(shuffled) == reading(Drawn.massBeforeFever))
    }

    @Test("Findings that the reading does not name change no stage")
    func namedFindings() {
        var dice = Dice(seed: 3)
        for _ in 0..<200 {
            let chart = RandomChart.make(&dice, rows: 80)
            let end = Observation(.temperature, 36.5, at: 500)
            let named = chart.rows.filter { StageReading.findings.contains($0.finding) } + [end]
            let (all, part) = (StageReading(chart.adding([end])), StageReading(Chart(patient: chart.patient, rows: named)))
            #expect(all == part)
        }
    }

    @Test("Stages never run backwards and never past the chart, whatever is charted")
    func anyChart() {
        var dice = Dice(seed: 11)
        for _ in 0..<300 {
            let chart = RandomChart.make(&dice, rows: 60)
            let reading = StageReading(chart)
            for span in reading.spans {
                #expect(span.from <= span.to && span.to <= chart.end ?? 0, "\(span.name)")
            }
            for picture in CoursePicture.allCases {
                let starts = reading.spans.filter { $0.stage.picture == picture }.map(\.from)
                #expect(starts == starts.sorted())
            }
        }
    }
}
