import Quantities
import Reactions

/// Interleukin-2: made by engaged CAR-T cells and mostly consumed where it is made; lifts their division and, at high levels, leak.
public struct IL2: Cytokine {
    public let name = "IL2"
    let product: Product

    public var baseline: Term { baseline(1, range: 0.1...3) }
    public var plasmaLoss: Term { plasmaLoss(30, .assumed("between its two half-lives of 13 and 85 min [konrad1990]"), range: 12...77) }
    public var localLoss: Term { localLoss(12, .assumed("a third of a dose into muscle reaches blood [konrad1990]"), range: 5...30) }
    var endothelialWeight: Term {
        parameter(
            "endothelialWeight", 0.1, .one, "Drive of endothelium (vascular leak of IL-2 therapy)", .memory("known toxicity; size assumed"),
            range: 0...0.5)
    }
    var halfEndothelium: Term {
        parameter(
            "halfEndothelium", 2000, .picogramsPerMillilitre, "Level at half endothelial drive", .assumed("levels of IL-2 therapy"),
            range: 300...10_000)
    }

    public func secretion(at place: Place) -> [(source: String, rate: Term)] {
        [("engaged CAR-T cells", product.il2Secretion * place.cart.engaged * effect(.tCellSecretion))]
    }

    public func effects(at place: Place) -> [Effect] {
        [
            .drives(
                .endothelialActivation, at: place.id, by: place.rise(self) * effect(.jakSignalling), half: halfEndothelium,
                weight: endothelialWeight, steepness: 1.5)
        ]
    }
}
