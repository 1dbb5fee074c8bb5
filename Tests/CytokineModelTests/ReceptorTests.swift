import Foundation
import Reactions
import Testing

@testable import CytokineModel

/// IL-6, soluble receptor and soluble gp130 at equilibrium, against the exact solution and the dossier's table.
///
/// Source: il6-and-drugs dossier, section 1.4: receptor 50 ng/mL of 55 kDa, sgp130 300 ng/mL of 100 kDa, IL-6 of 21 kDa.
@Suite("IL-6 and its receptors")
struct ReceptorTests {
    struct Row: Sendable, CustomStringConvertible {
        /// Total IL-6 in pg/mL; shares in percent.
        let total, free, binary, ternary, classic, trans: Double
        var description: String { "\(total) pg/mL" }
    }

    /// Set B.
    static let table = [
        Row(total: 5, free: 57.9, binary: 10.5, ternary: 31.6, classic: 0.009, trans: 0.00003),
        Row(total: 30, free: 57.9, binary: 10.5, ternary: 31.6, classic: 0.052, trans: 0.0002),
        Row(total: 100, free: 58.0, binary: 10.5, ternary: 31.5, classic: 0.155, trans: 0.0005),
        Row(total: 300, free: 58.1, binary: 10.5, ternary: 31.4, classic: 0.356, trans: 0.0015),
        Row(total: 1000, free: 58.5, binary: 10.4, ternary: 31.1, classic: 0.650, trans: 0.0049),
        Row(total: 3000, free: 59.7, binary: 10.2, ternary: 30.1, classic: 0.850, trans: 0.0143),
        Row(total: 10_000, free: 63.7, binary: 9.4, ternary: 26.9, classic: 0.953, trans: 0.0427),
        Row(total: 30_000, free: 72.4, binary: 7.4, ternary: 20.2, classic: 0.986, trans: 0.096),
    ]

    static let receptor = 50_000 / 55.0
    static let sgp130 = 3000.0

    /// The model's answer: shares in percent and occupancies.
    static func model(_ total: Double, set: String = "B") -> Row {
        let body = Body.only()
        var snapshot = Snapshot(Network([IL6Receptor(place: body.blood)]))
        for (id, value) in Catalogue.affinitySets[set]! { snapshot[parameter: id] = value }
        snapshot[parameter: "blood.sgp130"] = sgp130
        snapshot[species: "blood.IL6.amount"] = total * 4.5
        snapshot[species: "blood.IL6R.soluble"] = receptor * 4.5
        let found = snapshot.evaluation
        let il6 = found["blood.IL6R.IL6"]
        let binary = found["blood.IL6R.binary"]
        return Row(
            total: total, free: 100 * found["blood.IL6R.free"] / il6, binary: 100 * binary / il6,
            ternary: 100 * (found["blood.IL6R.complexed"] - binary) / il6, classic: found["blood.classicSignal"],
            trans: found["blood.IL6R.transOccupancy"])
    }

    /// The exact equilibrium by bisection of free IL-6; `blockade` competes for the receptor.
    static func exact(_ total: Double, binaryAffinity: Double = 5000, ternaryAffinity: Double = 1000, blockade: Double = 1) -> Row {
        let il6 = total / 21
        /// Free receptor and free sgp130 for some free IL-6; then what is bound.
        func bound(_ free: Double) -> (binary: Double, ternary: Double) {
            var (low, high) = (0.0, sgp130)
            var binary = 0.0
            for _ in 0..<200 {
                let gp130 = (low + high) / 2
                // r = R / (blockade + i/K1 · (1 + g/K2))
                let receptors = receptor / (blockade + free / binaryAffinity * (1 + gp130 / ternaryAffinity))
                binary = free * receptors / binaryAffinity
                if gp130 * (1 + binary / ternaryAffinity) > sgp130 { high = gp130 } else { low = gp130 }
            }
            return (binary, binary * low / ternaryAffinity)
        }
        var (low, high) = (0.0, il6)
        for _ in 0..<200 {
            let free = (low + high) / 2
            let (binary, ternary) = bound(free)
            if free + binary + ternary > il6 { high = free } else { low = free }
        }
        let (binary, ternary) = bound(low)
        return Row(
            total: total, free: 100 * low / il6, binary: 100 * binary / il6, ternary: 100 * ternary / il6,
            classic: low / (low + 15 * blockade), trans: binary / (binary + ternaryAffinity))
    }

    /// Within a share of the expected value, and what its printed digits leave open.
    private func near(_ found: Double, _ expected: Double, relative: Double, printed: Double, _ what: String) {
        #expect(abs(found - expected) <= relative * expected + printed, "\(what): \(found), not \(expected)")
    }

    /// To a unit of the last printed digit: the molar masses behind the table are not printed.
    @Test("The exact solution is the one that the dossier printed", arguments: table)
    func printed(row: Row) {
        let found = Self.exact(row.total)
        near(found.free, row.free, relative: 0, printed: 0.1, "free")
        near(found.binary, row.binary, relative: 0, printed: 0.1, "binary")
        near(found.ternary, row.ternary, relative: 0, printed: 0.1, "ternary")
        near(found.classic, row.classic, relative: 0, printed: 0.001, "classic")
        near(found.trans, row.trans, relative: 0, printed: row.trans < 0.0001 ? 0.00001 : row.trans < 0.05 ? 0.0001 : 0.001, "trans")
    }

    @Test("The model is within a percent of the exact solution up to 30 000 pg/mL, set B", arguments: table)
    func setB(row: Row) {
        let found = Self.model(row.total)
        let exact = Self.exact(row.total)
        near(found.free, exact.free, relative: 0.01, printed: 0, "free")
        near(found.binary, exact.binary, relative: 0.01, printed: 0, "binary")
        near(found.ternary, exact.ternary, relative: 0.01, printed: 0, "ternary")
        near(found.classic, exact.classic, relative: 0.01, printed: 0, "classic")
        near(found.trans, exact.trans, relative: 0.01, printed: 0, "trans")
    }

    /// At 100 000 pg/mL the buffer of sgp130 itself is used up, and two passes over it are not quite enough.
    @Test("Beyond 30 000 pg/mL the approximation stays within three percent")
    func beyond() {
        let found = Self.model(100_000)
        let exact = Self.exact(100_000)
        near(found.free, exact.free, relative: 0.03, printed: 0, "free")
        near(found.trans, exact.trans, relative: 0.03, printed: 0, "trans")
    }

    /// Dossier: free 8.3 / 8.8 / 15.6 %, ternary 90.2 / 89.7 / 82.8 %, trans 0.0014 / 0.014 / 0.131.
    @Test(
        "Set L leaves little IL-6 free",
        arguments: [(100.0, 8.3, 90.2, 0.0014), (1000, 8.8, 89.7, 0.014), (10_000, 15.6, 82.8, 0.131)])
    func setL(total: Double, free: Double, ternary: Double, trans: Double) {
        let found = Self.model(total, set: "L")
        near(found.free, free, relative: 0.01, printed: 0.05, "free")
        near(found.ternary, ternary, relative: 0.01, printed: 0.05, "ternary")
        near(found.trans, trans, relative: 0.01, printed: total < 10_000 ? 0.00005 * (total / 100) : 0.0005, "trans")
    }

    /// Dossier, plasma baseline: classic signalling at half at 136 pg/mL, trans at a quarter and a half at 1620 and 5040 pg/mL,
    /// with a reserve by which five percent of occupancy is half of the response.
    @Test("Set S reaches half responses where the dossier has them")
    func setS() {
        func response(_ occupancy: Double) -> Double { occupancy / (occupancy + 0.05) }
        near(response(Self.model(136, set: "S").classic), 0.5, relative: 0.01, printed: 0, "classic at 136 pg/mL")
        near(response(Self.model(1620, set: "S").trans), 0.25, relative: 0.01, printed: 0, "trans at 1620 pg/mL")
        near(response(Self.model(5040, set: "S").trans), 0.5, relative: 0.01, printed: 0, "trans at 5040 pg/mL")
    }

    /// Dossier, set B, plasma baseline: classic half at 29 pg/mL, trans at a quarter and a half at 3520 and 12 080 pg/mL.
    @Test("Set B reaches half responses where the dossier has them")
    func halfResponses() {
        func response(_ occupancy: Double) -> Double { occupancy / (occupancy + 0.05) }
        near(response(Self.model(29).classic), 0.5, relative: 0.01, printed: 0, "classic at 29 pg/mL")
        near(response(Self.model(3520).trans), 0.25, relative: 0.01, printed: 0, "trans at 3520 pg/mL")
        near(response(Self.model(12_080).trans), 0.5, relative: 0.01, printed: 0, "trans at 12 080 pg/mL")
    }

    /// Something else that binds the receptor.
    struct Binder: Component {
        let id: String
        var level: Term { parameter("level", 0, .nanomolar, "Level", .assumed("test")) }
        var affinity: Term { parameter("affinity", 1, .nanomolar, "Kd", .assumed("test")) }
        var effects: [Effect] { Effect.occupies(.il6ReceptorBinding, at: "blood", by: level, affinity: affinity) }
    }

    @Test("Two binders share the receptor: their loads add up, and the model stays within a percent of the exact solution")
    func sharing() {
        let body = Body.only()
        var snapshot = Snapshot(Network([IL6Receptor(place: body.blood), Binder(id: "first"), Binder(id: "second")]))
        snapshot[parameter: "blood.sgp130"] = Self.sgp130
        snapshot[species: "blood.IL6R.soluble"] = Self.receptor * 4.5
        for (first, second) in [(0.0, 0.0), (2, 0), (0, 2), (2, 7), (100, 50)] {
            snapshot[parameter: "first.level"] = first
            snapshot[parameter: "second.level"] = second
            for total in [100.0, 3000, 30_000] {
                snapshot[species: "blood.IL6.amount"] = total * 4.5
                let found = snapshot.evaluation
                let exact = Self.exact(total, blockade: 1 + first + second)
                near(found["blood.IL6R.free"] / found["blood.IL6R.IL6"] * 100, exact.free, relative: 0.01, printed: 0, "free")
                near(found["blood.classicSignal"], exact.classic, relative: 0.01, printed: 0, "classic")
                near(found["blood.IL6R.transOccupancy"], exact.trans, relative: 0.01, printed: 0, "trans")
            }
        }
    }

    @Test("Without IL-6 or without receptor nothing signals and nothing is undefined")
    func none() {
        let body = Body.only()
        var snapshot = Snapshot(Network([IL6Receptor(place: body.blood)]))
        snapshot[species: "blood.IL6.amount"] = 0
        #expect(snapshot.evaluation["blood.classicSignal"] == 0 && snapshot.evaluation["blood.transSignal"] == 0)
        snapshot[species: "blood.IL6.amount"] = 1000
        snapshot[species: "blood.IL6R.soluble"] = 0
        #expect(snapshot.evaluation["blood.transSignal"] == 0)
        #expect(abs(snapshot.evaluation["blood.IL6R.free"] / snapshot.evaluation["blood.IL6R.IL6"] - 1) < 1e-12)
    }
}
