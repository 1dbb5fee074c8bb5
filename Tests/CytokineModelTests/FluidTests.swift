import Foundation
import Quantities
import Reactions
import Testing

@testable import CytokineModel

/// Water and protein between vessels and tissue. Source: cells-and-cytokines dossier, sections 9.8 and 9.14.
@Suite("Fluid of tissue and plasma")
struct FluidTests {
    static let sites = Catalogue.sites.filter { !$0.isEncased }

    /// Every standard site's fluid and endothelium, and plasma; nothing that activates anything.
    static func snapshot(drugs: [any Component] = []) -> Snapshot {
        let body = Body(tissues: Catalogue.sites, product: .cd28z)
        let places = body.places.filter { !$0.site.isEncased }
        let components: [any Component] = places.flatMap { [$0.fluid, $0.endothelium] as [any Component] } + [PlasmaVolume(body: body)]
        return Snapshot(Network(components + drugs))
    }

    /// The ids of the states that hold interstitial volume, by site.
    static func volume(of site: Site, in snapshot: Snapshot) -> String {
        ["excess", "volume"].map { "\(site.id).fluid.\($0)" }.first { snapshot.network.speciesIndex($0) != nil }!
    }

    @Test("At rest nothing flows: volume at rest, protein at its ratio, vessels closed", arguments: sites.map(\.id))
    func rest(id: String) throws {
        let site = try #require(Self.sites.first { $0.id == id })
        let snapshot = Self.snapshot()
        let found = snapshot.evaluation
        let filtration = found["\(id).fluid.filtration"]
        #expect(found["\(id).oedema"] == 0)
        #expect(
            abs(snapshot[species: "\(id).fluid.protein"] / snapshot[parameter: "\(id).interstitium"] - site.bed.proteinRatioNumber.value)
                < 1e-15)
        #expect(snapshot[species: "\(id).endothelium.activation"] == 0)
        // Rounding of the two flows, not more.
        #expect(abs(found.rate(of: Self.volume(of: site, in: snapshot))) <= 4e-15 * filtration)
        #expect(abs(found.rate(of: "\(id).fluid.protein")) <= 4e-15 * filtration)
    }

    @Test("At rest plasma keeps its volume and its protein")
    func plasma() {
        let found = Self.snapshot().evaluation
        #expect(abs(found.rate(of: "plasmaVolume.volume")) < 1e-14)
        #expect(abs(found.rate(of: "plasmaVolume.protein")) < 1e-14)
    }

    @Test("With one tissue of each vessel bed the rest holds for any resting size and protein ratio")
    func anyRest() {
        var scatter = Scatter(7)
        for _ in 0..<50 {
            var snapshot = Self.snapshot()
            for index in snapshot.network.parameters.indices {
                let symbol = snapshot.network.parameters[index]
                guard let range = symbol.range else { continue }
                let share = scatter.next()
                snapshot.parameters[index] = (range.lowerBound + share * (range.upperBound - range.lowerBound)) * symbol.unit.factor
            }
            snapshot.startAgain()
            let found = snapshot.evaluation
            for site in Self.sites {
                let lymph = found["\(site.id).fluid.lymph"]
                #expect(abs(found.rate(of: Self.volume(of: site, in: snapshot))) <= 1e-13 * lymph)
                #expect(abs(found.rate(of: "\(site.id).fluid.protein")) <= 1e-13 * lymph)
            }
        }
    }

    /// With kidney and thirst off, and no filtration replaced, water only moves.
    @Test("Water that leaves plasma arrives in tissue, with regulation off and plasma at its resting volume")
    func water() {
        #expect(Self.loss(plasma: 3) <= 1e-12)
    }

    @Test("Water that leaves plasma arrives in tissue, with regulation off and plasma depleted")
    func depleted() {
        let loss = Self.loss(plasma: 2.4)
        #expect(loss <= 1e-12, "as much as \(loss) of all water that moves is made or lost")
    }

    /// The largest share of moving water that is made or lost, over swollen states.
    private static func loss(plasma: Double) -> Double {
        var scatter = Scatter(11)
        var snapshot = Self.snapshot()
        snapshot[parameter: "plasmaVolume.regulation"] = 0
        snapshot[parameter: "plasmaVolume.filtrationShare"] = 1
        let losses = (0..<20).map { _ in
            snapshot.startAgain()
            snapshot[species: "plasmaVolume.volume"] = plasma
            for site in sites {
                snapshot[species: "\(site.id).endothelium.activation"] = 0.8 * scatter.next()
                snapshot[species: volume(of: site, in: snapshot)] += snapshot[parameter: "\(site.id).interstitium"] * scatter.next()
            }
            let water = Set(sites.map { volume(of: $0, in: snapshot) } + ["plasmaVolume.volume"])
            let (sum, size) = snapshot.evaluation.balance { water.contains($0) }
            return abs(sum) / size
        }
        return losses.max() ?? .nan
    }

    @Test("Leak swells tissue, and it subsides when vessels close")
    func swelling() {
        let body = Body(tissues: [.neck], product: .cd28z)
        let place = body.places[0]
        var bench = Bench([place.fluid, place.endothelium, PlasmaVolume(body: body)])
        bench.snapshot[parameter: "endothelium.off"] = 1
        bench.snapshot[species: "neck.endothelium.activation"] = 0.8
        let oedema = bench.run([0, 0.5, 1, 2, 20])["neck.oedema"]
        #expect(oedema[0] == 0 && oedema[1] > 0.1)
        #expect(abs(oedema[4]) < 0.05 * (oedema.max() ?? 0))
    }

    @Test("Slack tissue becomes taut: stretched, it presses twice as hard as it would slack")
    func taut() {
        var snapshot = Self.snapshot()
        let rest = snapshot.evaluation["neck.fluid.pressure"]
        func rise(_ oedema: Double) -> Double {
            snapshot[species: Self.volume(of: .neck, in: snapshot)] = oedema * snapshot[parameter: "neck.interstitium"]
            return snapshot.evaluation["neck.fluid.pressure"] - rest - snapshot[parameter: "interstitialFluid.safetyMargin"]
        }
        let slack = Site.neck.bed.slackNumber.value
        let stretch = snapshot[parameter: "interstitialFluid.stretch"]
        #expect(abs(rise(stretch) / (2 * slack * stretch) - 1) < 1e-9)
        #expect(abs(rise(stretch / 2) / (1.125 * slack * stretch / 2) - 1) < 1e-7)
        #expect(abs(rise(1) / slack - 1) < 0.02)
    }

    @Test("With its vessels wide open for good a neck grows until it is taut, and would else grow half as much again")
    func ceiling() {
        func oedema(stretch: Double) -> Double {
            let body = Body(tissues: [.neck], product: .cd28z)
            let place = body.places[0]
            var bench = Bench([place.fluid, place.endothelium, PlasmaVolume(body: body)])
            bench.snapshot[parameter: "interstitialFluid.stretch"] = stretch
            bench.snapshot[parameter: "endothelium.off"] = 0
            bench.snapshot[species: "neck.endothelium.activation"] = 1
            return bench.run([0, 20, 60])["neck.oedema"][2]
        }
        let (taut, slack) = (oedema(stretch: 4), oedema(stretch: 1000))
        #expect(taut > 2 && taut < 5 && slack > 1.5 * taut)
    }

    @Test("Tissue that was made too dry or too wet returns to rest")
    func returning() {
        let body = Body(tissues: [.neck], product: .cd28z)
        let place = body.places[0]
        for excess in [-0.015, 0.075] {
            var bench = Bench([place.fluid, place.endothelium, PlasmaVolume(body: body)])
            bench.snapshot[species: Self.volume(of: .neck, in: bench.snapshot)] += excess
            #expect(abs(bench.run([0, 60])["neck.oedema"][1]) < 1e-3)
        }
    }
}
