import Foundation
import Quantities
import Reactions
import Testing

@testable import CytokineModel

/// Antibodies: plasma, tissue, and what they leave of the IL-6 signal. Expected values are those of the dossier il6-and-drugs.
@Suite("Pharmacology of antibodies")
struct PharmacologyAntibodyTests {
    static let days = [1.0 / 24, 0.25, 0.5, 1, 2, 3, 7, 14, 21, 28]
    static let dose = Quantity(480, .milligrams)

    /// Section 3.2, computed there: 60 kg, 480 mg over an hour, mg/L.
    @Test(
        "Tocilizumab in plasma follows the published vectors",
        arguments: [
            ("Frey, typical male", 0.3, [136.7, 132.2, 127.1, 117.5, 100.6, 86.2, 47.1, 16.7, 5.35, 1.70]),
            ("Frey, female of 1.6 m²", 0.232, [136.7, 132.8, 128.3, 119.8, 104.6, 91.4, 54.4, 22.9, 9.24, 3.18]),
        ])
    func tocilizumab(patient: String, clearance: Double, expected: [Double]) {
        let drug = Tocilizumab(body: .only())
        var bench = Bench([drug])
        bench.snapshot[parameter: "tocilizumab.clearance"] = clearance
        bench.give(drug, Self.dose)
        let plasma = bench.run(Self.days)["tocilizumab"]
        for (found, value) in zip(plasma, expected) { #expect(abs(found - value) <= 0.01 * value, "\(patient): \(found), not \(value)") }
    }

    /// Section 3.2, Moes 2022: one compartment of 4.34 L with faster clearance.
    @Test("A hyperinflamed patient clears tocilizumab as Moes found")
    func hyperinflamed() {
        let drug = Tocilizumab(body: .only())
        var bench = Bench([drug])
        for (name, value) in [
            ("clearance", 0.725), ("volume", 4.34), ("exchange", 0), ("maximalElimination", 4.19), ("halfElimination", 0.22),
        ] {
            bench.snapshot[parameter: "tocilizumab." + name] = value
        }
        bench.give(drug, Self.dose)
        let plasma = bench.run(Self.days)["tocilizumab"]
        for (found, value) in zip(plasma, [110.2, 106.2, 101.6, 93.0, 77.8, 65.0, 30.5, 5.57]) {
            #expect(abs(found - value) <= 0.01 * value)
        }
    }

    /// Section 3.3: share of receptor sites that hold antibody, by its level in mg/L.
    @Test("Occupancy of the receptor by tocilizumab", arguments: [(137.0, 0.9995), (20, 0.996), (5, 0.985), (1, 0.93), (0.5, 0.87)])
    func occupancy(level: Double, expected: Double) {
        let body = Body.only()
        let pool = CytokinePool(cytokine: IL6(), place: body.blood)
        var bench = Bench([Tocilizumab(body: body), IL6Receptor(place: body.blood), pool, Temperature()])
        let open = bench.snapshot.evaluation["blood.IL6R.effective"]
        bench.snapshot[species: "tocilizumab.central"] = level * 3.5
        let blocked = bench.snapshot.evaluation["blood.IL6R.effective"]
        #expect(abs((1 - blocked / open) - expected) <= 0.0051)
    }

    /// Section 5.1: terminal half-life computed there, initial level 180 mg/L after 11 mg/kg at 60 kg.
    @Test("Siltuximab has a half-life of 23.7 days")
    func siltuximab() {
        let drug = Siltuximab(body: .only())
        var bench = Bench([drug])
        bench.give(drug, Quantity(660, .milligrams))
        let amounts = bench.run([1.0 / 24, 60, 90])["siltuximab.central"]
        #expect(abs(amounts[0] / 3.66 - 180) <= 1.8)
        #expect(abs(30 * log(2) / log(amounts[1] / amounts[2]) - 23.7) <= 0.1)
    }
}

/// Antibody in tissue, beside the minimal physiological model of Cao 2013 that the dossier computes (section 3.4).
///
/// What differs: the dossier lets the physiological model carry the plasma too (volume 2.6 L, antibody returning by lymph), here
/// Frey's two compartments do (3.5 L and 2.9 L). Its plasma is higher during the first day, and so is its tissue.
@Suite("Pharmacology of antibody in tissue")
struct PharmacologyTissueTests {
    /// Site, reflection and turnover: lymph's share of flow (L1, L2 times 2.9 L/d) over the volume.
    static let beds: [(site: Site, reflection: Double, turnover: Double)] = [
        (.neck, 0.964, 0.33 * 2.9 / (0.65 * 15.6 * 0.8)), (.nodes, 0.673, 0.67 * 2.9 / (0.35 * 15.6 * 0.8)),
    ]

    /// Cao's model with Frey's elimination (a male's), in steps of Euler too short to matter: plasma, tight, leaky.
    static func physiological(until end: Double) -> (plasma: Double, tight: Double, leaky: Double) {
        var (plasma, lymph) = (0.0, 0.0)
        var tissue = [0.0, 0.0]
        let step = 1e-5
        let volumes = [0.65 * 15.6 * 0.8, 0.35 * 15.6 * 0.8]
        for index in 0..<Int((end / step).rounded()) {
            let input = Double(index) * step < 1.0 / 24 ? 480 * 24 : 0.0
            var out = 0.0
            var collected = 0.0
            var changes = [0.0, 0.0]
            for bed in 0..<2 {
                let flow = [0.33, 0.67][bed] * 2.9
                let filtered = flow * (1 - beds[bed].reflection) * plasma
                let drained = flow * 0.8 * tissue[bed]
                out += filtered
                collected += drained
                changes[bed] = (filtered - drained) / volumes[bed]
            }
            let elimination = 0.3 * plasma + 7.5 * plasma / (2.7 + plasma)
            let plasmaChange = (input - elimination - out + 2.9 * lymph) / 2.6
            lymph += step * (collected - 2.9 * lymph) / 2.6
            plasma += step * plasmaChange
            for bed in 0..<2 { tissue[bed] += step * changes[bed] }
        }
        return (plasma, tissue[0], tissue[1])
    }

    @Test("The physiological model gives the dossier's levels after a day: 127 in plasma, 0.62 in tight, 18.6 in leaky tissue")
    func dossier() {
        let found = Self.physiological(until: 1)
        #expect(abs(found.plasma - 127) <= 0.02 * 127)
        #expect(abs(found.tight - 0.62) <= 0.02 * 0.62)
        #expect(abs(found.leaky - 18.6) <= 0.02 * 18.6)
    }

    @Test("Tissue fills from plasma as the physiological model says, given our plasma", arguments: [0, 1])
    func filling(bed: Int) {
        let (site, reflection, turnover) = Self.beds[bed]
        let drug = Tocilizumab(body: .only([site]))
        var bench = Bench([drug])
        bench.give(drug, PharmacologyAntibodyTests.dose)
        let count = 2400
        let run = bench.run((0...count).map { Double($0) / Double(count) })
        let plasma = run["tocilizumab"]
        // The tissue equation alone, by the trapezium rule over our plasma.
        var expected = 0.0
        let rate = turnover * 0.8
        let step = 1.0 / Double(count)
        for index in 0..<count {
            let middle = turnover * (1 - reflection) * (plasma[index] + plasma[index + 1]) / 2
            expected = (expected * (1 - rate * step / 2) + middle * step) / (1 + rate * step / 2)
        }
        let found = run["tocilizumab.\(site.id).level"].last!
        #expect(abs(found - expected) <= 0.005 * expected)
        // A higher plasma makes the dossier's tissue higher, by no more than its plasma is: 152 against 128 mg/L at 12 h.
        let dossier = bed == 0 ? 0.62 : 18.6
        #expect(found < dossier && found > dossier * 128.3 / 152 * 0.97)
    }

    @Test("Steady ratios of tissue to plasma are 0.045 and 0.41", arguments: [(0, 0.045), (1, 0.41)])
    func ratio(bed: Int, expected: Double) {
        let site = Self.beds[bed].site
        let drug = Tocilizumab(body: .only([site]))
        var bench = Bench([drug])
        for name in ["clearance", "maximalElimination", "exchange"] { bench.snapshot[parameter: "tocilizumab." + name] = 0 }
        bench.snapshot[species: "tocilizumab.central"] = 350
        let level = bench.run([0, 200])["tocilizumab.\(site.id).level"].last!
        #expect(abs(level / 100 - expected) <= 0.005)
    }
}
