import Foundation
import Testing

@testable import Forecasting

@Suite("Telling the story of a course")
struct ReadingStoryTests {
    /// Fever on day 6, tocilizumab on day 7, a neck that swells on day 8 and turns after steroids, marrow that clears.
    private var drawn: DrawnCourse {
        var drawn = DrawnCourse()
        drawn.series["temperature"] = DrawnCourse.lines((5, 36.8), (7, 39.8), (8, 37.8), (10, 36.8))
        drawn.series["meanArterialPressure"] = DrawnCourse.lines((5, 85), (7, 65), (8, 85))
        drawn.series["plasma.IL6"] = DrawnCourse.lines((3, 2), (7, 1000), (8, 3000), (12, 2))
        drawn.series["CRP"] = DrawnCourse.lines((4, 5), (7.5, 120), (14, 5))
        drawn.series["neck.oedema"] = DrawnCourse.lines((7.5, 0), (9, 2), (11, 0))
        drawn.series["neck.circumference"] = DrawnCourse.lines((7.5, 34), (9, 39), (11, 34))
        drawn.series["airway.area"] = DrawnCourse.lines((7.5, 1), (9, 0.5), (11, 1))
        drawn.series["marrow.blasts"] = DrawnCourse.lines((0, 0.3), (10, 0.001))
        drawn.series["blood.CART"] = DrawnCourse.lines((1, 0), (10, 80), (20, 10))
        drawn.series["host.lymphocytes"] = DrawnCourse.lines((-5, 1), (0, 0.05))
        drawn.doses =
            [-5, -4, -3].map { GivenDose(day: $0, drug: "fludarabine", amount: 40, unit: .milligrams, duration: 0) }
            + [GivenDose(day: 7, drug: "tocilizumab", amount: 400, unit: .milligrams, duration: 1.0 / 24)]
            + [8.6, 8.8].map { GivenDose(day: $0, drug: "dexamethasone", amount: 10, unit: .milligrams, duration: 0) }
        return drawn
    }

    @Test("Five to nine sentences, in the order of days, each a whole sentence without gaps in its numbers")
    func shape() throws {
        let story = try drawn.reading().story
        #expect((5...9).contains(story.count))
        #expect(story.map(\.day) == story.map(\.day).sorted())
        for line in story {
            #expect(line.text.hasSuffix("."))
            let words = line.text.split { !$0.isLetter }
            #expect(!words.contains("nan") && !words.contains("inf") && !line.text.contains("–"), "\(line.text)")
        }
    }

    private func sentence(about word: String, in drawn: DrawnCourse) throws -> String {
        try #require(try drawn.reading().story.first { $0.text.contains(word) }, "nothing about \(word)").text
    }

    @Test("Tocilizumab: IL-6 rises and CRP turns, with both days and both numbers")
    func tocilizumab() throws {
        let text = try sentence(about: "Tocilizumab", in: drawn)
        #expect(text.contains("from 39.8 to 37.8 °C within a day"))
        #expect(text.contains("plasma IL-6 rises 3.0-fold because its receptor no longer clears it"))
        #expect(text.contains("CRP turns on day 7.5 at 120 mg/L"))
    }

    @Test("When IL-6 does not rise after tocilizumab the story does not say that it does")
    func flatInterleukin() throws {
        var flat = drawn
        flat.series["plasma.IL6"] = DrawnCourse.lines((3, 2), (7, 1000), (12, 2))
        #expect(try sentence(about: "Tocilizumab", in: flat).contains("plasma IL-6 does not rise above its value at the dose (1000 pg/mL)"))
    }

    @Test("The swelling is placed after the fever, with girth, lumen and level")
    func swelling() throws {
        let text = try sentence(about: "swelling would be seen", in: drawn)
        // Fever on day 5.8, oedema of 0.9 on day 8.175.
        #expect(text.contains("from day 8.2, 2.4 days after the fever"))
        #expect(text.contains("circumference 34 to 39.0 cm, airway open to 50 %"))
        #expect(text.contains("local airway level 3"))
    }

    @Test("The turn names the steroids before it; without them the swelling just passes")
    func turn() throws {
        #expect(
            try sentence(about: "The turn", in: drawn).contains(
                "on day 9 follows dexamethasone from day 8.6 (2 sets, the last 5 hours before)"))
        var untreated = drawn
        untreated.doses.removeAll { $0.drug == "dexamethasone" }
        #expect(try untreated.reading().story.allSatisfy { !$0.text.contains("turn on day 9") })
        #expect(try sentence(about: "swelling would be seen", in: untreated).contains("below a fifth of its peak on day 10.6"))
    }

    @Test("Steroids days before the peak are not told as what turned it, but with what the swelling did after them")
    func earlySteroids() throws {
        var early = drawn
        early.series["neck.oedema"] = DrawnCourse.lines((3, 0), (13, 5), (16, 0))
        early.doses = [GivenDose(day: 6, drug: "dexamethasone", amount: 10, unit: .milligrams, duration: 0)]
        #expect(try early.reading().story.allSatisfy { !$0.text.contains("The turn") })
        #expect(
            try sentence(about: "Dexamethasone on day 6", in: early).contains("is at 250 % over its resting fluid, from 150 % at the dose"))
    }

    @Test("The order of events is told when the later syndrome has begun")
    func order() throws {
        let line = try #require(try drawn.reading().story.first { $0.text.hasPrefix("Order of events") })
        #expect(line.text.hasSuffix("The systemic syndrome comes first and the local one follows."))
        #expect(abs(line.day - 8.175) < 0.01)
    }

    @Test("Remission and relapse are told when they happen, and not otherwise")
    func marrow() throws {
        #expect(try sentence(about: "Marrow blasts", in: drawn).contains("30 % before the infusion, fall below 1 % on day 9.7"))
        #expect(try drawn.reading().story.allSatisfy { !$0.text.contains("relapses") })
        var relapsing = drawn
        relapsing.days = -5...60
        relapsing.series["marrow.blasts"] = DrawnCourse.lines((0, 0.3), (10, 0.001), (40, 0.001), (50, 0.101))
        #expect(try sentence(about: "relapses", in: relapsing).contains("on day 44.9"))
    }

    @Test("A quiet course says that it stays below 38.0")
    func quiet() throws {
        #expect(try sentence(about: "stays below 38.0", in: DrawnCourse()).contains("36.80 °C"))
        #expect(try DrawnCourse().reading().story.last?.text == "Order of events: There is neither a systemic nor a local syndrome.")
    }
}
