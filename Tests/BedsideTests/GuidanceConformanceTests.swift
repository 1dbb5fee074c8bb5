import Testing

@testable import Bedside

@Suite("Guidance: the catalogue")
struct GuidanceConformanceTests {
    @Test("Every rule has an identifier of its own")
    func unique() {
        let ids = GuidanceCatalogue.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(ids.count { $0.hasPrefix("R") } == 10)
        #expect(ids.count { $0.hasPrefix("B4-") } == 10)
        #expect(SafetyRules.all.count == 18)
    }

    @Test("Every rule says what, when and from where", arguments: GuidanceCatalogue.all)
    func complete(entry: GuidanceEntry) {
        #expect(!entry.id.isEmpty && !entry.title.isEmpty && !entry.condition.isEmpty && !entry.statement.isEmpty)
        let names = ["dossier", "Luan", "label", "memory"]
        #expect(names.contains { entry.source.contains($0) })
    }

    @Test("Rows on which the report is silent, and limits of this project, say so")
    func projectDefined() {
        let silent = GuidanceCatalogue.all.filter { $0.evidence == .seedSilent }.map(\.id)
        #expect(silent == ["R3", "R4", "R5", "R6"])
        let own = GuidanceCatalogue.all.filter { $0.source.contains("defined by this project") }.map(\.id)
        #expect(Set(own).isSuperset(of: ["S3", "S11", "S6"]))
    }

    @Test("What guidance says of the case and of an empty chart stands in the catalogue")
    func known() throws {
        let situations = [
            SeedCase.situation(try SeedCase.chart(), at: SeedCase.afterSecondSet), Situation(Chart(), at: 100), LocalCase().situation,
        ]
        for statement in situations.flatMap({ Guidance($0).sections }).filter({ $0.part != .missing }).flatMap(\.statements) {
            let id = statement.id.hasPrefix("AIR-") ? "AIR" : statement.id
            #expect(GuidanceCatalogue.entry(id) != nil, "\(statement.id)")
            #expect(!statement.source.isEmpty)
        }
    }

    @Test("Parts stand in their order, and none is empty")
    func order() throws {
        for hours in [100.0, SeedCase.onset, SeedCase.afterSecondSet, 300] {
            let sections = Guidance(SeedCase.situation(try SeedCase.chart(), at: hours)).sections
            let parts = sections.map(\.part)
            #expect(!parts.isEmpty && parts == Guidance.Part.allCases.filter { parts.contains($0) })
            #expect(!sections.contains { $0.statements.isEmpty })
        }
    }

    @Test(
        "Taking one row out of the chart never takes the airway bundle away in silence",
        arguments: [SeedCase.onset, SeedCase.afterSecondSet])
    func removalKeepsTheBundle(hours: Double) throws {
        let chart = try SeedCase.chart()
        for place in chart.rows.indices {
            let airway = Guidance(SeedCase.situation(chart.without(place), at: hours))[.airway]
            #expect(airway.first?.match == .applies || airway.first?.match.missing.isEmpty == false, "without row \(place)")
        }
    }

    @Test(
        "A bundle that rests on one row becomes if when that row is taken out, and names what is missing",
        arguments: [Finding.foreignBodySensation, .dysphagia, .voiceChange, .stridor, .drooling, .airwayInstrumented])
    func removalOfTheOnlySign(finding: Finding) {
        let chart = Chart.of(.sign(finding, true, at: 99), .sign(.visibleSwelling, false, at: 99), Observation(.temperature, 38.5, at: 99))
        #expect(Guidance(Situation(chart, at: 100))[.airway].first?.match == .applies)
        for place in chart.rows.indices where chart.rows[place].finding == finding {
            let head = Guidance(Situation(chart.without(place), at: 100))[.airway].first
            #expect(head?.title == "Airway first, if")
            #expect(head?.match.missing.isEmpty == false)
        }
    }

    @Test("Taking one row out never turns a refused dose into an allowed one, unless it was a dose of the drug")
    func removalKeepsTheRefusal() {
        let chart = Chart.of(
            weight: 61, .dose("tocilizumab", 8, "mg/kg", at: 180, precision: .day), .dose("tocilizumab", at: 201),
            .dose("toci", 488, at: 209),
            .dose("dexamethasone", 10, at: 209), .sign(.visibleSwelling, true, at: 209), Observation(.temperature, 39, at: 208))
        func decision(_ chart: Chart) -> TocilizumabDosing.Decision { TocilizumabDosing(Situation(chart, at: 210)).decision }
        #expect(decision(chart).isRefused)
        for place in chart.rows.indices where !chart.rows[place].isTocilizumab {
            #expect(decision(chart.without(place)).isRefused, "without row \(place)")
        }
        let only = Chart.of(.dose("tocilizumab", 8, "mg/kg", at: 209))
        #expect(decision(only).isRefused)
        #expect(!decision(only.without(0)).isAllowed)
    }
}
