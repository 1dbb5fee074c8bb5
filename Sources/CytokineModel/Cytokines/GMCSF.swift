import Quantities
import Reactions

/// Granulocyte-macrophage colony-stimulating factor: the soluble word from CAR-T cell to macrophage.
public struct GMCSF: Cytokine {
    public let name = "GMCSF"

    public var baseline: Term { baseline(0.5, range: 0.1...2) }
    public var plasmaLoss: Term { plasmaLoss(14, .memory("one to two hours"), range: 8...20) }
    public var localLoss: Term { localLoss(12, .assumed("bound on the spot"), range: 3...30) }
    var perCART: Term { secreted("perCART", 0.003, by: "engaged CAR-T cell", .assumed("a seventh of IFN-γ"), range: 0.001...0.02) }
    var activationWeight: Term {
        parameter("activationWeight", 0.1, .one, "Drive of macrophages", .assumed("second to contact"), range: 0...1)
    }
    var halfActivation: Term {
        parameter("halfActivation", 150, .picogramsPerMillilitre, "Level at half drive", .assumed("local levels"), range: 50...500)
    }

    public func secretion(at place: Place) -> [(source: String, rate: Term)] {
        [("engaged CAR-T cells", perCART * place.cart.engaged * effect(.tCellSecretion))]
    }

    public func effects(at place: Place) -> [Effect] {
        [
            .drives(
                .macrophageActivation, at: place.id, by: place.rise(self) * effect(.jakSignalling), half: halfActivation,
                weight: activationWeight, steepness: 2)
        ]
    }
}
