import Testing

@testable import Bedside

@Suite("The catalogue of grading systems")
struct GradingCatalogueTests {
    @Test("Names are not repeated, and each system states title, subject, source, confidence and rules")
    func complete() {
        let all = GradingCatalogue.all
        #expect(Set(all.map(\.id)).count == all.count)
        for system in all {
            #expect(![system.title, system.subject, system.source, system.confidence].contains(""), "\(system.id)")
            #expect(!system.rules.isEmpty && system.rules.allSatisfy { !$0.grade.isEmpty && !$0.criterion.isEmpty }, "\(system.id)")
            #expect(system.source.contains("dossier, section"), "\(system.id)")
        }
    }

    @Test("Only the local airway axis is project-defined, and it says so in its name and its source")
    func projectDefined() {
        #expect(GradingCatalogue.all.filter(\.isProjectDefined).map(\.id) == ["LOCAL-AIRWAY-PD"])
        #expect(LocalAirway().title.contains("project-defined"))
        #expect(LocalAirway().confidence == "project-defined")
    }

    @Test("Of nothing, no system says anything, and each names what it needs", arguments: GradingCatalogue.all.map(\.id))
    func nothing(id: String) throws {
        let grade = try #require(GradingCatalogue.system(id)).grade(Signs())
        #expect(grade.system == id)
        #expect(grade.text == "undetermined")
        #expect(!grade.missing.isEmpty)
    }

    @Test("Teachey 2016 does not ship, and the catalogue says why")
    func leftOut() {
        #expect(GradingCatalogue.system("TEACHEY2016") == nil)
        #expect(GradingCatalogue.leftOut.contains { $0.hasPrefix("Teachey 2016") && $0.contains("could not be verified") })
    }
}
