import Quantities
import Testing

@testable import Forecasting
@testable import Studies

@Suite("Policies in words")
struct PolicySentenceTests {
    private func sentence(_ condition: Policy.Condition, change: (inout Policy) -> Void = { _ in }) -> String {
        var policy = Policy(drug: "dexamethasone", dose: Quantity(10, .milligrams), condition: condition)
        change(&policy)
        return policy.sentence()
    }

    @Test("The rule of the issue reads as it is written there")
    func tocilizumab() {
        #expect(
            WatchedPolicies.ward[0].sentence()
                == "tocilizumab 8 mg/kg when ASTCT is 2 or more, or after 24 h of fever; again after 8 h; at most 3 in 24 h and 4 in all")
    }

    @Test("A vasopressor after fluids, with labels and units of the model")
    func vasopressor() {
        let network = ShippedCourse.named("b-all-quiet").model.network
        let expected =
            "norepinephrine 0.1 ug/kg/min over 6 h when mean arterial pressure is 65 mm[Hg] or less and 1 h or more after crystalloid; "
            + "again after 6 h; at most 20 in all"
        #expect(WatchedPolicies.ward[2].sentence(network) == expected)
    }

    @Test(
        "Every condition has its words",
        arguments: [
            (Policy.Condition.astct(atLeast: 3), "when ASTCT is 3 or more"),
            (.airway(atLeast: 3), "when the local airway level is 3 or more"),
            (.fever(lasting: 0), "when there is fever"), (.fever(lasting: 4), "after 4 days of fever"),
            (.swelling(site: "neck"), "when neck swells visibly"), (.swelling(site: nil), "when any site swells visibly"),
            (.hypotension, "when pressure has fallen by 15 mm[Hg]"),
            (.readout(id: "oxygenNeed", reaches: 6), "when oxygenNeed is 6 or more"),
            (.readoutFalls(id: "CRP", to: 10.5), "when CRP is 10.5 or less"),
            (.given(drug: "tocilizumab", ago: 0), "once tocilizumab was given"),
            (.any([.astct(atLeast: 2), .hypotension]), "when ASTCT is 2 or more, or pressure has fallen by 15 mm[Hg]"),
            (
                .all([.any([.astct(atLeast: 2), .fever(lasting: 1)]), .airway(atLeast: 2)]),
                "(when ASTCT is 2 or more, or after 24 h of fever) and when the local airway level is 2 or more"
            ),
        ])
    func conditions(condition: Policy.Condition, words: String) {
        #expect(sentence(condition) == "dexamethasone 10 mg " + words + "; once")
    }

    @Test("A delay and a first day are told")
    func when() {
        let text = sentence(.astct(atLeast: 1)) {
            $0.delay = 0.25
            $0.from = 3
        }
        #expect(text == "dexamethasone 10 mg when ASTCT is 1 or more, 6 h later, from day 3 on; once")
    }
}
