import Forecasting
import Foundation
import Quantities
import Reactions
import Testing

@testable import CytokineModel

/// What the equations must do whatever the numbers: rest, silence, conservation. Source: cells-and-cytokines dossier, section 9.14.
@Suite("Numerics of the model")
struct NumericsTests {
    static func network(_ product: Product = .cd28z, tissues: [Site] = Catalogue.sites) -> Network {
        Network(Body(tissues: tissues, product: product).components(drugs: []))
    }

    /// No malignant cell, no B cell, no CAR-T cell; blood monocytes at their set point.
    static func healthy(_ product: Product = .cd28z) -> Snapshot {
        var snapshot = Snapshot(network(product))
        snapshot[species: "blood.macrophages.resting"] = snapshot[parameter: "macrophages.monocyteSetPoint"]
        return snapshot
    }

    /// States of signals and fluid: all but cells.
    static func isSignal(_ symbol: Symbol) -> Bool { symbol.unit.dimension != Unit.billionCells.dimension }

    // MARK: Rest

    @Test("Without cells and doses every signal is exactly at rest")
    func rest() {
        let snapshot = Self.healthy()
        let found = snapshot.evaluation
        for (index, symbol) in snapshot.network.species.enumerated() where Self.isSignal(symbol) {
            // What flows through the state, and its own unit: rounding is relative to them.
            let size = found.balance { $0 == symbol.id }.size + symbol.unit.factor
            let change = found.rates[index] / symbol.unit.factor
            #expect(abs(found.rates[index]) <= 1e-13 * size, "\(symbol.id) changes by \(change) \(symbol.unit.symbol) a day")
        }
    }

    @Test("At rest sites have their volume, their protein and closed vessels")
    func restingState() {
        let found = Self.healthy()
        for site in Catalogue.sites {
            #expect(found[species: "\(site.id).endothelium.activation"] == 0)
            guard !site.isEncased else { continue }
            #expect(found.evaluation["\(site.id).oedema"] == 0)
            let ratio = found[species: "\(site.id).fluid.protein"] / found[parameter: "\(site.id).interstitium"]
            #expect(abs(ratio - site.bed.proteinRatioNumber.value) < 1e-15)
        }
    }

    // MARK: Conservation

    /// Cells, cytokines and everything else anywhere between nought and something large.
    static func scattered(_ network: Network, seed: UInt64) -> Snapshot {
        var snapshot = Snapshot(network)
        var scatter = Scatter(seed)
        for index in snapshot.state.indices {
            let symbol = network.species[index]
            let isShare = symbol.unit.dimension == .none
            snapshot.state[index] = isShare ? 0.8 * scatter.next() : snapshot.state[index] * (0.5 + scatter.next()) + 20 * scatter.next()
        }
        return snapshot
    }

    @Test(
        "CAR-T cells that move are kept: with division and loss at nought the total of the body is constant",
        arguments: [Product.cd28z.id, Product.fourOneBBz.id])
    func cartConserved(id: String) throws {
        let product = try #require(Catalogue.products.first { $0.id == id })
        let network = Self.network(product)
        for seed in 0..<10 {
            var snapshot = Self.scattered(network, seed: UInt64(seed))
            for name in ["division", "contraction", "memoryLoss"] { snapshot[parameter: "\(id).\(name)"] = 0 }
            for name in ["basalLoss", "infusedLoss", "exhaustedLoss"] { snapshot[parameter: "CARTCells.\(name)"] = 0 }
            let (sum, size) = snapshot.evaluation.balance { $0.contains(".CART.") }
            #expect(size > 1 && abs(sum) <= 1e-12 * size)
        }
    }

    @Test("Cytokine that leaves a tissue arrives in plasma", arguments: ["IL6", "IFNg", "IL2", "IL10", "IL1", "TNF", "GMCSF"])
    func cytokineConserved(name: String) {
        let network = Self.network()
        for seed in 0..<10 {
            var snapshot = Self.scattered(network, seed: UInt64(seed))
            snapshot[parameter: "\(name).plasmaLoss"] = 0
            snapshot[parameter: "\(name).localLoss"] = 0
            for (index, symbol) in network.species.enumerated() where symbol.unit.dimension == Unit.billionCells.dimension {
                snapshot.state[index] = symbol.id.hasSuffix(".macrophages.resting") ? 1 : 0
            }
            let (sum, size) = snapshot.evaluation.balance { $0.hasSuffix(".\(name).amount") }
            #expect(size > 1 && abs(sum) <= 1e-12 * size)
        }
    }

    @Test("Malignant cells that move are kept: without growth, killing and conditioning their total is constant")
    func blastsConserved() {
        let network = Self.network()
        for seed in 0..<10 {
            var snapshot = Self.scattered(network, seed: UInt64(seed))
            for name in ["growth", "negativeGrowth", "killing"] { snapshot[parameter: "targetCells.\(name)"] = 0 }
            let (sum, size) = snapshot.evaluation.balance { $0.hasSuffix(".antigenPositive") || $0.hasSuffix(".antigenNegative") }
            #expect(size > 0.01 && abs(sum) <= 1e-12 * size)
        }
    }

    // MARK: A cavity as a depot

    /// A soluble thing that does nothing: it is carried and lost.
    struct Tracer: Cytokine {
        let name = "tracer"
        var baseline: Term { parameter("baseline", 0, .picogramsPerMillilitre, "Level at rest", .assumed("test")) }
        var plasmaLoss: Term { plasmaLoss(0, .assumed("test"), range: 0...1) }
        var localLoss: Term { localLoss(0, .assumed("test"), range: 0...20) }
        func secretion(at place: Place) -> [(source: String, rate: Term)] { [] }
    }

    /// One unit of tracer in a serous cavity; plasma so large that nothing returns.
    private func depot(localLoss: Double) -> Bench {
        let body = Body(tissues: [.effusion("cavity", label: "Cavity", volume: 1, region: nil)], product: .cd28z)
        let pools = body.everywhere.map { CytokinePool(cytokine: Tracer(), place: $0) as any Component }
        var bench = Bench(pools)
        bench.snapshot[parameter: "blood.interstitium"] = 1e12
        bench.snapshot[parameter: "tracer.localLoss"] = localLoss
        bench.snapshot[species: "cavity.tracer.amount"] = 1
        return bench
    }

    /// Section 9.14 (4): of a tracer that is consumed at 12/d and exchanged at 3/d a fifth reaches plasma.
    @Test("A cavity gives a fifth of an IL-2-like tracer to plasma")
    func depotShare() {
        let arrived = depot(localLoss: 12).run([0, 10])["blood.tracer.amount"][1]
        #expect(abs(arrived - 0.2) <= 1e-6)
    }

    /// Section 9.14 (4): a tracer that is only exchanged, at 3/d, falls with 5.5 h.
    @Test("A cavity lets go of an IFN-γ-like tracer with a half-life of five and a half hours")
    func depotHalfLife() {
        let left = depot(localLoss: 0).run([0, 0.5])["cavity.tracer.amount"][1]
        #expect(abs(12 * log(2) / log(1 / left) - 5.5) <= 0.05)
    }
}
