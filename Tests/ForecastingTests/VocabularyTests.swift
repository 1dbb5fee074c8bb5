import CytokineModel
import Testing

@testable import Forecasting

/// What a scenario file may say follows from the catalogue, so that listing a drug, a site or a product there is enough.
@Suite("The vocabulary of scenarios")
struct VocabularyTests {
    @Test("Every drug, site and construct of the catalogue can be written in a scenario, and nothing else")
    func catalogue() {
        let vocabulary = ScenarioVocabulary.standard
        #expect(Set(vocabulary.drugs.map(\.name)) == Set(Catalogue.drugs.keys))
        #expect(vocabulary.sites == [Site.blood.id] + Catalogue.sites.map(\.id))
        #expect(vocabulary.constructs.map(\.name) == Catalogue.products.map(\.label))
    }

    @Test("Every drug can be dosed: its example in each form turns into events", arguments: Catalogue.drugs.keys.sorted())
    func doses(name: String) throws {
        let drug = try #require(ScenarioVocabulary.standard.drug(named: name))
        var scenario = try Shipped.scenario("b-all-quiet")
        for dose in drug.doses {
            scenario.treatment = [
                Scenario.Treatment(
                    drug: name, timing: .days([1]), dose: dose.example, duration: drug.duration ?? .init(2, .hours), repeats: nil, note: nil
                )
            ]
            let model = PatientModel(scenario)
            let events = model.job(times: [0, 2]).events.count { $0.time >= 1 }
            #expect(events >= 1, "\(name) in \(dose.example)")
        }
    }
}
