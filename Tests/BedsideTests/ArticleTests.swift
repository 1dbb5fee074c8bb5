import Testing

@testable import Bedside

/// What the articles of Bedside show, run as printed.
@Suite("The articles of the bedside")
struct ArticleTests {
    @Test("The chart of the article gives the grade that it prints")
    func charts() throws {
        let chart = try Chart(
            csv: """
                time,kind,value,unit,attribution
                d6,temperature,39.0,Cel,
                d6,hypotension,present,,CRS; by: Dr A; at: 156
                d6,oxygenDevice,nasal_cannula,,CRS
                """)
        let reading = BedsideReading(chart, at: 6 * 24 + 12)
        let grade = reading.situation.grade(ASTCTCRS())
        #expect("\(grade.text) \(grade.certainty) \(grade.missing)" == #"2-3 interval ["vasopressors", "oxygen flow"]"#)
        let article = try Repository.text("Sources/Bedside/Bedside.docc/Charts.md")
        #expect(article.contains(#"prints `2-3 interval ["vasopressors", "oxygen flow"]`"#))
    }

    private struct FeverOnly: GradingSystem {
        let id = "FEVER"
        let title = "Fever, as an example"
        let subject = "fever"
        let source = "This article"
        let confidence = "project-defined"
        let isProjectDefined = true
        let rules = [GradingRule("1", "temperature of 38.0 °C or more")]

        func grade(_ signs: Signs) -> Grade {
            switch signs.temperature?.isAtLeast(38) {
            case true: Grade(id, .grade(1...1), .certain, detail: "fever", rule: "38.0 °C or more")
            case false: Grade(id, .grade(0...0), .certain, detail: "no fever", rule: "38.0 °C or more")
            case nil: Grade(id, .undetermined, .undetermined, detail: "nothing charted", missing: ["temperature"], rule: "38.0 °C or more")
            }
        }
    }

    @Test("The system of the article answers in three values")
    func ownSystem() {
        var signs = Signs()
        #expect(FeverOnly().grade(signs).missing == ["temperature"])
        signs.temperature = Measured(38)
        #expect(FeverOnly().grade(signs).text == "1")
        signs.temperature = Measured(39, .below)
        #expect(FeverOnly().grade(signs).certainty == .undetermined)
    }
}
