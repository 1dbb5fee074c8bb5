import Foundation
import Quantities
import Testing

@testable import Forecasting

/// Both pictures from one set of equations: what differs between patients is where the antigen is, and nothing else.
@Suite("Emergence")
struct EmergenceTests {
    static let visible = 0.9

    private func course(_ scenario: Scenario, until day: Double = 25) throws -> Course {
        PatientModel(scenario, calibration: try Shipped.calibration()).run(until: day, relative: 1e-5)
    }

    private func withoutDrugs(_ scenario: Scenario) -> Scenario {
        var copy = scenario
        copy.treatment = scenario.treatment.filter { ["fludarabine", "cyclophosphamide"].contains($0.drug) }
        return copy
    }

    @Test("In one abdominal mass the local swelling comes at least a day before fever")
    func massFirst() throws {
        let course = try course(try Shipped.scenario("b-nhl-mass"))
        let local = try #require(course.swellingOnset("abdominal-mass", visible: Self.visible))
        let fever = try #require(course.feverOnset)
        #expect(fever - local >= 1)
    }

    @Test("In leukaemia the neck follows the fever, with the case's drugs and without any")
    func neckSecond() throws {
        let scenario = try Shipped.scenario("b-all-cervical")
        for patient in [scenario, withoutDrugs(scenario)] {
            let course = try course(patient)
            let local = try #require(course.swellingOnset("neck", visible: Self.visible))
            let fever = try #require(course.feverOnset)
            #expect(local - fever >= 1)
        }
    }

    @Test("Without antigen in the neck the fever is the same and the neck does not swell")
    func cleanNeck() throws {
        let scenario = withoutDrugs(try Shipped.scenario("b-all-cervical"))
        var clean = scenario
        clean.burden.removeAll { $0.site == "neck" }
        let reference = try course(scenario)
        for patient in [clean, withoutDrugs(try Shipped.scenario("b-all-quiet"))] {
            let course = try course(patient)
            let largest = course.maximum("neck.oedema").value
            #expect(largest < 0.25)
            let fever = try #require(course.feverOnset)
            let usual = try #require(reference.feverOnset)
            #expect(abs(fever - usual) < 0.1)
        }
    }

    @Test("Without antigen anywhere nothing happens but the reaction to the bag")
    func noAntigen() throws {
        var scenario = withoutDrugs(try Shipped.scenario("b-all-cervical"))
        scenario.burden = []
        scenario.treatment = []
        var model = PatientModel(scenario, calibration: try Shipped.calibration())
        model[parameter: "bCells.birth"] = 0
        let course = model.run(until: 25)
        let rest = scenario.patient.temperature?.value ?? .nan
        let highest = { (id: String, from: Double) in course.maximum(id, from, 25).value }
        let (temperature, il6, crp) = (highest("temperature", 1.5), highest("plasma.IL6", -5), highest("CRP", -5))
        #expect(temperature < rest + 0.05)
        #expect(il6 < 2.001)
        #expect(crp < course["CRP"][0] + 0.01)
        for site in ["neck", "nodes", "spleen", "lung", "liver", "tissue"] {
            let oedema = highest(site + ".oedema", -5)
            #expect(oedema < 1e-9, "\(site)")
        }
        let (later, infused) = (highest("totalCART", 1), course.maximum("totalCART", 0, 1).value)
        #expect(later <= infused)
    }

    @Test("The leukaemia's burden in one mass turns the order round; the lymphoma's burden spread turns it back")
    func swap() throws {
        let seed = try Shipped.scenario("b-all-cervical")
        let mass = try Shipped.scenario("b-nhl-mass")
        let contrasts = Contrasts(seed: seed, mass: mass)

        let inOneMass = try course(contrasts.leukaemiaInOneMass)
        let local = try #require(inOneMass.swellingOnset("abdominal-mass", visible: Self.visible))
        let fever = inOneMass.feverOnset
        let massFever = try #require(fever)
        #expect(local < massFever)

        let spread = try course(contrasts.lymphomaSpread)
        let neck = try #require(spread.swellingOnset("neck", visible: Self.visible))
        let spreadFever = try #require(spread.feverOnset)
        #expect(spreadFever < neck)
    }

    @Test("The lymphoma's burden in marrow and blood gives fever before any site swells")
    func lymphomaInMarrowAndBlood() throws {
        let mass = try Shipped.scenario("b-nhl-mass")
        var scenario = Contrasts(seed: try Shipped.scenario("b-all-cervical"), mass: mass).lymphomaSpread
        let total = scenario.burden.reduce(0) { $0 + ($1.malignant?.coherent ?? 0) }
        scenario.burden = scenario.burden.filter { ["marrow", "blood"].contains($0.site) }
        scenario.burden = scenario.burden.map { content in
            var content = content
            content.malignant = Quantity(total * (content.site == "marrow" ? 0.994 : 0.006), .billionCells)
            return content
        }
        let course = try course(scenario)
        let fever = try #require(course.feverOnset)
        for site in ["neck", "nodes", "spleen", "liver"] {
            let swelling = course.swellingOnset(site, visible: Self.visible) ?? .infinity
            #expect(fever < swelling, "\(site) swells on day \(swelling)")
        }
    }

    @Test("The neck alone as the only antigen site is not second to any fever")
    func neckAlone() throws {
        var scenario = withoutDrugs(try Shipped.scenario("b-all-cervical"))
        scenario.burden = scenario.burden.filter { $0.site == "neck" }
        let course = try course(scenario, until: 30)
        let local = try #require(course.swellingOnset("neck", visible: Self.visible))
        let fever = course.feverOnset ?? .infinity
        #expect(local < fever)
    }

    @Test(
        "In 500 patients with every number uncertain the order holds in at least 95 % of those with both storms",
        arguments: [("b-all-cervical", "neck", true), ("b-nhl-mass", "abdominal-mass", false)])
    func robustness(scenario: String, site: String, localSecond: Bool) throws {
        let study = Robustness(try Shipped.scenario(scenario), site: site, calibration: try Shipped.calibration(), count: 500)
        #expect(study.patients.filter { !$0.isComplete }.isEmpty)
        #expect(study.withBoth >= 250)
        let share = localSecond ? study.localSecond : 1 - study.localSecond
        #expect(share >= 0.95)
        print(
            scenario, "both storms in", study.withBoth, "of 500, order holds in", share, "local onset (5, 50, 95 %)",
            study.localOnset(0.05),
            study.localOnset(0.5), study.localOnset(0.95))
    }
}

/// Within the declared ranges the treatment question has both answers, and the model can say why.
@Suite("Early or late")
struct TreatmentQuestionTests {
    private func ask(_ index: Int) throws -> TreatmentQuestion {
        TreatmentQuestion(
            try Shipped.scenario("b-all-cervical"), site: "neck", calibration: try Shipped.calibration(),
            values: TreatmentQuestion.plausibleSets[index].values)
    }

    @Test("Early tocilizumab lessens the swelling where vessels hear trans-signalling")
    func helps() throws {
        let question = try ask(1)
        #expect(question.earlyHelps)
        #expect(question.mechanism == .blockedTrans)
    }

    @Test("Early tocilizumab worsens it where the classic arm held macrophages back, more so the earlier it is given")
    func worsens() throws {
        let question = try ask(2)
        #expect(question.earlyWorsens)
        #expect(question.mechanism == .lostBrake)
        #expect(question.early.area > question.late.area)
        #expect(question.earlyWithoutLostBrake.area < 1)
    }

    @Test("Each set lies within the declared ranges")
    func setsArePlausible() throws {
        let network = try Shipped.model("b-all-cervical").network
        for set in TreatmentQuestion.plausibleSets {
            for (id, value) in set.values {
                let symbol = try #require(network.parameters.first { $0.id == id })
                let range = try #require(symbol.range)
                #expect(range.contains(value), "\(id) = \(value)")
            }
        }
    }
}
