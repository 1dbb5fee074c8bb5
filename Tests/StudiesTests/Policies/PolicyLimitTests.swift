import Quantities
import Testing

@testable import Forecasting
@testable import Studies

@Suite("Limits of policies")
struct PolicyLimitTests {
    /// Fever from day 5 to the end.
    private func patient(_ doses: [GivenDose] = []) -> HandMadePatient {
        var patient = HandMadePatient(doses: doses)
        patient.readouts["temperature"] = HandMadePatient.plateau(5..<100, 39, otherwise: 36.8)
        return patient
    }

    private func policy(change: (inout Policy) -> Void) -> Policy {
        var policy = Policy(drug: "tocilizumab", dose: Quantity(8, .ucum("mg/kg")), condition: .fever(lasting: 0))
        change(&policy)
        return policy
    }

    private func hours(_ given: [GivenDose]) -> [Int] { given.map { Int((($0.day - 5) * 24).rounded()) } }

    @Test("Without a time to wait there is one dose, however many are allowed")
    func once() {
        #expect(hours(patient().given([policy { $0.atMost = 4 }])) == [0])
    }

    @Test("The next dose waits, and comes only if the reason is still there")
    func again() {
        let rule = policy {
            $0.again = 1.0 / 3
            $0.atMost = 4
        }
        #expect(hours(patient().given([rule])) == [0, 8, 16, 24])
        var short = HandMadePatient()
        short.readouts["temperature"] = { (5..<5.5).contains($0 + 1e-6) || $0 > 7.9 ? 39 : 36.8 }
        #expect(hours(short.given([rule])) == [0, 8, 70, 78])
    }

    @Test("At most three in 24 h and four in all: the label of tocilizumab")
    func label() {
        let rule = policy {
            $0.again = 0.25
            $0.limits = [.init(doses: 3, within: 1)]
            $0.atMost = 4
        }
        // The fourth dose waits until the first is a day old.
        #expect(hours(patient().given([rule])) == [0, 6, 12, 24])
    }

    @Test("A limit counts doses of the drug whoever gave them, but none that is still to come")
    func others() {
        let rule = policy { $0.limits = [.init(doses: 1, within: 1)] }
        let dose = { GivenDose(day: $0, drug: "tocilizumab", amount: 440, unit: .milligrams, duration: 1.0 / 24) }
        #expect(hours(patient([dose(4.5)]).given([rule])) == [12])
        #expect(hours(patient([dose(5.5)]).given([rule])) == [0])
    }

    @Test("A dose that is on its way is waited for, and then for as long as any")
    func delay() {
        let rule = policy {
            $0.delay = 0.25
            $0.again = 0.5
            $0.atMost = 3
        }
        // Seen at 0, given at 6; seen again 12 h after that, given 6 h later.
        #expect(hours(patient().given([rule])) == [6, 24, 42])
    }

    @Test("A rule sleeps before its day")
    func sleep() {
        #expect(hours(patient().given([policy { $0.from = 7 }])) == [48])
    }

    @Test("A dose per weight is this patient's, capped, and runs as long as the drug does unless the rule says so")
    func amounts() throws {
        let dose = try #require(patient().given([policy { _ in }]).first)
        #expect(dose.amount == 440 && dose.unit == .milligrams && dose.duration == 1.0 / 24)
        let large = try #require(patient().given([policy { $0.dose = Quantity(20, .ucum("mg/kg")) }]).first)
        #expect(large.amount == 800)
        let slow = try #require(patient().given([policy { $0.duration = Quantity(6, .hours) }]).first)
        #expect(slow.duration == 0.25)
    }
}
