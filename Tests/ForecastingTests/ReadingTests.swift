import Foundation
import Testing

@testable import Forecasting

@Suite("Reading a course")
struct ReadingTests {
    @Test("Systemic fever begins at 38.0 after day 1; the reaction to the product does not count")
    func feverOnset() throws {
        var drawn = DrawnCourse()
        let infusion = DrawnCourse.plateau(0.2..<0.6, 38.4, otherwise: 36.8)
        // 38.0 is passed half-way from 37 on day 5 to 39 on day 6.
        let fever = DrawnCourse.lines((5, 37), (6, 39), (7, 37))
        drawn.series["temperature"] = { $0 < 2 ? infusion($0) : fever($0) }
        let reading = try drawn.reading()
        let span = try #require(reading.fever)
        #expect(abs(span.lowerBound - 5.5) < 1e-9)
        #expect(abs(span.upperBound - 6.5) < 1.0 / 24)
        #expect(reading.sequence == .onlySystemic)
    }

    @Test("A swelling has an onset, a peak, an end of what is seen and a resolution at a fifth of its peak")
    func localEvent() throws {
        var drawn = DrawnCourse()
        drawn.series["mass.oedema"] = DrawnCourse.lines((8, 0), (10, 2), (12, 0))
        let event = try #require(try drawn.reading([DrawnCourse.mass]).local.first)
        #expect(abs(event.onset - 8.9) < 1e-9)
        #expect(abs(event.peak - 10) < 1e-9)
        #expect(event.largest == 2)
        #expect(abs(try #require(event.visibleUntil) - 11.1) < 1e-9)
        #expect(abs(try #require(event.resolved) - 11.6) < 1e-9)
        #expect(event.level == 2)
    }

    @Test("A swelling that lasts to the end has no resolution")
    func lastingSwelling() throws {
        var drawn = DrawnCourse()
        drawn.series["neck.oedema"] = DrawnCourse.lines((8, 0), (10, 2))
        let event = try #require(try drawn.reading().local.first)
        #expect(event.visibleUntil == nil)
        #expect(event.resolved == nil)
    }

    @Test("A swelling just below what can be seen is no event")
    func invisibleSwelling() throws {
        var drawn = DrawnCourse()
        drawn.series["neck.oedema"] = DrawnCourse.lines((8, 0), (10, 0.89), (12, 0))
        #expect(try drawn.reading().local.isEmpty)
    }

    @Test(
        "The airway level of a neck follows girth and lumen",
        arguments: [(2.0, 0.9, 2), (4.0, 0.74, 3), (6.0, 0.39, 4)])
    func airwayLevel(rise: Double, lumen: Double, level: Int) throws {
        var drawn = DrawnCourse()
        drawn.series["neck.oedema"] = DrawnCourse.plateau(8..<10, 1.5, otherwise: 0)
        drawn.series["neck.circumference"] = DrawnCourse.plateau(8..<10, 34 + rise, otherwise: 34)
        drawn.series["airway.area"] = DrawnCourse.plateau(8..<10, lumen, otherwise: 1)
        let reading = try drawn.reading()
        #expect(reading.local.first?.level == level)
        let span = try #require(reading.airway.first)
        #expect(reading.airway.count == 1)
        #expect(span.level == level)
        // The worst of the 24 hours before: the level stays for a day after the last sign.
        #expect(abs(span.from - 8) < 0.05 && abs(span.to - 11) < 0.05)
    }

    @Test(
        "The sequence says which came first, and mixed within twelve hours",
        arguments: [
            (6.0, 9.0, Reading.Sequence.systemicFirst), (9.0, 6.0, .localFirst), (8.0, 8.4, .mixed), (8.4, 8.0, .mixed),
            (8.0, 8.6, .systemicFirst),
        ])
    func sequence(fever: Double, swelling: Double, expected: Reading.Sequence) throws {
        var drawn = DrawnCourse()
        drawn.series["temperature"] = DrawnCourse.plateau(fever..<(fever + 2), 39, otherwise: 36.8)
        drawn.series["neck.oedema"] = DrawnCourse.plateau(swelling..<(swelling + 2), 2, otherwise: 0)
        #expect(try drawn.reading().sequence == expected)
    }

    @Test("Without fever and swelling there is neither, with one of them only that one")
    func oneOrNone() throws {
        var drawn = DrawnCourse()
        #expect(try drawn.reading().sequence == .neither)
        drawn.series["neck.oedema"] = DrawnCourse.plateau(8..<10, 2, otherwise: 0)
        #expect(try drawn.reading().sequence == .onlyLocal)
    }

    @Test("Peaks name the highest value, or the lowest where low matters, from the infusion on")
    func peaks() throws {
        var drawn = DrawnCourse()
        drawn.series["plasma.IL6"] = { $0 < -1 ? 5000 : DrawnCourse.lines((5, 2), (7, 900), (9, 2))($0) }
        drawn.series["airway.area"] = DrawnCourse.lines((8, 1), (9, 0.5), (10, 1))
        let peaks = try drawn.reading().peaks
        let signal = try #require(peaks.first { $0.id == "plasma.IL6" })
        #expect(signal.value == 900 && abs(signal.day - 7) < 1e-9 && !signal.isLowest)
        let airway = try #require(peaks.first { $0.id == "airway.area" })
        #expect(airway.value == 0.5 && abs(airway.day - 9) < 1e-9 && airway.isLowest)
    }
}

@Suite("Reading grades")
struct ReadingGradeTests {
    @Test("Fever alone is grade 1, with a fall of pressure grade 2, and both are given a reason")
    func pressure() throws {
        var drawn = DrawnCourse()
        drawn.series["temperature"] = DrawnCourse.plateau(6..<8, 39.2, otherwise: 36.8)
        drawn.series["meanArterialPressure"] = DrawnCourse.plateau(7..<8, 65, otherwise: 85)
        let grades = try drawn.reading().grades
        #expect(grades.map(\.level) == [1, 2])
        #expect(grades.allSatisfy { $0.grade.certainty == .certain && $0.grade.missing.isEmpty })
        // The worst of the 24 hours before: both end a day after the last fever, on day 8.
        #expect(abs(grades[1].from - 7) < 0.05 && abs(grades[1].to - 9) < 0.05)
        #expect(grades[1].grade.because == ["temperature 39.2 °C", "hypotension without vasopressor"])
    }

    @Test("After tocilizumab pressure counts without fever, and the reason says so")
    func maskedFever() throws {
        var drawn = DrawnCourse()
        drawn.series["temperature"] = DrawnCourse.plateau(6..<7, 39.2, otherwise: 36.8)
        drawn.series["meanArterialPressure"] = DrawnCourse.plateau(7..<8, 65, otherwise: 85)
        drawn.doses = [GivenDose(day: 6.9, drug: "tocilizumab", amount: 400, unit: .milligrams, duration: 1.0 / 24)]
        let last = try #require(try drawn.reading().grades.last)
        #expect(last.level == 2)
        #expect(last.grade.because.last?.hasPrefix("hypotension") == true)
        // It ends a day after the pressure is back, although the fever was gone a day before.
        #expect(abs(last.to - 9) < 0.05)
    }

    @Test("An oxygen need beside a narrow airway is an interval that names what is missing")
    func attribution() throws {
        var drawn = DrawnCourse()
        drawn.series["temperature"] = DrawnCourse.plateau(6..<9, 39, otherwise: 36.8)
        drawn.series["roomAirSaturation"] = DrawnCourse.plateau(7..<9, 89, otherwise: 97)
        drawn.series["oxygenNeed"] = DrawnCourse.plateau(7..<9, 3, otherwise: 0)
        drawn.series["airway.area"] = DrawnCourse.plateau(8..<9, 0.6, otherwise: 1)
        let grades = try drawn.reading().grades
        #expect(grades.map(\.level) == [1, 2, 2])
        // On day 7 the need is the lung's; on day 9 nothing of the last 24 hours is known to be, and the fever is still within them.
        #expect(grades.map(\.grade.certainty) == [.certain, .certain, .interval])
        #expect(grades[2].grade.missing == ["whether CRS is judged to be the cause of the oxygen need"])
    }
}

@Suite("Reading stages")
struct ReadingStageTests {
    private func stages(_ drawn: DrawnCourse, _ stage: Reading.Stage, _ sites: [Reading.SiteAnatomy] = [DrawnCourse.neck]) throws
        -> [Reading.StageSpan]
    { try drawn.reading(sites).stages.filter { $0.stage == stage } }

    @Test("Fever is systemic CRS only with a cytokine ten times its baseline")
    func systemic() throws {
        var drawn = DrawnCourse()
        drawn.series["temperature"] = DrawnCourse.plateau(6..<8, 39, otherwise: 36.8)
        drawn.series["plasma.IL6"] = DrawnCourse.plateau(6..<8, 19, otherwise: 2)
        #expect(try stages(drawn, .systemicCRS).isEmpty)
        drawn.series["plasma.IL6"] = DrawnCourse.plateau(6..<8, 20, otherwise: 2)
        let span = try #require(try stages(drawn, .systemicCRS).first)
        #expect(abs(span.from - 6) < 0.05 && abs(span.to - 8) < 0.1 && span.site == nil)
    }

    @Test("A stage of less than six hours is left out, a pause of less is bridged")
    func shortest() throws {
        var drawn = DrawnCourse()
        drawn.series["plasma.IL6"] = { _ in 2 }
        drawn.series["plasma.IFNg"] = DrawnCourse.plateau(1..<20, 300, otherwise: 3)
        drawn.series["temperature"] = DrawnCourse.plateau(6..<6.2, 39, otherwise: 36.8)
        #expect(try stages(drawn, .systemicCRS).isEmpty)
        drawn.series["temperature"] = { (6..<7).contains($0) || (7.15..<8).contains($0) ? 39 : 36.8 }
        #expect(try stages(drawn, .systemicCRS).count == 1)
    }

    @Test("Local CRS needs swelling that would be seen and vessels more active than those of blood")
    func local() throws {
        var drawn = DrawnCourse()
        drawn.series["neck.oedema"] = DrawnCourse.plateau(8..<10, 1, otherwise: 0)
        drawn.series["neck.endothelium"] = { _ in 0.3 }
        drawn.series["blood.endothelium"] = { _ in 0.4 }
        #expect(try stages(drawn, .localCRS).isEmpty)
        drawn.series["blood.endothelium"] = { _ in 0.2 }
        let span = try #require(try stages(drawn, .localCRS).first)
        #expect(span.site == "neck" && span.stage.picture == .local)
        #expect(abs(span.from - 8) < 0.05 && abs(span.to - 10) < 0.1)
    }

    /// A mass that fills with CAR-T cells until day 6 and empties into blood until day 9, when the neck begins to fill.
    private var wandering: DrawnCourse {
        var drawn = DrawnCourse()
        drawn.series["mass.CART"] = DrawnCourse.lines((1, 0), (6, 1e10), (12, 1e9))
        drawn.series["mass.target"] = DrawnCourse.lines((0, 1e11), (8, 0))
        drawn.series["neck.CART"] = DrawnCourse.lines((9, 1e7), (12, 1e9))
        drawn.series["neck.target"] = { _ in 1e9 }
        drawn.series["blood.CART"] = DrawnCourse.lines((2, 0), (9, 100), (14, 10))
        return drawn
    }

    @Test("Cells expand in the site that holds most of them, overflow into blood and settle elsewhere")
    func wayOfCells() throws {
        let sites = [DrawnCourse.mass, DrawnCourse.neck]
        let expansion = try #require(try stages(wandering, .localExpansion, sites).first)
        #expect(expansion.site == "mass" && expansion.to <= 6.1)
        let overflow = try #require(try stages(wandering, .overflow, sites).first)
        #expect(overflow.site == "mass" && overflow.from > 5.9 && overflow.to < 9.3)
        let settling = try #require(try stages(wandering, .redistribution, sites).first)
        #expect(settling.site == "neck" && settling.from >= 9 && settling.to <= 12.3)
    }

    @Test("Recovery is calm macrophages and a cool patient, for a day, after a fever")
    func recovery() throws {
        var drawn = DrawnCourse()
        drawn.series["neck.macrophages"] = DrawnCourse.lines((3, 0), (7, 1e9), (9, 1e8))
        #expect(try stages(drawn, .recovery).isEmpty)
        drawn.series["temperature"] = DrawnCourse.plateau(6..<10, 39, otherwise: 36.8)
        let span = try #require(try stages(drawn, .recovery).first)
        #expect(abs(span.from - 10) < 0.05 && span.to == 20)
    }
}
