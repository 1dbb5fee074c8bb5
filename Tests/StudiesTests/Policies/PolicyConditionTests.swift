import Quantities
import Testing

@testable import Forecasting
@testable import Studies

@Suite("Conditions of policies")
struct PolicyConditionTests {
    private func policy(_ condition: Policy.Condition) -> Policy {
        Policy(drug: "tocilizumab", dose: Quantity(8, .ucum("mg/kg")), condition: condition)
    }

    /// The day of the only dose that a condition leads to.
    private func day(_ condition: Policy.Condition, _ patient: HandMadePatient) throws -> Double {
        let given = patient.given([policy(condition)])
        #expect(given.count == 1)
        return try #require(given.first).day
    }

    private func isNear(_ day: Double, _ expected: Double) -> Bool { abs(day - expected) < 1e-6 }

    private var febrile: HandMadePatient {
        var patient = HandMadePatient()
        patient.readouts["temperature"] = HandMadePatient.plateau(5..<9, 39, otherwise: 36.8)
        return patient
    }

    @Test("Nothing is given to a patient at rest, whatever is waited for")
    func rest() {
        let conditions: [Policy.Condition] = [
            .astct(atLeast: 1), .airway(atLeast: 2), .fever(lasting: 0), .swelling(site: nil), .hypotension,
            .readout(id: "oxygenNeed", reaches: 1), .readoutFalls(id: "meanArterialPressure", to: 65),
            .given(drug: "dexamethasone", ago: 0),
            .any([.astct(atLeast: 1), .hypotension]), .all([.fever(lasting: 0), .hypotension]),
        ]
        let given = HandMadePatient().given(conditions.map(policy))
        #expect(given.isEmpty)
    }

    @Test("ASTCT 1 is fever, 2 fever with a fall of pressure by 15 mm[Hg]")
    func grades() throws {
        var patient = febrile
        patient.readouts["meanArterialPressure"] = HandMadePatient.plateau(6..<8, 70, otherwise: 85)
        let (first, second) = (try day(.astct(atLeast: 1), patient), try day(.astct(atLeast: 2), patient))
        #expect(isNear(first, 5) && isNear(second, 6))
        patient.readouts["meanArterialPressure"] = HandMadePatient.plateau(6..<8, 70.1, otherwise: 85)
        let none = patient.given([policy(.astct(atLeast: 2))])
        #expect(none.isEmpty)
    }

    @Test(
        "A need for oxygen is graded by the least device that holds saturation",
        arguments: [(6.0, 2), (6.1, 3), (18.0, 3), (18.1, 4)])
    func oxygen(need: Double, grade: Int) throws {
        var patient = febrile
        patient.readouts["roomAirSaturation"] = HandMadePatient.plateau(7..<8, 91.9, otherwise: 97)
        patient.readouts["oxygenNeed"] = HandMadePatient.plateau(7..<8, need, otherwise: 0)
        let reached = try day(.astct(atLeast: grade), patient)
        #expect(isNear(reached, 7))
        let none = patient.given([policy(.astct(atLeast: grade + 1))])
        #expect(none.isEmpty)
    }

    @Test("A vasopressor that runs makes grade 3")
    func vasopressor() throws {
        var patient = HandMadePatient(doses: [
            GivenDose(day: 6.5, drug: "norepinephrine", amount: 5, unit: .ucum("ug/min"), duration: 0.5)
        ])
        patient.readouts["temperature"] = HandMadePatient.plateau(5..<9, 39, otherwise: 36.8)
        let reached = try day(.astct(atLeast: 3), patient)
        #expect(isNear(reached, 6.5))
    }

    @Test("Once fever was there, pressure counts when the fever is gone; a fever of day 0 is the product's and does not stay")
    func established() throws {
        var patient = HandMadePatient()
        patient.readouts["temperature"] = HandMadePatient.plateau(5..<6, 39, otherwise: 36.8)
        patient.readouts["meanArterialPressure"] = HandMadePatient.plateau(8..<9, 60, otherwise: 85)
        let reached = try day(.astct(atLeast: 2), patient)
        #expect(isNear(reached, 8))
        patient.readouts["temperature"] = HandMadePatient.plateau(0.2..<0.8, 39, otherwise: 36.8)
        let none = patient.given([policy(.astct(atLeast: 2))])
        #expect(none.isEmpty)
    }

    @Test("Fever for a day is fever at every look of a day; a pause begins it anew")
    func lastingFever() throws {
        let straight = try day(.fever(lasting: 1), febrile)
        #expect(isNear(straight, 6))
        var broken = febrile
        broken.readouts["temperature"] = { (5..<9).contains($0 + 1e-6) && !(5.5..<5.6).contains($0 + 1e-6) ? 39 : 36.8 }
        // The looks within the pause are those of 5.5, 5.54 and 5.58; the fever is back at 5.625.
        let later = try day(.fever(lasting: 1), broken)
        #expect(isNear(later, 6.625))
    }

    @Test("The airway level follows lumen and girth", arguments: [(36.0, 1.0, 2), (34.0, 0.74, 3), (34.0, 0.39, 4)])
    func airway(girth: Double, lumen: Double, level: Int) throws {
        var patient = HandMadePatient()
        patient.readouts["neck.circumference"] = HandMadePatient.plateau(8..<9, girth, otherwise: 34)
        patient.readouts["airway.area"] = HandMadePatient.plateau(8..<9, lumen, otherwise: 1)
        let reached = try day(.airway(atLeast: level), patient)
        #expect(isNear(reached, 8))
        let none = patient.given([policy(.airway(atLeast: level + 1))])
        #expect(none.isEmpty)
    }

    @Test("A swelling that would be seen counts at its site and at any; oedema of all other tissue at none")
    func swelling() throws {
        var patient = HandMadePatient()
        patient.readouts["nodes.oedema"] = HandMadePatient.plateau(7..<8, 0.9, otherwise: 0.89)
        patient.readouts["tissue.oedema"] = HandMadePatient.plateau(3..<12, 5, otherwise: 0)
        let (own, any) = (try day(.swelling(site: "nodes"), patient), try day(.swelling(site: nil), patient))
        #expect(isNear(own, 7) && isNear(any, 7))
        let none = patient.given([policy(.swelling(site: "neck"))])
        #expect(none.isEmpty)
    }

    @Test("Read-outs are compared in their own units")
    func readouts() throws {
        var patient = HandMadePatient()
        patient.readouts["oxygenNeed"] = { $0 }
        patient.readouts["meanArterialPressure"] = { 90 - 2 * $0 }
        let (need, pressure) = (
            try day(.readout(id: "oxygenNeed", reaches: 6), patient), try day(.readoutFalls(id: "meanArterialPressure", to: 70), patient)
        )
        #expect(isNear(need, 6) && isNear(pressure, 10))
    }

    @Test("A second line waits for the first one: scheduled or decided on, but not before it was given")
    func secondLine() throws {
        let steroid = GivenDose(day: 6.1, drug: "dexamethasone", amount: 10, unit: .milligrams, duration: 0)
        var patient = HandMadePatient(doses: [steroid])
        patient.readouts["temperature"] = HandMadePatient.plateau(5..<9, 39, otherwise: 36.8)
        let condition = Policy.Condition.all([.fever(lasting: 0), .given(drug: "dexamethasone", ago: 0.5)])
        let after = try day(condition, patient)
        // The first look half a day after 6.1.
        #expect(isNear(after, 6.625))

        let first = Policy(drug: "dexamethasone", dose: Quantity(10, .milligrams), condition: .fever(lasting: 0.5), delay: 0.25)
        let given = febrile.given([policy(condition), first])
        #expect(given.map(\.drug) == ["dexamethasone", "tocilizumab"])
        #expect(isNear(given[0].day, 5.75) && isNear(given[1].day, 6.25))
    }

    @Test("Any of several or all of them")
    func combined() throws {
        var patient = febrile
        patient.readouts["meanArterialPressure"] = HandMadePatient.plateau(3..<7, 60, otherwise: 85)
        let (any, all) = (
            try day(.any([.fever(lasting: 0), .hypotension]), patient), try day(.all([.fever(lasting: 0), .hypotension]), patient)
        )
        #expect(isNear(any, 3) && isNear(all, 5))
    }
}
