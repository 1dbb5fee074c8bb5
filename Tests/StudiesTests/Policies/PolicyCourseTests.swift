import Integration
import Quantities
import Testing

@testable import Forecasting
@testable import Studies

@Suite("Policies in simulated patients")
struct PolicyCourseTests {
    /// With a pressure that is low to begin with, so that the storm takes it below 65 mm[Hg].
    private static let cervical = WatchedPolicies("b-all-cervical", WatchedPolicies.ward) {
        $0.patient.meanArterialPressure = Quantity(70, .millimetresOfMercury)
    }
    private static let airway = WatchedPolicies("dlbcl-airway", WatchedPolicies.ward)

    @Test("At every look the monitor grades as the reading grades the sample of that hour", arguments: [cervical, airway])
    func sameGrades(watched: WatchedPolicies) throws {
        let whole = watched.course()
        let starts = Set(watched.given.filter { $0.drug == "norepinephrine" }.map(\.day))
        // Before the infusion there is one look, at the patient at rest; those at the end of a course do not happen.
        let last = whole.times.last ?? 0
        #expect(watched.looks.count > whole.times.count { $0 >= 0 && $0 < last })
        #expect(watched.looks.first?.day == whole.times.first)
        let different = watched.looks.filter { look in
            guard let index = whole.times.firstIndex(where: { abs($0 - look.day) < 1e-9 }) else { return true }
            // What is decided at a look is not yet there when it is graded.
            let course = starts.contains(look.day) ? watched.course(before: look.day) : whole
            return look.grade != course.grade(at: index) || look.airway != course.airwayLevel(at: index)
        }
        let (count, first) = (different.count, different.first?.day ?? .nan)
        #expect(count == 0, "first on day \(first)")
        let highest = watched.looks.map(\.grade).max()
        #expect(highest ?? 0 > 0)
    }

    @Test("A vasopressor makes grade 3 because a policy gave it, and only then")
    func gradeThree() throws {
        let watched = Self.cervical
        let first = try #require(watched.given.first { $0.drug == "norepinephrine" })
        let severe = try #require(watched.looks.first { $0.grade == 3 })
        #expect(severe.day > first.day && severe.day - first.day < 1.1 / 24)
        let fluids = try #require(watched.given.first { $0.drug == "crystalloid" })
        #expect(first.day - fluids.day >= 1.0 / 24 - 1e-6)
        let outcome = OutcomeReader(watched.model).outcome(
            of: watched.trajectory, doses: watched.course().doses, patient: 1, arm: 0)
        #expect(outcome.value("astct_highest") == 3)
        #expect(outcome.value("vasopressor_hours") >= 6)
    }

    @Test("A steroid follows the airway by an hour, and the scenario's own trigger goes on beside the policies")
    func airwaySteroid() throws {
        let watched = Self.airway
        let narrow = try #require(watched.looks.first { $0.airway >= 3 })
        let steroids = watched.given.filter { $0.drug == "dexamethasone" }
        #expect(steroids.contains { abs($0.day - narrow.day - 1.0 / 24) < 1e-6 })
        // The scenario gives one dose six hours after a swelling of 1.5: one more than those an hour after a look.
        let plain = Course(
            watched.model.integrator(relative: 1e-4).solve(watched.model.job(times: [0, 14], until: 14)), of: watched.model)
        let trigger = try #require(plain.doses.first { $0.drug == "dexamethasone" })
        #expect(steroids.contains { abs($0.day - trigger.day) < 2.5 / 24 })
    }

    @Test("What is given is counted in the outcome")
    func counted() {
        let watched = Self.cervical
        let outcome = OutcomeReader(watched.model).outcome(
            of: watched.trajectory, doses: watched.course().doses, patient: 1, arm: 0)
        let tocilizumab = watched.given.filter { $0.drug == "tocilizumab" }
        #expect(!tocilizumab.isEmpty)
        #expect(outcome.value("tocilizumab_doses") == Double(tocilizumab.count))
        #expect(outcome.value("tocilizumab_mg") == tocilizumab.reduce(0) { $0 + $1.amount })
        #expect(outcome.value("tocilizumab_day") == tocilizumab.first?.day)
        let steroids = watched.given.filter { $0.drug == "dexamethasone" }
        #expect(outcome.value("steroid_mg") == 10 * Double(steroids.count))
    }

    @Test("Nothing of the future is known: shown a part of the looks, a monitor has given the same until then", arguments: [6.0, 7.5, 9])
    func noFuture(day: Double) {
        let watched = Self.cervical
        var fresh = PolicyPlan(WatchedPolicies.ward, of: watched.model).job(for: watched.model, times: []).monitor as? PolicyMonitor
        for look in watched.looks where look.day < day { _ = fresh?.respond(at: look.day, to: look.outputs) }
        let decided = watched.looks.filter { $0.day < day }
        #expect(fresh?.levels.grade == decided.last?.grade)
        let known = fresh?.given.count ?? 0
        #expect(fresh?.given == Array(watched.given.prefix(known)))
        // Everything that was given before the day had been decided before it.
        #expect(known >= watched.given.count { $0.day < day })
    }

    @Test("The same patient is treated in the same way, alone or among others, to the last bit")
    func deterministic() {
        let names: Set<String> = Set(WatchedPolicies.ward.map(\.drug))
        let model = ShippedCourse.model("b-all-cervical", drugs: names)
        let plan = PolicyPlan(WatchedPolicies.ward, of: model)
        var heavy = model
        heavy[parameter: "temperature.unitRise"] = 1.2
        let jobs = [model, heavy, model].map { plan.job(for: $0, times: $0.hours(until: 10), until: 10) }
        let integrator = model.integrator(relative: 1e-4)
        let (crowd, alone) = (integrator.solve(jobs, width: 8, threads: 2), integrator.solve(jobs[0]))
        for trajectory in [crowd[0], crowd[2]] {
            #expect(trajectory.outputs == alone.outputs)
            #expect(model.doses(in: trajectory) == model.doses(in: alone))
        }
        #expect(heavy.doses(in: crowd[1]) != model.doses(in: alone))
    }

    @Test("A policy that never fires changes nothing, to the last bit", arguments: ["b-all-cervical", "dlbcl-airway"])
    func never(name: String) {
        let model = ShippedCourse.model(name)
        let never = Policy(drug: "tocilizumab", dose: Quantity(8, .ucum("mg/kg")), condition: .astct(atLeast: 5))
        let times = model.hours(until: 12)
        let integrator = model.integrator(relative: 1e-4)
        let with = integrator.solve(PolicyPlan([never], of: model).job(for: model, times: times, until: 12))
        let without = integrator.solve(model.job(times: times, until: 12))
        #expect(with.outputs == without.outputs && with.finalState == without.finalState)
        #expect(model.doses(in: with) == model.doses(in: without))
    }

    @Test("Looks are hourly in the weeks of the storm and six hours apart after day 40, hourly throughout beside a trigger")
    func pace() {
        let rule = Policy(drug: "tocilizumab", dose: Quantity(8, .ucum("mg/kg")), condition: .astct(atLeast: 2))
        let gaps = { (name: String) -> [Double] in
            let model = ShippedCourse.model(name)
            let looks = PolicyPlan([rule], of: model).job(for: model, times: [], until: 60).checkTimes
            return [20, 50].map { day in
                let place = looks.firstIndex { $0 >= day } ?? 0
                return ((looks[place + 1] - looks[place]) * 24).rounded()
            }
        }
        #expect(gaps("b-all-cervical") == [1, 6])
        #expect(gaps("dlbcl-airway") == [1, 1])
    }

    @Test("Without policies a job is the one that the patient has anyway")
    func none() {
        let model = ShippedCourse.model("dlbcl-airway")
        let job = PolicyPlan([], of: model).job(for: model, times: [0, 30])
        #expect(job.monitor is TriggerMonitor)
        #expect(job.checkTimes == model.job(times: [0, 30]).checkTimes)
    }
}

extension WatchedPolicies: CustomTestStringConvertible {
    var testDescription: String { model.scenario.title }
}
