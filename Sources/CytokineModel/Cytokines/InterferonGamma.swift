import Quantities
import Reactions

/// Interferon-γ: made by engaged CAR-T cells, primes macrophages, loosens endothelium.
public struct InterferonGamma: Cytokine {
    public let name = "IFNg"
    let product: Product

    public var baseline: Term { baseline(3, range: 0.5...15) }
    public var plasmaLoss: Term { plasmaLoss(33, .abstract("kurzrock1985"), range: 28...40) }
    public var localLoss: Term { localLoss(4, .assumed("mostly reaches plasma"), range: 1...10) }
    var priming: Term { parameter("priming", 0.71, .one, "Priming of macrophages", .assumed("triples activation"), range: 0.4...3) }
    var halfPriming: Term {
        parameter(
            "halfPriming", 300, .picogramsPerMillilitre, "Level at half priming", .assumed("serum range of mild CRS"), range: 50...1000)
    }
    var endothelialWeight: Term {
        parameter("endothelialWeight", 0.5, .one, "Drive of endothelium", .assumed("half of TNF"), range: 0.1...1)
    }
    var halfEndothelium: Term {
        parameter(
            "halfEndothelium", 10_000, .picogramsPerMillilitre, "Level at half endothelial drive", .assumed("high local levels only"),
            range: 2000...30_000)
    }
    var feverWeight: Term {
        parameter("fever", 0.8, .one, "Weight in fever", .assumed("rest of fever under IL-6 blockade"), range: 0.1...1.5)
    }
    var halfFever: Term {
        parameter("halfFever", 170, .picogramsPerMillilitre, "Level at half fever", .assumed("serum range of mild CRS"), range: 50...3000)
    }

    public func secretion(at place: Place) -> [(source: String, rate: Term)] {
        [("engaged CAR-T cells", product.interferonSecretion * place.cart.engaged * effect(.tCellSecretion))]
    }

    public func effects(at place: Place) -> [Effect] {
        let signal = place.rise(self) * effect(.jakSignalling)
        let local: [Effect] = [
            .drives(.macrophagePriming, at: place.id, by: signal, half: halfPriming, weight: priming),
            .drives(.endothelialActivation, at: place.id, by: signal, half: halfEndothelium, weight: endothelialWeight, steepness: 1.5),
        ]
        return place.isBlood ? local + [.drives(.fever, by: signal, half: halfFever, weight: feverWeight)] : local
    }
}
