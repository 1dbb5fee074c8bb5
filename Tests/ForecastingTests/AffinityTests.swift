import CytokineModel
import Testing

@testable import Forecasting

@Suite("Affinities as a choice of the scenario")
struct AffinityTests {
    @Test("Each set reaches both parameters of the receptor, and an override of one of them wins", arguments: Scenario.AffinitySet.allCases)
    func sets(set: Scenario.AffinitySet) throws {
        var scenario = try Shipped.scenario("b-all-quiet")
        scenario = try scenario.setting("affinities", to: set.rawValue, in: .standard)
        #expect(scenario.affinities == set)
        let model = PatientModel(scenario)
        let values = try #require(Catalogue.affinitySets[set.rawValue])
        for (id, value) in values {
            let found = model[parameter: id]
            #expect(found == value)
        }
        let overridden = try scenario.setting("IL6Receptor.ternaryAffinity", to: "500", in: .model(of: scenario))
        let ternary = PatientModel(overridden)[parameter: "IL6Receptor.ternaryAffinity"]
        #expect(ternary == 500)
    }

    @Test("An unknown set is an issue with the sets that there are")
    func unknown() throws {
        let scenario = try Shipped.scenario("b-all-quiet")
        #expect(throws: ScenarioIssues.self) { try scenario.setting("affinities", to: "Q", in: .standard) }
    }
}
