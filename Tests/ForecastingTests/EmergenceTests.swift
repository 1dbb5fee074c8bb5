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
            #expect(course.swellingOnset("neck", visible: Self.visible) == nil)
            #expect(course.maximum("neck.oedema").value < 0.25)
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
        #expect(course.maximum("temperature", 1.5, 25).value < rest + 0.05)
        #expect(course.maximum("plasma.IL6").value < 2.01)
        #expect(course.maximum("CRP").value < course["CRP"][0] + 2)
        for site in ["neck", "nodes", "spleen", "lung", "liver", "tissue"] { #expect(course.maximum(site + ".oedema").value < 1e-6) }
        #expect(course.maximum("totalCART", 1, 25).value <= course.maximum("totalCART", 0, 1).value)
    }

    @Test("The leukaemia's burden in one mass turns the order round; the lymphoma's burden spread turns it back")
    func swap() throws {
        let seed = try Shipped.scenario("b-all-cervical")
        let mass = try Shipped.scenario("b-nhl-mass")
        let contrasts = Contrasts(seed: seed, mass: mass)

        let inOneMass = try course(contrasts.leukaemiaInOneMass)
        let local = try #require(inOneMass.swellingOnset("abdominal-mass", visible: Self.visible))
        let fever = try #require(inOneMass.feverOnset)
        #expect(local < fever)

        let spread = try course(contrasts.lymphomaSpread)
        let neck = try #require(spread.swellingOnset("neck", visible: Self.visible))
        let spreadFever = try #require(spread.feverOnset)
        #expect(spreadFever < neck)
    }

    @Test("The lymphoma's burden in marrow and blood alone gives fever and no local storm")
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
        #expect(course.feverOnset != nil)
        for site in ["neck", "nodes"] { #expect(course.swellingOnset(site, visible: Self.visible) == nil) }
    }

    @Test("The neck alone as the only antigen site is not second to any fever")
    func neckAlone() throws {
        var scenario = withoutDrugs(try Shipped.scenario("b-all-cervical"))
        scenario.burden = scenario.burden.filter { $0.site == "neck" }
        let course = try course(scenario, until: 30)
        let local = try #require(course.swellingOnset("neck", visible: Self.visible))
        #expect(local < course.feverOnset ?? .infinity)
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
            scenario, "both storms in", study.withBoth, "of 500, order holds in", share, "local onset (5, 50, 95 %)", study.localOnset(0.05),
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
