import Foundation
import Quantities
import Reactions
import Testing

@testable import CytokineModel

/// Small molecules and supportive care. Expected values are those of the dossier il6-and-drugs.
@Suite("Pharmacology of small molecules")
struct PharmacologyTests {
    static let hours = [0.1, 0.5, 1, 2, 4, 5, 8, 12, 16, 24]

    /// Section 4.1, ng/mL after 40 mg into the vein.
    @Test("Methylprednisolone follows its vector")
    func methylprednisolone() {
        let drug = Methylprednisolone(body: .only())
        var bench = Bench([drug])
        bench.give(drug, Quantity(40, .milligrams))
        let found = bench.run(Self.hours.map { $0 / 24 })["methylprednisolone"]
        let expected = [496, 441, 382, 285, 159, 119, 49.8, 15.6, 4.9, 0.5]
        for (found, value) in zip(found, expected) { #expect(abs(found - value) <= max(0.01 * value, 0.05), "\(found), not \(value)") }
    }

    /// Section 4.1, ng/mL after 10 mg of the phosphate, with Hong's clearance of 18.1 L/h.
    @Test("Dexamethasone follows its vector")
    func dexamethasone() {
        let drug = Dexamethasone(body: .only())
        var bench = Bench([drug])
        bench.snapshot[parameter: "dexamethasone.clearance"] = 18.1
        bench.give(drug, Quantity(10, .milligrams))
        let found = bench.run(Self.hours.map { $0 / 24 })["dexamethasone"]
        let expected = [208, 130, 90.4, 64.6, 43.4, 36.0, 20.4, 9.6, 4.5, 1.0]
        for (found, value) in zip(found, expected) { #expect(abs(found - value) <= max(0.01 * value, 0.05), "\(found), not \(value)") }
    }

    /// Section 4.1: half-lives of 2.38 h, and of 3.7 h in the end.
    @Test("Steroids leave plasma within hours")
    func steroidHalfLives() {
        for (drug, species, expected, tolerance) in [
            (Methylprednisolone(body: .only()) as any Drug, "methylprednisolone.central", 2.38, 0.01),
            (Dexamethasone(body: .only()), "dexamethasone.central", 3.7, 0.05),
        ] {
            var bench = Bench([drug])
            if drug.id == "dexamethasone" { bench.snapshot[parameter: "dexamethasone.clearance"] = 18.1 }
            bench.give(drug, Quantity(40, .milligrams))
            let amounts = bench.run([0.5, 0.75])[species]
            #expect(abs(6 * log(2) / log(amounts[0] / amounts[1]) - expected) <= tolerance)
        }
    }

    /// Section 4.2: both add up on one receptor, each at its half level.
    @Test("Two steroids share the receptor")
    func sharedReceptor() {
        let body = Body.only()
        var bench = Bench([Methylprednisolone(body: body), Dexamethasone(body: body), GlucocorticoidResponse(body: body)])
        bench.snapshot[species: "methylprednisolone.central"] = 78.4 * 15 / 1000
        #expect(abs(bench.snapshot.evaluation["steroid.occupied"] - 0.5) < 1e-12)
        bench.snapshot[species: "dexamethasone.central"] = 41.6 * 6 / 1000
        #expect(abs(bench.snapshot.evaluation["steroid.occupied"] - 2.0 / 3) < 1e-12)
    }

    /// Section 5.5, computed there: 140 mg by mouth; validation target V13 allows 15 %.
    @Test("Dasatinib reaches 131 ng/mL and is gone within a day")
    func dasatinib() {
        let drug = Dasatinib(body: .only())
        var bench = Bench([drug])
        bench.give(drug, Quantity(140, .milligrams))
        let minutes = (0...1440).map { Double($0) / 1440 }
        let levels = bench.run(minutes)["dasatinib"]
        func near(_ found: Double, _ expected: Double, _ what: Comment) { #expect(abs(found - expected) <= 0.15 * expected, what) }
        near(levels.max()!, 131, "highest level \(levels.max()!) ng/mL, not 131")
        near(levels[240], 48.7, "\(levels[240]) ng/mL at 4 h, not 48.7")
        near(levels[480], 15.4, "\(levels[480]) ng/mL at 8 h, not 15.4")
        near(levels[1440], 1.2, "\(levels[1440]) ng/mL at 24 h, not 1.2")
        // 50 nmol/L of 488 g/mol.
        near(Double(levels.filter { $0 > 24.4 }.count) / 60, 5.9, "hours above 50 nmol/L")
        near(Double(levels.filter { $0 > 4.88 }.count) / 60, 13, "hours above 10 nmol/L")
    }

    /// Section 6.4 for 60 kg: µg/kg/min and the rise of pressure in mm[Hg]; V12 allows 2.
    @Test("Norepinephrine raises pressure", arguments: [(0.05, 7.5), (0.1, 12), (0.3, 21), (0.5, 24), (1, 27)])
    func norepinephrine(rate: Double, expected: Double) {
        let body = Body.only()
        var bench = Bench([Norepinephrine(body: body), BloodPressure(body: body), PlasmaVolume(body: body)])
        let before = bench.snapshot.evaluation["meanArterialPressure"]
        bench.snapshot[parameter: "norepinephrine.given"] = rate * 60 * 1440 / 1000
        #expect(abs(bench.snapshot.evaluation["meanArterialPressure"] - before - expected) <= 2)
    }

    /// Section 7: three doses of 30 mg/m² at 1.6 m² give 13 to 17 mg·h/L.
    @Test("Fludarabine reaches its exposure")
    func fludarabine() {
        let drug = Fludarabine(body: .only())
        var bench = Bench([drug])
        for day in 0..<3 { bench.give(drug, Quantity(48, .milligrams), day: Double(day), over: 0.5) }
        let times = (0...4800).map { Double($0) / 480 }
        let levels = bench.run(times)["fludarabine.central"].map { $0 / 39 }
        let area = zip(levels, levels.dropFirst()).reduce(0) { $0 + ($1.0 + $1.1) / 2 * 0.05 }
        #expect((13.0...17.0).contains(area), "\(area) mg·h/L")
    }

    /// Section 7: half-life of 6.0 h.
    @Test("Cyclophosphamide has a half-life of six hours")
    func cyclophosphamide() {
        let drug = Cyclophosphamide(body: .only())
        var bench = Bench([drug])
        bench.give(drug, Quantity(480, .milligrams))
        let amounts = bench.run([0.25, 0.5])["cyclophosphamide.central"]
        #expect(abs(6 * log(2) / log(amounts[0] / amounts[1]) - 6) <= 0.05)
    }
}

/// IL-6, its receptor and CRP in blood alone, with a constant source of IL-6.
@Suite("Pharmacology of receptor blockade")
struct PharmacologyBlockadeTests {
    /// Something that makes IL-6 at a constant rate.
    struct ConstantSource: Component {
        let amount: Term
        let id = "source"
        var reactions: [Reaction] {
            Reaction("Constant source of IL-6", produces: amount, rate: parameter("rate", 0, .ucum("ng/d"), "Source", .assumed("test")))
        }
    }

    /// Steady IL-6 of about `level` pg/mL without drug.
    static func bench(source: Double) -> (bench: Bench, drug: Tocilizumab) {
        let body = Body.only()
        let drug = Tocilizumab(body: body)
        let pool = CytokinePool(cytokine: IL6(), place: body.blood)
        var bench = Bench([pool, IL6Receptor(place: body.blood), CReactiveProtein(body: body), drug, ConstantSource(amount: pool.amount)])
        bench.snapshot[parameter: "source.rate"] = source
        return (bench, drug)
    }

    /// Sections 1.5 and 3.3: up to five times at constant production, half of CRP lost in a day at the most.
    @Test("After tocilizumab IL-6 rises up to fivefold while CRP falls")
    func opposite() {
        var (bench, drug) = Self.bench(source: 25_000)
        let day = 40.0
        bench.give(drug, Quantity(480, .milligrams), day: day)
        let run = bench.run([day, day + 1, day + 2, day + 3, day + 7])
        let il6 = run["plasma.IL6"]
        let crp = run["CRP"]
        #expect((50...500).contains(il6[0]), "moderate level before: \(il6[0])")
        #expect(il6[2] / il6[0] > 3 && il6[2] / il6[0] <= 5)
        #expect(crp[1] < crp[0] && crp[2] < crp[1] && crp[3] < crp[2])
        // At most −48 % in the first and −78 % in two days (section 8).
        #expect(crp[1] >= 0.52 * crp[0] && crp[2] >= 0.22 * crp[0])
        // And it does fall: nine tenths of that.
        #expect(crp[2] <= 0.3 * crp[0])
        // Soluble receptor, kept by the antibody: 1.9 times after a day, 6 times after seven (section 1.5).
        let receptor = run["blood.solubleIL6R"]
        #expect(abs(receptor[1] / receptor[0] - 1.9) <= 0.1 && abs(receptor[4] / receptor[0] - 6) <= 0.6)
    }

    /// Section 8: under full blockade CRP falls with a half-life of 19 h towards its baseline.
    @Test("Under full blockade CRP has a half-life of 19 hours")
    func halfLife() {
        var (bench, _) = Self.bench(source: 0)
        for name in ["clearance", "maximalElimination", "exchange"] { bench.snapshot[parameter: "tocilizumab." + name] = 0 }
        bench.snapshot[species: "tocilizumab.central"] = 1e6
        bench.snapshot[species: "CRP.level"] = 205
        let crp = bench.run([1, 1 + 19.0 / 24])["CRP"]
        #expect(abs((crp[1] - 5) / (crp[0] - 5) - 0.5) <= 0.002)
    }

    /// Section 8, set B: steady IL-6 of 30, 100, 300, 1000 pg/mL and CRP of 17, 51, 117, 214 mg/L.
    @Test("Steady CRP by steady IL-6", arguments: [(30.0, 17.0), (100, 51), (300, 117), (1000, 214)])
    func steady(level: Double, expected: Double) {
        var (bench, _) = Self.bench(source: 0)
        bench.snapshot[species: "blood.IL6.amount"] = level * 4.5
        bench.snapshot[species: "blood.IL6R.soluble"] = 909 * 4.5
        // The level that production would reach; the dossier counts no baseline.
        let made = bench.snapshot.evaluation.rate(of: "CRP.early") / 0.875
        #expect(abs(made - expected) <= 0.03 * expected, "\(made) mg/L, not \(expected)")
    }
}
